"""Small windows that ask one thing, one module each. They take values and emit intentions."""
