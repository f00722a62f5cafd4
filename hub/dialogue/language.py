"""The language of typed text, told by its letters."""

import re

_SCRIPTS = (("zh", re.compile("[\u3400-\u9fff]")), ("ru", re.compile("[\u0400-\u04ff]")))


def guess_language(text: str) -> str:
    """An ISO 639-1 code: Chinese or Russian by their letters, else English."""
    return next((code for code, letters in _SCRIPTS if letters.search(text)), "en")
