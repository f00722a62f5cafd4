"""When something is to ring that was asked for with a time of day, a day, or a part of one."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from hub.errors import AlertTimeError, NoSuchDateError
from hub.events import AlertKind
from hub.skills.alerts import After, At, When
from hub.skills.halves import HALF_DAY, NIGHTLY, SMALL_HOURS, settled
from hub.skills.requests import ClockTime, DayPart, Days, Request
from hub.storage.alerts import Weekday

TIME_OF_PART: Final = {
    DayPart.MORNING: time(9), DayPart.NOON: time(12), DayPart.AFTERNOON: time(15),
    DayPart.EVENING: time(19), DayPart.LATE: time(22), DayPart.NIGHT: time(22),
}  # fmt: skip
"""When somebody is reminded who names a part of the day only."""

TIME_OF_DAY: Final = time(9)
"""When somebody is reminded who names a day only, and not today: after breakfast."""

EARLY: Final = 7
"""What wakes nobody and is "at five", on another day or on many, is in the afternoon; from seven o'clock on it
is in the morning."""

WEEK: Final = 7  # days

YEARS: Final = 4
"""So many years on, each day of the calendar has come, the 29th of February too."""


def when_asked(request: Request, kind: AlertKind, now: datetime) -> When | None:
    """When it is to ring; None when that was not said, or only that it is tonight, and it is late.

    Where the half of the day is not known, it is the next that comes; on another day, on a day of the week, or
    of what recurs, see ``EARLY``.

    Args:
        request: What was said.
        kind: What is to ring.
        now: Local.

    Raises:
        AlertTimeError: There is no such time, or it is over.
        NoSuchDateError: The calendar has no such day.
    """
    if request.duration is not None:
        return After(float(request.duration))
    days = request.days or Days()
    if next(dates_meant(days, now.date()), None) is None:
        raise NoSuchDateError("There is no such date. Name another.")
    clock = settled(request.clock, days.part)
    times = times_meant(clock, days)
    if not times:
        return None
    if days.every:
        return At(_usual(times, kind), days=weekdays_meant(days, clock))
    coming = _moments(times, days, kind, now.date(), _nights(clock))
    at = next((moment for moment in coming if moment > now), None)
    if at is not None:
        return At(at.time(), on=at.date())
    if clock is None and days.offset == 0 and days.part in NIGHTLY:
        return None
    raise AlertTimeError("That time is over already. Name one that is still to come.")


def needs_date(days: Days | None, now: datetime) -> bool:
    """Whether another day may have been meant, so that the date is told.

    So it is with "next Friday", "tomorrow" at 0:30, and "Friday" on a Friday.
    """
    if days is None or days.every:
        return False
    is_today = now.weekday() in days.weekdays
    return days.later or days.week is not None or is_today or (days.offset == 1 and now.hour < SMALL_HOURS)


def weekdays_meant(days: Days, clock: ClockTime | None) -> tuple[Weekday, ...]:
    """Of the week, the days on which it rings: "every Friday night at one" is on Saturdays."""
    found = sorted((day + _nights(clock)) % WEEK for day in days.weekdays)
    return tuple(tuple(Weekday)[day] for day in found)


def times_meant(clock: ClockTime | None, days: Days) -> tuple[time, ...]:
    """The times of day that can be meant, the earlier first."""
    if clock is None:
        if days.part is not None:
            return (TIME_OF_PART[days.part],)
        return (TIME_OF_DAY,) if days != Days() and days.offset != 0 else ()
    if clock.certain:
        return (time(clock.hour, clock.minute),)
    hour = clock.hour % HALF_DAY
    return time(hour, clock.minute), time(hour + HALF_DAY, clock.minute)


def dates_meant(days: Days, today: date) -> Iterator[date]:
    """The dates that can be meant, the earlier first; where none is named, yesterday for its night as well."""
    if days.offset is not None:
        yield today + timedelta(days.offset)
    elif days.date is not None:
        yield from _same_days(days.date, today)
    elif days.week is not None:
        monday = today + timedelta(WEEK * days.week - today.weekday())
        yield from (monday + timedelta(day) for day in days.weekdays)
    else:
        ahead = (today + timedelta(number) for number in range(1 if days.later else -1, WEEK + 1))
        yield from (day for day in ahead if not days.weekdays or day.weekday() in days.weekdays)


def _nights(clock: ClockTime | None) -> int:
    """So many days after the one that is named it rings."""
    return int(clock is not None and clock.overnight)


def _moments(
    times: tuple[time, ...], days: Days, kind: AlertKind, today: date, nights: int
) -> Iterator[datetime]:
    """The moments that can be meant, the earlier first, with some that are over."""
    if days.offset == 0:  # the night that follows is called today's, too
        yield from (datetime.combine(today, at) for at in times)
        yield from (
            datetime.combine(today + timedelta(1), at) for at in times if nights or at.hour < SMALL_HOURS
        )
        return
    any_day = days.offset is None and days.date is None and not days.weekdays
    of_any_week = bool(days.weekdays) and days.week is None  # then "Monday" on a Monday may be the next one
    for day in dates_meant(days, today):
        either = times if any_day or (day == today and not of_any_week) else (_usual(times, kind),)
        yield from (datetime.combine(day + timedelta(nights), at) for at in either)


def _usual(times: tuple[time, ...], kind: AlertKind) -> time:
    """Of the times that can be meant, the one at which such a thing rings on another day."""
    early, late = times[0], times[-1]
    wakes = kind is AlertKind.ALARM and early.hour > 0
    return early if wakes or early.hour >= EARLY else late


def _same_days(month_and_day: tuple[int, int], today: date) -> Iterator[date]:
    """That day of this year and of the next ones, as far as there is one."""
    for year in range(today.year, today.year + YEARS + 1):
        try:
            yield date(year, *month_and_day)
        except ValueError:
            continue
