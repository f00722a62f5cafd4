"""Whether two names mean the same thing, as people say them: "eggs" is the "egg timer"."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Final, TypeVar

from hub.skills.word_forms import are_forms, bare

SAME_START: Final = 3
"""Letters at least with which two words begin that are forms of one: egg and eggs, яйца and яиц."""

ENDING: Final = 2
"""Letters at most that one of them has behind that."""

MARKS: Final = re.compile("[\u0300-\u036f]")
"""Accents of Latin, Greek and Cyrillic letters. In other scripts marks are letters of their own."""

BEFORE: Final = re.compile(r"^(?:для|на|под|про|к) (?=\w)")
"""What Russian says before that for which something is: "на чай" and "для чая" mean the same."""

VOWEL: Final = re.compile("[аеиоуыэюя]$")
"""An ending of which Russian has another in each case: чая and чаю, and чай without its accent."""

SHORTEST_STEM: Final = 2
"""Letters at least that such words have in common before it."""

SHORTEST_SAID: Final = 2
"""Characters at least of Chinese words that are looked for in longer ones: 茶 is in everything."""

WORD: Final = re.compile(r"\w+")

UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Chinese and Japanese, which have no spaces between words."""

T = TypeVar("T")


def folded(text: str) -> str:
    """``text`` without what people do not say: case, accents, punctuation, spaces beside each other."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", plain).casefold()))


def same(text: str, other: str) -> bool:
    """Whether the two differ by case and spaces alone."""
    return _cased(text) == _cased(other)


def best_matches(asked: str, things: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """Those of ``things`` whose name is the nearest to what is ``asked`` for; none when none is near.

    The nearest is the same name; then one with the same words; then one with forms of the same words. Either
    of the two may have words besides.
    """
    wanted = _bare(asked)
    nearness = [(_nearness(wanted, _bare(name(thing))), thing) for thing in things]
    best = max((near for near, _ in nearness), default=0)
    return tuple(thing for near, thing in nearness if near == best) if best else ()


def same_things(asked: str, things: Iterable[T], name: Callable[[T], str], language: str) -> tuple[T, ...]:
    """Those of ``things`` that are called what is ``asked`` for; none when none is called so.

    Case, accents, an article before it, and forms of the same words do not matter; but what is called exactly
    so comes first. What is only like it, "pears" or "oat milk" for "peas" or "milk", is something else.

    Args:
        asked: What was said.
        things: What there is.
        name: What one of them is called.
        language: The tag of what is spoken.
    """
    sameness = [(_sameness(asked, name(thing), language), thing) for thing in things]
    best = max((same for same, _ in sameness), default=0)
    return tuple(thing for same, thing in sameness if same == best) if best else ()


def speaking_of(asked: str, things: Iterable[T], name: Callable[[T], str], language: str) -> tuple[T, ...]:
    """Those of ``things`` whose name has all words that are ``asked`` for: "plants" of "water the plants"."""
    wanted = bare(folded(asked), language)
    return tuple(thing for thing in things if wanted and _is_within(wanted, folded(name(thing)), language))


def _is_within(wanted: str, name: str, language: str) -> bool:
    if UNSPACED.search(wanted):
        return len(wanted) >= SHORTEST_SAID and wanted in name
    return all(any(are_forms(word, other, language) for other in name.split()) for word in wanted.split())


def _sameness(asked: str, name: str, language: str) -> int:
    """0 for another thing."""
    if same(asked, name):
        return 3
    wanted, named = (BEFORE.sub("", bare(folded(text), language)) for text in (asked, name))
    if not wanted or not named:
        return 0
    if wanted == named:
        return 2
    ours, theirs = wanted.split(), named.split()
    if len(ours) != len(theirs):
        return 0
    return 1 if all(map(are_forms, ours, theirs, repeat(language))) else 0


def _bare(text: str) -> str:
    return BEFORE.sub("", folded(text))


def _nearness(wanted: str, name: str) -> int:
    """0 when they have nothing in common."""
    if not wanted or not name:
        return 0
    if wanted == name:
        return 3
    if UNSPACED.search(wanted + name):
        return 2 if wanted in name or name in wanted else 0
    fewer, more = sorted((wanted.split(), name.split()), key=len)
    if set(fewer) <= set(more):
        return 2
    return 1 if all(any(_are_forms(word, other) for other in more) for word in fewer) else 0


def _are_forms(word: str, other: str) -> bool:
    start = 0
    for letter, same_letter in zip(word, other, strict=False):
        if letter != same_letter:
            break
        start += 1
    stems = {VOWEL.sub("", word), VOWEL.sub("", other)}
    if len(stems) == 1 and len(min(stems)) >= SHORTEST_STEM:
        return True
    return word == other or (start >= SAME_START and max(len(word), len(other)) - start <= ENDING)


def _cased(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
