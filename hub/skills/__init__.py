"""What the hub can do without a language model."""
