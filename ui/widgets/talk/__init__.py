"""Parts of the Talk page."""
