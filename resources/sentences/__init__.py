"""What people say to the hub's own skills, one file a language."""
