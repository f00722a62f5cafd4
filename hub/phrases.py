"""Everything the hub itself says or shows, by key, in the languages of ``resources/phrases``.

Blocking on the first use of a language (files of some 10 kB); cached from then on.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Final

from pydantic import BaseModel, ConfigDict

LANGUAGES: Final = ("en", "ru", "zh", "de", "es")
"""The languages the hub itself speaks, ISO 639-1."""

FALLBACK: Final = "en"
"""The language of who speaks none of them."""


class _PhraseFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    phrases: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}


def nearest_language(language: str) -> str:
    """The one of LANGUAGES for a tag such as ``zh-CN``, ``ru_RU`` or ``en``; FALLBACK for any other."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else FALLBACK


def has_phrases(language: str) -> bool:
    """Whether the hub speaks the language of a tag; else what it says is in FALLBACK."""
    return language.replace("_", "-").partition("-")[0].lower() in LANGUAGES


def phrase(key: str, language: str, **values: str) -> str:
    """What the hub says for ``key`` (an error's code, or a name in the phrase files).

    Args:
        key: The phrase's key.
        language: A language tag; English stands in for what the hub does not speak.
        **values: What to put in for the phrase's placeholders.

    Raises:
        KeyError: There is no such phrase, or a placeholder has no value.
    """
    return _load(nearest_language(language)).phrases[key].format(**values)


def phrase_keys(language: str) -> frozenset[str]:
    """The keys that ``phrase`` knows in one of LANGUAGES."""
    return frozenset(_load(language).phrases)


def words(name: str, language: str) -> tuple[str, ...]:
    """A list of words of a language, such as its ``weekdays`` (Monday first) or ``months``.

    Raises:
        KeyError: The language has no such list.
    """
    return _load(nearest_language(language)).words[name]


@cache
def _load(language: str) -> _PhraseFile:
    found = _PhraseFile(phrases={}, words={})
    for file in sorted(resources.files("resources").joinpath("phrases", language).iterdir(), key=str):
        more = _PhraseFile.model_validate(tomllib.loads(file.read_text("utf-8")))
        if twice := (more.phrases.keys() & found.phrases.keys()) | (more.words.keys() & found.words.keys()):
            raise ValueError(f"{file} says again: {', '.join(sorted(twice))}.")
        found = _PhraseFile(phrases={**found.phrases, **more.phrases}, words={**found.words, **more.words})
    return found
