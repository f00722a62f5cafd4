"""The pages of the window, one module each. They take values and emit intentions."""
