"""Reads days: ``tomorrow evening``, ``every Monday and Thursday``, ``5 мая``, ``工作日``."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from hub.skills.numerals import Numerals
from hub.skills.quantity_patterns import QuantityPatterns
from hub.skills.requests import DayPart, Days

_LAST_DAY: Final = 31  # of a month

Finding = tuple[str, Callable[[re.Match[str]], Days | None]]


class DayReader:
    """The days of one language."""

    def __init__(self, patterns: QuantityPatterns, ordinals: Numerals, edge: str) -> None:
        self._patterns = patterns
        self._ordinals = ordinals
        self._weekdays = [
            re.compile(f"{edge}(?:{once}|{every})", re.IGNORECASE)
            for once, every in zip(patterns.weekdays, patterns.recurring, strict=True)
        ]
        self._months = [re.compile(month, re.IGNORECASE) for month in patterns.months]

    def readers(self) -> Iterator[Finding]:
        """The patterns, each with what makes days of what it finds; the longest forms first."""
        patterns, then = self._patterns, self._then_a_part()
        day, days = _either(patterns.weekdays), _either(patterns.recurring)
        more, many = f"(?:{patterns.between_days}{day})*", f"(?:{patterns.between_days}{days})*"
        yield f"(?:{patterns.every}{day}{more}|{days}{many}){then}", self._recurring
        for said, which in patterns.sets.items():
            yield f"(?:{said}){then}", partial(self._set, which)
        for shape in patterns.dates:
            month = f"(?P<month>{_either(patterns.months)})"
            number = f"(?P<d>{self._ordinals.whole})"
            yield shape.replace("<d>", number).replace("<month>", month) + then, self._date
        for said, part in patterns.today_parts.items():
            yield said, partial(_always, Days(offset=0, part=part))
        for said, offset in patterns.relative.items():
            yield f"(?:{said}){then}", partial(self._relative, offset)
        for shape, week in patterns.weeks.items():
            yield self._with_day(shape, day, then), partial(self._of_week, week)
        for shape in patterns.later:
            yield self._with_day(shape, day, then), self._later
        yield f"(?:{patterns.once})?{day}{then}", self._once
        for part, said in patterns.alone.items():
            yield said, partial(_always, Days(part=part))

    def _then_a_part(self) -> str:
        parts = (f"(?P<{part}>{said})" for part, said in self._patterns.parts.items())
        return f"{_either(parts)}?"

    @staticmethod
    def _with_day(shape: str, day: str, then: str) -> str:
        """A pattern of the data with its placeholders filled."""
        whole = shape if "<part>" in shape else f"(?:{shape})<part>"
        return whole.replace("<day>", day).replace("<part>", then)

    def _recurring(self, match: re.Match[str]) -> Days:
        found = tuple(day for day, said in enumerate(self._weekdays) if said.search(match[0]))
        return Days(weekdays=found, every=True, part=self._part(match))

    def _set(self, which: str, match: re.Match[str]) -> Days:
        return Days(weekdays=tuple(int(day) for day in which), every=True, part=self._part(match))

    def _relative(self, offset: int, match: re.Match[str]) -> Days:
        return Days(offset=offset, part=self._part(match))

    def _once(self, match: re.Match[str]) -> Days:
        found = next(day for day, said in enumerate(self._weekdays) if said.search(match[0]))
        return Days(weekdays=(found,), part=self._part(match))

    def _later(self, match: re.Match[str]) -> Days:
        return replace(self._once(match), later=True)

    def _of_week(self, week: int, match: re.Match[str]) -> Days:
        return replace(self._once(match), week=week)

    def _date(self, match: re.Match[str]) -> Days | None:
        day = int(self._ordinals.value(match["d"]))
        month = next(number for number, said in enumerate(self._months, 1) if said.fullmatch(match["month"]))
        return Days(date=(month, day), part=self._part(match)) if 1 <= day <= _LAST_DAY else None

    def _part(self, match: re.Match[str]) -> DayPart | None:
        return next((part for part in self._patterns.parts if match[part]), None)


def _always(days: Days, _match: re.Match[str]) -> Days:
    return days


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"
