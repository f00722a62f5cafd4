"""The HTTP side: the device's check and what else is asked over HTTP."""
