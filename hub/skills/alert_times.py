"""When something is to ring that was asked for with a time of day, a day, or a part of one."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from hub.errors import AlertTimeError, NoSuchDateError
from hub.events import AlertKind
from hub.skills.alerts import After, At, When
from hub.skills.requests import ClockTime, DayPart, Days, Request
from hub.storage.alerts import Weekday

HALF_DAY: Final = 12  # hours

TIME_OF_PART: Final = {
    DayPart.MORNING: time(9), DayPart.NOON: time(12), DayPart.AFTERNOON: time(15),
    DayPart.EVENING: time(19), DayPart.NIGHT: time(22),
}  # fmt: skip
"""When somebody is reminded who names a part of the day only."""

TIME_OF_DAY: Final = time(9)
"""When somebody is reminded who names a day only, and not today: after breakfast."""

EARLY: Final = 7
"""What recurs "at five" and wakes nobody is in the afternoon; from seven o'clock on it is in the morning."""

WEEK: Final = 7  # days

YEARS: Final = 4
"""So many years on, each day of the calendar has come, the 29th of February too."""


def when_asked(request: Request, kind: AlertKind, now: datetime) -> When | None:
    """When it is to ring; None when that was not said.

    Where the half of the day is not known, it is the next that comes; of what recurs, see ``EARLY``.

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
    if next(_dates(days, now.date()), None) is None:
        raise NoSuchDateError("There is no such date. Name another.")
    times = times_meant(request.clock, days)
    if not times:
        return None
    if days.every:
        weekdays = tuple(tuple(Weekday)[day] for day in days.weekdays)
        return At(_usual(times, kind), days=weekdays)
    coming = (datetime.combine(day, at) for day in _dates(days, now.date()) for at in times)
    at = next((moment for moment in coming if moment > now), None)
    if at is None:
        raise AlertTimeError("That time is over already. Name one that is still to come.")
    return At(at.time(), on=at.date())


def fits_clock(at: time, clock: ClockTime) -> bool:
    """Whether ``clock`` can mean ``at``."""
    return any((at.hour, at.minute) == (one.hour, one.minute) for one in times_meant(clock, Days()))


def fits_day(at: datetime, every: tuple[Weekday, ...], days: Days, today: date) -> bool:
    """Whether ``days`` can mean what rings at ``at`` next, and recurs ``every`` such day."""
    named = {tuple(Weekday)[day] for day in days.weekdays}
    if days.every:
        return set(every) == named
    if days.offset is not None:
        day = today + timedelta(days.offset)
        return at.date() == day or Weekday.of(day) in every
    if days.date is not None:
        return (at.month, at.day) == days.date
    return not named or not named.isdisjoint({Weekday.of(at.date()), *every})


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


def _usual(times: tuple[time, ...], kind: AlertKind) -> time:
    """Of the times that can be meant, the one at which such a thing recurs."""
    early, late = times[0], times[-1]
    wakes = kind is AlertKind.ALARM and early.hour > 0
    return early if wakes or early.hour >= EARLY else late


def _dates(days: Days, today: date) -> Iterator[date]:
    """The dates that can be meant, the earlier first."""
    if days.offset is not None:
        yield today + timedelta(days.offset)
    elif days.date is not None:
        yield from _same_days(days.date, today)
    else:
        ahead = (today + timedelta(number) for number in range(WEEK + 1))
        yield from (day for day in ahead if not days.weekdays or day.weekday() in days.weekdays)


def _same_days(month_and_day: tuple[int, int], today: date) -> Iterator[date]:
    """That day of this year and of the next ones, as far as there is one."""
    for year in range(today.year, today.year + YEARS + 1):
        try:
            yield date(year, *month_and_day)
        except ValueError:
            continue
