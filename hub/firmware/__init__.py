"""Firmware for devices: what an image is, and whether it may be given to a device."""
