"""The Firmware page."""
