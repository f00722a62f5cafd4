"""Whether two words are forms of one, its number or its cases: by the rules of a language, not by likeness."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Final

from pydantic import BaseModel, ConfigDict

INFLECTED: Final = ("en", "ru", "de", "es")
"""Languages whose rules are known; Chinese words have one form."""

SHORTEST_STEM: Final = 2
"""Letters at least that two forms have in common."""

_RUSSIAN = re.compile("[\u0400-\u04ff]")


class Endings(BaseModel):
    """Endings of which any can stand for another.

    Attributes:
        after: Pattern of the end of the stems that have them.
        of: The endings; an empty one is none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: str
    of: tuple[str, ...]


class Words(BaseModel):
    """A file of ``resources/words``; all words as ``folded`` gives them.

    Attributes:
        before: Pattern of what stands before a name and is no part of it.
        irregular: Forms of one word that no rule makes.
        apart: Words that are not forms of each other, whatever a rule says.
        fleeting: Pattern of a vowel near the end that other forms of the word do not have.
        instead: What they have in its place.
        endings: Of each way to inflect.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: str
    irregular: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, str], ...]
    fleeting: str = "(?!)"
    instead: tuple[str, ...] = ()
    endings: tuple[Endings, ...]


def load() -> None:
    """Read the rules. Blocking, about 5 ms, the first time."""
    for language in INFLECTED:
        _rules(language)


def are_forms(word: str, other: str, language: str) -> bool:
    """Whether the two, as ``folded`` gives them, are the same word in perhaps another form.

    ``language`` is the tag of what is spoken; what is written in Cyrillic is Russian in any case.
    """
    if word == other:
        return True
    rules = _rules_for(word + other, language)
    if rules is None or {word, other} in map(set, rules.apart):
        return False
    if any(word in forms and other in forms for forms in rules.irregular):
        return True
    if not _paradigms(word, rules).isdisjoint(_paradigms(other, rules)):
        return True
    both = ((word, other), (other, word))
    return any(not _contracted(one, rules).isdisjoint(_inflected(two, rules)) for one, two in both)


def bare(text: str, language: str) -> str:
    """``text``, as ``folded`` gives it, without an article before it."""
    rules = _rules_for(text, language)
    return text if rules is None else re.sub(f"^(?:{rules.before}) (?=\\w)", "", text)


def _paradigms(word: str, rules: Words) -> set[tuple[int, str]]:
    """The ways to inflect by which it can be read, each with the stem then."""
    return {(number, stem) for number, stem, _ in _readings(word, rules)}


def _inflected(word: str, rules: Words) -> set[str]:
    """The stems that it may have with an ending."""
    return {stem for _, stem, ending in _readings(word, rules) if ending}


def _contracted(word: str, rules: Words) -> set[str]:
    """The stems that it may have without its fleeting vowel; none when it has no such."""
    return {re.sub(rules.fleeting, by, word) for by in rules.instead} - {word}


def _readings(word: str, rules: Words) -> Iterator[tuple[int, str, str]]:
    """Number of the way to inflect, stem, ending."""
    for number, endings in enumerate(rules.endings):
        for ending in filter(word.endswith, endings.of):
            stem = word.removesuffix(ending)
            if len(stem) >= SHORTEST_STEM and re.search(f"(?:{endings.after})$", stem):
                yield number, stem, ending


def _rules_for(text: str, language: str) -> Words | None:
    primary = "ru" if _RUSSIAN.search(text) else language.replace("_", "-").partition("-")[0].lower()
    return _rules(primary) if primary in INFLECTED else None


@cache
def _rules(language: str) -> Words:
    text = resources.files("resources").joinpath("words", f"{language}.toml").read_text("utf-8")
    return Words.model_validate(tomllib.loads(text))
