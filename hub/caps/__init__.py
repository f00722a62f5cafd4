"""How much anybody may ask of the hub, and what became of those who asked for more; no network."""
