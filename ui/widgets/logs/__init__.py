"""Parts of the Logs page."""
