"""The desktop window. It reads the hub and is never read by it."""
