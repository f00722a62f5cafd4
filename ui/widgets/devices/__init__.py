"""The parts of the page of devices: their list, and what can be seen and done about the one that is chosen."""
