"""One turn: from a question to a spoken answer."""
