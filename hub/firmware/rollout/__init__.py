"""Giving an image to devices over the air: some first, then the rest; watched, and taken back if need be."""
