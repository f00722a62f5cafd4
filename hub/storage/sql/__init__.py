"""SQLAlchemy, the door to it: what grows, in SQLite. Importing most of this takes 0.3 s: do it in a thread."""
