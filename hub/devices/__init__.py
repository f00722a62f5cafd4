"""Devices on the wire: the WebSocket gateway and one session per conversation."""
