"""What was said, as it is searched: a question finds its words in whatever case they were written."""

import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from hub.storage.plain import plain

YO = str.maketrans("ё", "е")
"""Russian writes one for the other, and so does who hears it."""


MOST_WORDS: Final = 16
"""Of a search; those behind are not looked for. Every turn is looked through once for each of them."""


def folded(text: str) -> str:
    """``text`` without what a search does not tell apart: case, width, ``ё``."""
    return unicodedata.normalize("NFKC", plain(text)).casefold().translate(YO)


def sought(text: str) -> Iterator[str]:
    """The words of a search, folded: each once, and ``MOST_WORDS`` at most."""
    words = dict.fromkeys(folded(text).split())
    yield from islice(words, MOST_WORDS)


def said(question: str, spoken: str) -> str:
    """What is searched of a turn."""
    return folded(f"{question}\n{spoken}")
