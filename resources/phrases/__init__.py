"""What the hub itself says and shows, one folder a language, one file a topic."""
