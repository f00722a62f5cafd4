"""Templates of personas, one folder a language; ``names.toml`` is what people call them."""
