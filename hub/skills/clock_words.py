"""Reads a time of day: ``half past seven``, ``без пятнадцати семь``, ``下午三点半``."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from hub.skills.halves import HALF_DAY, Half, clock_time
from hub.skills.numerals import Numerals
from hub.skills.quantity_patterns import QuantityPatterns
from hub.skills.requests import ClockTime

_DAY: Final = 24  # hours
_HOUR: Final = 60  # minutes


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
            time = clock_time(int(hour) * _HOUR + int(minute), certain=True)
            yield said, partial(_always, time)
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
        if minutes < _HOUR <= hour * _HOUR:  # "a quarter to one" may be before noon or before midnight
            minutes += HALF_DAY * _HOUR
        return clock_time(minutes, self._half(said.get("p")), certain=hour > HALF_DAY)

    def _half(self, said: str | None) -> Half | None:
        """Which half of the day those words name."""
        return next((half for half, found in self._halves.items() if said and found.fullmatch(said)), None)


def _always(time: ClockTime, _match: re.Match[str]) -> ClockTime:
    return time
