"""Parts of the Voices and models page."""
