"""The speech models: what there is (catalog.toml), what is installed, and getting more."""
