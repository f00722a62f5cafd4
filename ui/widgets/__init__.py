"""The parts pages are made of, one widget a module. They take values and emit intentions."""
