"""The patterns by which a language says durations, clock times, days, percentages and numbers, as data."""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict

from hub.skills.halves import Half
from hub.skills.numerals import NumberWords
from hub.skills.requests import DayPart

UNITS: Final[Mapping[str, int]] = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
"""Seconds of each unit of a duration."""


class QuantityPatterns(BaseModel):
    """One file ``quantities.toml``; every string is a regular expression without groups.

    Attributes:
        numbers: Words for numbers; None for Chinese.
        not_a_number: What makes a word for a number something else, as a look-ahead or look-behind.
        ordinals: Words for ordinal numbers, for the day of the month and for clock times like ``седьмого``.
        not_a_duration: What must not stand before a duration, as a look-behind: "в 7 часов" is a clock time.
        units: Of time, by their names in UNITS.
        and_a_half: What adds half of the unit before it.
        half_before_unit: What adds half of the unit after it, as in ``两个半小时``.
        joiner: Between the parts of a duration.
        bare_minutes: Minutes without their unit after an hour, with ``<n>`` for the number: "an hour twenty".
        hour_alone: What is an hour only before such minutes.
        fixed: Durations in words of their own, in seconds.
        percent: Patterns with ``<n>`` for the number.
        clock: Patterns with ``<h>`` (hour), ``<o>`` (hour as an ordinal), ``<m>`` (minutes past),
            ``<b>`` (minutes before) and ``<p>`` (part of the day), and the minutes to be added.
        clock_words: Clock times in words of their own, as ``hour:minute``; the midnight in which a day ends is
            ``24:00``.
        halves: What ``<p>`` finds.
        relative: Days counted from today.
        parts: Parts of the day, as they stand after a day.
        alone: Parts of the day, as they stand alone.
        today_parts: Today's parts in words of their own, as "tonight".
        weekdays: Seven, Monday first, as said of one day.
        once: What may stand before one weekday.
        later: Patterns with ``<day>``, and perhaps ``<part>``, of a weekday that is not today: "next Monday".
        weeks: The same of a weekday in a certain calendar week, as weeks from this one.
        every: What stands before weekdays to say that they recur.
        recurring: Seven, as said of all such weekdays.
        sets: Weekdays that have a name together, as digits 0 to 6.
        between_days: Between weekdays.
        months: Twelve.
        dates: Patterns with ``<d>`` (day of the month) and ``<month>``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: NumberWords | None = None
    not_a_number: str = ""
    ordinals: NumberWords | None = None
    not_a_duration: str = ""
    units: dict[str, str]
    and_a_half: str
    half_before_unit: str = ""
    joiner: str
    bare_minutes: str = "(?!)<n>"
    hour_alone: str = "(?!)"
    fixed: dict[str, int]
    percent: tuple[str, ...]
    clock: tuple[tuple[str, int], ...]
    clock_words: dict[str, str]
    halves: dict[Half, str]
    relative: dict[str, int]
    parts: dict[DayPart, str]
    alone: dict[DayPart, str]
    today_parts: dict[str, DayPart]
    weekdays: tuple[str, ...]
    once: str
    later: tuple[str, ...]
    weeks: dict[str, int]
    every: str
    recurring: tuple[str, ...]
    sets: dict[str, str]
    between_days: str
    months: tuple[str, ...]
    dates: tuple[str, ...]
