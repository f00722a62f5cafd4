"""What hears, thinks and speaks: value types and Protocols, and the engines behind them."""
