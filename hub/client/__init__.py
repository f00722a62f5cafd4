"""Asking a hub over its API, on this computer or elsewhere: one client, and the values of the API itself.

It needs nothing of the hub that answers. What comes back are the models of ``hub.web.api``, so a window or a
program works with the very values that the API's document describes.
"""
