"""Parts of the wizard that flashes boards over USB."""
