"""Which half of the day a time said in twelve hours is in, and on which date a time of the night is."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from hub.skills.requests import ClockTime, DayPart

HALF_DAY: Final = 12  # hours
_DAY: Final = 24  # hours
_HOUR: Final = 60  # minutes

SMALL_HOURS: Final = 5
"""Until this hour it is the night that began on the day before: who is awake at two calls it tonight."""

_AFTER_NOON: Final = 4  # o'clock; "one at noon" is 13 o'clock, "eleven at noon" is not 23


class Half(StrEnum):
    """What says which half of the day a time is in."""

    AM = "am"  # twelve is midnight, with which the date begins: "12 a.m.", "凌晨"
    MORNING = "morning"  # twelve is noon: "las doce de la mañana", "上午十二点"
    NOON = "noon"  # one is after it, eleven before it
    PM = "pm"  # twelve is noon
    EVENING = "evening"  # twelve is midnight, and one is after it, both in the night that begins
    LATE = "late"  # evening and night in one word: "tonight", "de la noche", "晚上"
    NIGHT = "night"  # without the evening: "heute Nacht um fünf" is before the morning
    DATED_NIGHT = "dated_night"  # as night, but on the date of the hour: "завтра в два часа ночи"


_LATE_FROM: Final[Mapping[Half, int]] = {Half.EVENING: 4, Half.LATE: 5, Half.NIGHT: 7, Half.DATED_NIGHT: 7}
"""The first hour of twelve that is before midnight; earlier ones are after it."""

_OF_PART: Final[Mapping[DayPart, Half]] = {
    DayPart.MORNING: Half.MORNING, DayPart.NOON: Half.NOON, DayPart.AFTERNOON: Half.PM,
    DayPart.EVENING: Half.EVENING, DayPart.LATE: Half.LATE, DayPart.NIGHT: Half.NIGHT,
}  # fmt: skip

NIGHTLY: Final = (DayPart.EVENING, DayPart.LATE, DayPart.NIGHT)
"""Parts of a day that go on, or lead, past its midnight."""


def clock_time(minutes: int, half: Half | None = None, *, certain: bool = False) -> ClockTime:
    """The time ``minutes`` after midnight, or after noon where ``half`` of the day says so.

    Args:
        minutes: As said: 7:30 is 450 whichever half of the day is meant, and 0:30 is not 12:30.
        half: None when it was not said.
        certain: It was said in 24 hours.
    """
    hour, minute = divmod(minutes, _HOUR)
    if half is None or certain or not 0 <= hour <= HALF_DAY:
        known = certain or not 0 < hour <= HALF_DAY
        return ClockTime(hour % _DAY, minute, certain=known, overnight=hour == _DAY)
    return _in_half(hour, minute, half)


def settled(clock: ClockTime | None, part: DayPart | None) -> ClockTime | None:
    """``clock`` in that part of a day: "tomorrow evening at seven", "tonight at 0:30"."""
    if clock is None or part is None:
        return clock
    if not clock.certain:
        return _in_half(clock.hour, clock.minute, _OF_PART[part])
    if part in NIGHTLY and (clock.hour < SMALL_HOURS or clock.hour == HALF_DAY):
        return replace(clock, hour=clock.hour % HALF_DAY, overnight=True)
    return clock


def _in_half(hour: int, minute: int, half: Half) -> ClockTime:
    """The time of 24 hours for one of 12."""
    of_twelve, overnight = hour % HALF_DAY, False
    match half:
        case Half.AM:
            late = False
        case Half.MORNING:
            late = hour == HALF_DAY
        case Half.NOON:
            late = of_twelve < _AFTER_NOON
        case Half.PM:
            late = True
        case Half.DATED_NIGHT:
            late = of_twelve >= _LATE_FROM[half]
            overnight = (hour, minute) == (HALF_DAY, 0)  # a day ends with its midnight
        case _:  # evening, late, night
            late = of_twelve >= _LATE_FROM[half]
            overnight = not late
    return ClockTime(of_twelve + HALF_DAY * late, minute, certain=True, overnight=overnight)
