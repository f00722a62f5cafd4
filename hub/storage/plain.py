"""Strangers' texts, as a database takes them."""


def plain(text: str) -> str:
    """``text`` without what a database refuses: half a surrogate pair, and NUL. Strangers send both."""
    return text.encode(errors="replace").decode().replace("\0", "")
