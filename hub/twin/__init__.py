"""A software Xiaozhi device, written from the device's own behaviour.

It imports nothing of the hub's protocol, pacing or devices, so that it cannot share their mistakes.
"""
