"""A turn's stages, drawn."""
