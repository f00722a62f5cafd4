"""The parts of the desktop's trial: a person, what they do, and what they look at."""
