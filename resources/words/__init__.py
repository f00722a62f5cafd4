"""How words are inflected, by language: which of them are the same name."""
