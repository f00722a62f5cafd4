"""The speech models of this machine: which are here or on their way, how fast they are, and which are used."""
