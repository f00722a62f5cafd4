"""The language of a text, by what a service tells of it or by its letters."""

import re
from collections.abc import Sequence

from hub.languages import NAMES

_CODE = re.compile("[a-z]{2,3}")
_SCRIPTS = (("zh", re.compile("[\u3400-\u9fff]")), ("ru", re.compile("[\u0400-\u04ff]")))


def language_code(name: str) -> str:
    """The ISO 639-1 code for one, a tag such as ``en-US`` or a name such as ``english``; empty if unknown."""
    plain = name.strip().lower()
    primary = plain.replace("_", "-").partition("-")[0]
    return NAMES.get(plain) or (primary if _CODE.fullmatch(primary) else "")


def guess_language(text: str) -> str:
    """An ISO 639-1 code: Chinese or Russian by their letters, else English."""
    return next((code for code, letters in _SCRIPTS if letters.search(text)), "en")


def settle_language(told: str, text: str, among: Sequence[str]) -> str:
    """The language of ``text``: as told, else as its letters look, but one of ``among`` if there are any."""
    candidates = (language_code(told), guess_language(text))
    return next(
        (code for code in candidates if code and (not among or code in among)), among[0] if among else "en"
    )


def is_written_in(text: str, language: str) -> bool:
    """Whether a voice for ``language`` can read ``text``, as far as its letters tell."""
    needs = guess_language(text)
    return needs == language or (needs == "en" and language not in dict(_SCRIPTS))
