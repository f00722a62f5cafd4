"""A hub that runs elsewhere, in the shape of one in this process: no page knows the difference."""
