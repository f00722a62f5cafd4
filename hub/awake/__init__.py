"""Keeping the computer from falling asleep by itself, as each system does it."""
