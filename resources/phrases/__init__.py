"""What the hub itself says and shows, one file a language."""
