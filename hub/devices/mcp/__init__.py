"""A device's tools, which the hub uses over the device's own WebSocket (the device protocol, section 4)."""
