"""Putting sentences together as their language does."""

import re
from collections.abc import Iterable

_NO_SPACE_BEHIND = re.compile("[\\s\u2e80-\u30ff\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]$")
"""Space, and Chinese and Japanese letters and marks."""


def joined(sentences: Iterable[str]) -> str:
    """One text of ``sentences``, with spaces between those of languages that write some."""
    text = ""
    for sentence in sentences:
        text += sentence if not text or _NO_SPACE_BEHIND.search(text) else f" {sentence}"
    return text
