"""Whether two words are forms of one, its number or its cases: by the rules of a language, not by likeness."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from pydantic import BaseModel, ConfigDict

INFLECTED: Final = ("en", "ru", "de", "es")
"""Languages whose rules are known; Chinese words have one form."""

SHORTEST_STEM: Final = 2
"""Letters at least that two forms have in common."""

MOST_READ: Final = 2_000
"""Words of which it is remembered how they can be read: those of a few long lists."""

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
    known = _known(word + other, language)
    rules = _rules(known) if known else None
    if rules is None or {word, other} in map(set, rules.apart):
        return False
    if any(word in forms and other in forms for forms in rules.irregular):
        return True
    if word[:SHORTEST_STEM] != other[:SHORTEST_STEM]:
        return False
    ours, theirs = _readings(word, known), _readings(other, known)
    return not (
        ours.whole.isdisjoint(theirs.whole)
        and ours.contracted.isdisjoint(theirs.inflected)
        and theirs.contracted.isdisjoint(ours.inflected)
    )


def bare(text: str, language: str) -> str:
    """``text``, as ``folded`` gives it, without an article before it."""
    known = _known(text, language)
    return re.sub(f"^(?:{_rules(known).before}) (?=\\w)", "", text) if known else text


@dataclass(frozen=True, slots=True)
class _Readings:
    """How one word can be read."""

    whole: frozenset[tuple[int, str]]  # number of the way to inflect, and the stem
    inflected: frozenset[str]  # stems that have an ending in it
    contracted: frozenset[str]  # stems without its fleeting vowel


@lru_cache(MOST_READ)
def _readings(word: str, known: str) -> _Readings:
    rules = _rules(known)
    found = [
        (number, word.removesuffix(ending), ending)
        for number, endings in enumerate(rules.endings)
        for ending in filter(word.endswith, endings.of)
        if _is_stem(word.removesuffix(ending), endings.after)
    ]
    return _Readings(
        frozenset((number, stem) for number, stem, _ in found),
        frozenset(stem for _, stem, ending in found if ending),
        frozenset(re.sub(rules.fleeting, by, word) for by in rules.instead) - {word},
    )


def _is_stem(text: str, after: str) -> bool:
    return len(text) >= SHORTEST_STEM and re.search(f"(?:{after})$", text) is not None


def _known(text: str, language: str) -> str:
    """The one of INFLECTED by whose rules ``text`` is read; empty for none."""
    primary = "ru" if _RUSSIAN.search(text) else language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in INFLECTED else ""


@cache
def _rules(language: str) -> Words:
    text = resources.files("resources").joinpath("words", f"{language}.toml").read_text("utf-8")
    return Words.model_validate(tomllib.loads(text))
