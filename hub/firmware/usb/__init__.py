"""Boards on a USB cable: which are there, what is written on them, and what they say."""
