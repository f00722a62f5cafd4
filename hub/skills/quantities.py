"""Finds the durations, clock times, days, percentages and numbers in what was said.

Each is replaced by one letter that no language of the hub uses, so that the sentence templates need not know
how a time is said: ``set a timer for ⴰ``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from hub.skills.calendar_words import DayReader
from hub.skills.clock_words import ClockReader
from hub.skills.numerals import ChineseNumerals, Numerals, WordNumerals
from hub.skills.quantity_patterns import UNITS, QuantityPatterns
from hub.skills.requests import ClockTime, Days

KINDS: Final = ("duration", "percent", "clock", "days", "number")
"""In the order in which they are looked for: what one has found is no longer there for the next."""

MOST: Final = 8
"""Quantities of one kind in a sentence; what comes after them stays in words."""

_FIRST_LETTER: Final = 0x2D30
"""Of Tifinagh: letters without capitals, next to one another, in none of the hub's languages."""

Quantity = float | ClockTime | Days
Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity | None]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose quantities are letters.

    Attributes:
        text: The text.
        found: What each letter stands for: the words and their meaning.
    """

    text: str
    found: dict[str, tuple[str, Quantity]]

    def words(self, text: str) -> str:
        """A piece of the text with its quantities in words again, as they were said."""
        for letter in reversed(self.found):  # what was found later may hold what was found before
            text = text.replace(letter, self.found[letter][0])
        return text


def letters(kind: str) -> list[str]:
    """The letters that stand for quantities of one of KINDS."""
    first = _FIRST_LETTER + MOST * KINDS.index(kind)
    return [chr(first + number) for number in range(MOST)]


class Quantities:
    """Marks the quantities in the sentences of one language."""

    def __init__(self, patterns: QuantityPatterns) -> None:
        words = patterns.numbers
        numerals: Numerals = ChineseNumerals() if words is None else WordNumerals(words)
        ordinals: Numerals = numerals if patterns.ordinals is None else WordNumerals(patterns.ordinals)
        edges = ("", "") if words is None else (r"(?<!\w)", r"(?!\w)")
        durations = _Durations(patterns, numerals)
        number = patterns.not_a_number + numerals.pattern

        def reader(pattern: str, read: Callable[[re.Match[str]], Quantity | None]) -> Reader:
            return re.compile(f"{edges[0]}(?:{pattern}){edges[1]}", re.IGNORECASE), read

        self._readers: dict[str, list[Reader]] = {
            "duration": [reader(durations.pattern, durations.read)],
            "percent": [
                reader(
                    shape.replace("<n>", f"(?P<n>{numerals.pattern})"), lambda match: numerals.value(match["n"])
                )
                for shape in patterns.percent
            ],
            "clock": [reader(*each) for each in ClockReader(patterns, numerals, ordinals).readers()],
            "days": [reader(*each) for each in DayReader(patterns, ordinals, edges[0]).readers()],
            "number": [(re.compile(number, re.IGNORECASE), lambda match: numerals.value(match[0]))],
        }

    def mark(self, text: str) -> Marked:
        """``text`` with letters for its quantities."""
        found: dict[str, tuple[str, Quantity]] = {}
        for kind, readers in self._readers.items():
            free = iter(letters(kind))
            for pattern, read in readers:
                text = pattern.sub(partial(_letter, read, free, found), text)
        return Marked(text, found)


def _letter(
    read: Callable[[re.Match[str]], Quantity | None],
    free: Iterator[str],
    found: dict[str, tuple[str, Quantity]],
    match: re.Match[str],
) -> str:
    """A letter for what was found; the words as they are when they mean nothing, or no letter is left."""
    meaning = read(match)
    letter = None if meaning is None else next(free, None)
    if meaning is None or letter is None:
        return match[0]
    found[letter] = (match[0], meaning)
    return letter


class _Durations:
    """``an hour and a half``, ``2 часа 10 минут``: parts, added up."""

    def __init__(self, patterns: QuantityPatterns, numerals: Numerals) -> None:
        self._numerals = numerals
        self._lengths = {f"fixed{number}": length for number, length in enumerate(patterns.fixed.values())}
        fixed = "|".join(f"(?P<fixed{number}>{said})" for number, said in enumerate(patterns.fixed))
        units = "|".join(f"(?P<{unit}>{said})" for unit, said in patterns.units.items())
        before = (
            f"(?P<before>{patterns.half_before_unit})?" if patterns.half_before_unit else "(?P<before>(?!))?"
        )
        counted = rf"(?P<n>{numerals.pattern})[ -]?{before}[ -]?(?:{units})"
        part = f"(?:{fixed}|{counted})(?P<after>{patterns.and_a_half})?"
        self._part = re.compile(part, re.IGNORECASE)
        bare = re.sub(r"\?P<\w+>", "?:", part)
        whole = f"{_hours_and_minutes(patterns, numerals)}|{bare}(?:{patterns.joiner}{bare})*"
        self.pattern = f"{patterns.not_a_duration}(?:{whole})"

    def read(self, match: re.Match[str]) -> float:
        """Seconds."""
        if match["minutes"]:
            hours = self._part.search(match.string, *match.span("hours"))
            length = self._seconds(hours) if hours is not None else UNITS["hour"]
            return length + UNITS["minute"] * self._numerals.value(match["minutes"])
        return sum(self._seconds(part) for part in self._part.finditer(match.string, *match.span()))

    def _seconds(self, part: re.Match[str]) -> float:
        halves = 0.5 if part["before"] or part["after"] else 0.0
        fixed = next((length for name, length in self._lengths.items() if part[name]), None)
        if fixed is not None:
            return fixed * (1 + halves)
        unit = next(length for name, length in UNITS.items() if part[name])
        return unit * (self._numerals.value(part["n"]) + halves)


def _hours_and_minutes(patterns: QuantityPatterns, numerals: Numerals) -> str:
    """Finds hours with minutes whose unit is not said: ``an hour twenty``."""
    counted = f"{numerals.pattern}[ -]?(?:{patterns.units['hour']})"
    fixed = (said for said, length in patterns.fixed.items() if length == UNITS["hour"])
    minutes = patterns.bare_minutes.replace("<n>", f"(?P<minutes>(?>{numerals.whole}))")
    return f"(?P<hours>{'|'.join([*fixed, patterns.hour_alone, counted])}){minutes}"
