"""What letters tell of a language."""

import re
from collections.abc import Iterable

_NO_SPACE_BEHIND = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$")
"""Chinese and Japanese letters and marks."""

_SCRIPTS = (("zh", re.compile("[\u3400-\u9fff]")), ("ru", re.compile("[\u0400-\u04ff]")))


def guess_language(text: str) -> str:
    """An ISO 639-1 code: Chinese or Russian by their letters, else English."""
    return next((code for code, letters in _SCRIPTS if letters.search(text)), "en")


def joined(sentences: Iterable[str]) -> str:
    """One text of ``sentences``, with spaces between those of languages that write some."""
    text = ""
    for sentence in sentences:
        text += sentence if not text or _NO_SPACE_BEHIND.search(text) else f" {sentence}"
    return text
