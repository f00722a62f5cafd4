"""What the window's English texts are in the language that it speaks now: controls are found by their names."""

import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import Final

from ui.resources import TRANSLATIONS

PLACE: Final = re.compile("%[0-9]")


class Wording:
    """Knows the translations of one language at a time."""

    def __init__(self) -> None:
        self.language = "en"

    def same(self, source: str, said: str) -> bool:
        """Whether ``said`` is what ``source`` is called now."""
        return any(form.fullmatch(said.replace("&", "")) for form in _patterns(self.language, source))

    def within(self, source: str, said: str) -> bool:
        """Whether it is part of ``said``."""
        return any(form.search(said) for form in _patterns(self.language, source))


@cache
def _patterns(language: str, source: str) -> tuple[re.Pattern[str], ...]:
    """All that ``source`` may be called; itself, where nothing translates it. ``%1`` is anything."""
    forms = _translations(language).get(source, frozenset((source,)))
    return tuple(re.compile(PLACE.sub(".+", re.escape(form)), re.DOTALL) for form in forms)


@cache
def _translations(language: str) -> dict[str, frozenset[str]]:
    """By the source. One text may be translated differently in different places."""
    found: dict[str, set[str]] = {}
    for message in ET.parse(f"{TRANSLATIONS}/ui_{language}.ts").iter("message"):  # noqa: S314 - our own file
        source, text = message.findtext("source", ""), message.findtext("translation", "").strip()
        found.setdefault(source, set()).add(text or source)
    return {source: frozenset(texts) for source, texts in found.items()}
