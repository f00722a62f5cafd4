"""What lasts: devices, conversations and, if the household wants it, the sound of questions."""
