"""Xiaozhi Hub's headless core: it greets devices, hears, thinks and speaks. It never imports Qt."""

__version__ = "0.1.0"
