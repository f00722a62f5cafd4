"""The device's wire format: bytes and dicts only, no input or output."""
