"""Parts of the Firmware page."""
