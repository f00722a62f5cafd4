"""Reads a time of day: ``half past seven``, ``без пятнадцати семь``, ``下午三点半``."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from hub.skills.numerals import Numerals
from hub.skills.quantity_patterns import QuantityPatterns
from hub.skills.requests import ClockTime, DayPart

_HALF_DAY: Final = 12  # hours
_DAY: Final = 24  # hours
_HOUR: Final = 60  # minutes
_EVENING: Final = 5  # o'clock; "five at night" is in the evening, "four at night" before the morning
_AFTER_NOON: Final = 4  # o'clock; "one at noon" is 13 o'clock, "eleven at noon" is not 23


class ClockReader:
    """The clock times of one language."""

    def __init__(self, patterns: QuantityPatterns, numerals: Numerals, ordinals: Numerals) -> None:
        self._patterns = patterns
        self._numerals = numerals
        self._ordinals = ordinals
        self._halves = {half: re.compile(said, re.IGNORECASE) for half, said in patterns.halves.items()}

    def readers(self) -> Iterator[tuple[str, Callable[[re.Match[str]], ClockTime | None]]]:
        """The patterns, each with what makes a time of what it finds."""
        for said, at in self._patterns.clock_words.items():
            hour, _, minute = at.partition(":")
            yield said, partial(_always, ClockTime(int(hour), int(minute), certain=True))
        for shape, more in self._patterns.clock:
            yield self._filled(shape), partial(self._read, more)

    def _filled(self, shape: str) -> str:
        """A pattern of the data with its placeholders as named groups."""
        groups = {
            "h": self._numerals.whole, "m": self._numerals.whole, "b": self._numerals.whole,
            "o": self._ordinals.whole, "p": "|".join(self._patterns.halves.values()),
        }  # fmt: skip
        return re.sub(r"<([hmbop])>", lambda match: f"(?P<{match[1]}>{groups[match[1]]})", shape)

    def _read(self, more: int, match: re.Match[str]) -> ClockTime | None:
        """The time that a pattern found; None when there is no such time, as 25:00."""
        said = match.groupdict()
        hour = self._ordinals.value(said["o"]) if said.get("o") else self._numerals.value(said["h"])
        past = self._numerals.value(said["m"]) if said.get("m") else 0
        before = self._numerals.value(said["b"]) if said.get("b") else 0
        if hour > _DAY or past >= _HOUR or before >= _HOUR or int(hour) != hour:
            return None
        minutes = int(hour * _HOUR + past - before + more)
        half = next(
            (half for half, said_so in self._halves.items() if said_so.fullmatch(said.get("p") or "")), ""
        )
        return clock_time(minutes, half)


def _always(time: ClockTime, _match: re.Match[str]) -> ClockTime:
    return time


def clock_time(minutes: int, half: str = "") -> ClockTime:
    """The time ``minutes`` after midnight, or after noon where ``half`` of the day says so.

    Args:
        minutes: As said: 7:30 is 450 whichever half of the day is meant.
        half: ``am``, ``pm``, ``night``, ``noon``; empty when it was not said.
    """
    hour, minute = divmod(minutes, _HOUR)
    at = hour + 1 if minute and minutes < 0 else hour
    if not half or at > _HALF_DAY:
        certain = at > _HALF_DAY or at <= 0
        return ClockTime(hour % _DAY, minute, certain)
    return ClockTime(_in_half(hour, half) % _DAY, minute, certain=True)


def _in_half(hour: int, half: str) -> int:
    """The hour of 24 for one of 12."""
    late = {"am": False, "pm": hour != _HALF_DAY, "night": hour >= _EVENING, "noon": hour < _AFTER_NOON}[half]
    if hour == _HALF_DAY and half in ("am", "night"):
        return 0
    return hour + _HALF_DAY if late and hour < _HALF_DAY else hour


HALF_OF_PART: Final = {
    DayPart.MORNING: "am", DayPart.NOON: "noon", DayPart.AFTERNOON: "pm",
    DayPart.EVENING: "pm", DayPart.NIGHT: "night",
}  # fmt: skip
"""Which half of the day a time is in that is said with a part of the day: "tomorrow morning at seven"."""
