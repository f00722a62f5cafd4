"""Whether what is set rings at the time, and on the day, that somebody speaks of."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from hub.skills.alert_times import dates_meant, times_meant, weekdays_meant
from hub.skills.halves import NIGHTLY, SMALL_HOURS
from hub.skills.requests import ClockTime, DayPart, Days
from hub.storage.alerts import Weekday

HOURS: Final[Mapping[DayPart, tuple[int, int]]] = {
    DayPart.MORNING: (3, 12), DayPart.NOON: (11, 15), DayPart.AFTERNOON: (12, 19),
    DayPart.EVENING: (16, 25), DayPart.LATE: (17, 29), DayPart.NIGHT: (21, 31),
}  # fmt: skip
"""From which hour on, and before which, it rings in a part of a day; hours of the next day from 24 on."""

_DAY: Final = 24  # hours


def fits_clock(at: time, clock: ClockTime) -> bool:
    """Whether ``clock`` can mean ``at``."""
    return any((at.hour, at.minute) == (one.hour, one.minute) for one in times_meant(clock, Days()))


def fits_day(
    at: datetime, every: tuple[Weekday, ...], days: Days, today: date, clock: ClockTime | None = None
) -> bool:
    """Whether ``days`` can mean what rings at ``at`` next, and recurs ``every`` such day.

    Args:
        at: Local.
        every: Empty for what rings once.
        days: What was said.
        today: The date on which it was said.
        clock: The time that was said with it; None: none.
    """
    if clock is None and days.part is not None and not _is_in(at.hour, days.part):
        return False
    if days.every:
        return set(every) == set(weekdays_meant(days, clock))
    week = tuple(Weekday)
    return any(
        _is_on(at.date() - timedelta(nights), {week[week.index(day) - nights] for day in every}, days, today)
        for nights in _nights_before(at, days, clock)
    )


def _is_in(hour: int, part: DayPart) -> bool:
    first, end = HOURS[part]
    return first <= hour < end or first <= hour + _DAY < end


def _nights_before(at: datetime, days: Days, clock: ClockTime | None) -> tuple[int, ...]:
    """So many days before its date ``at`` can be said to be: at one in the night of the day before."""
    of_night = clock is None and days.part in NIGHTLY
    overnight = clock is not None and clock.overnight
    early = at.hour < SMALL_HOURS and (clock is not None or of_night)
    if days.offset == 0 and (early or overnight):
        return (0, 1)
    return (1,) if overnight or (early and of_night) else (0,)


def _is_on(day: date, every: Collection[Weekday], days: Days, today: date) -> bool:
    """Whether ``days`` can mean ``day``, or one of those on which it recurs."""
    if days.offset is not None:
        named = today + timedelta(days.offset)
        return day == named or Weekday.of(named) in every
    if days.date is not None:
        return (day.month, day.day) == days.date
    weekdays = {tuple(Weekday)[number] for number in days.weekdays}
    if not weekdays or not weekdays.isdisjoint(every):
        return True
    if days.week is not None:
        return day in dates_meant(days, today)
    return Weekday.of(day) in weekdays and not (days.later and day == today)
