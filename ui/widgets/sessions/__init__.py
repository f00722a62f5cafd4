"""The parts of the Sessions page: the conversations, one of them turn by turn, and what is done with them."""
