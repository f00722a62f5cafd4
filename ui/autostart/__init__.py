"""Starting the program when the person logs in, as each system does it."""
