"""The sub-commands of ``python -m hub``."""
