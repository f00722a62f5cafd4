"""Data the program ships: phrases, pictures, styles, translations."""
