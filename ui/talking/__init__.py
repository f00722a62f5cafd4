"""Talking to the hub at this computer: its sound card joined to a device of its own."""
