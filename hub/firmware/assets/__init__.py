"""Assets for devices: fonts, pictures and wake words, as one file for a partition of the flash."""
