"""Strangers' texts, made fit to be kept, sent and shown."""

from typing import Final

CUT: Final = "…"


def clean(text: str, most: int) -> str:
    """``text`` without what cannot be written or seen, ``most`` characters of it at most."""
    seen = "".join(letter for letter in text[: most + 1] if letter.isprintable() or letter in "\n\t")
    return shortened(seen, most)


def shortened(text: str, most: int) -> str:
    """``text``, with a mark where the rest of it was cut off."""
    return text if len(text) <= most else text[: most - len(CUT)] + CUT
