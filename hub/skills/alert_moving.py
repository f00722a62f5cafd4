"""When something rings that is moved to another time or day: what was not said of it stays."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TypeGuard

from hub.events import AlertKind
from hub.skills.alert_times import times_meant, weekdays_meant, when_asked
from hub.skills.alerts import After, At, When
from hub.skills.halves import settled
from hub.skills.requests import ClockTime, Days, Request
from hub.storage.alerts import Occasion


def when_moved(request: Request, kind: AlertKind, occasion: Occasion | None, now: datetime) -> When | None:
    """When it is to ring instead; None when that was not said.

    "Move it to eight" keeps the day, and means the eight that is nearer to when it rings now.

    Args:
        request: What was said.
        kind: What rings.
        occasion: When it rings now; None for one that does not ring at a time of day.
        now: Local.

    Raises:
        AlertTimeError: There is no such time, or it is over.
    """
    days = request.days or Days()
    if occasion is None or request.duration is not None:
        return when_asked(request, kind, now)
    if request.clock is None and days == Days():
        return None
    clock = settled(request.clock, days.part)
    at = _moment(clock, days, occasion, now)
    if days.every:
        return At(at.time(), days=weekdays_meant(days, clock))
    if replace(days, part=None) != Days():
        if clock is None or not clock.certain:
            clock = ClockTime(at.hour, at.minute, certain=True)
        return when_asked(replace(request, clock=clock), kind, now)
    return At(at.time(), days=occasion.days) if occasion.days else At(at.time(), on=at.date())


def when_shifted(seconds: int, occasion: Occasion | None, left_s: float) -> When:
    """When it is to ring once, so many seconds later; ``left_s`` is how long it still takes now."""
    if occasion is None:
        return After(left_s + seconds)
    at = occasion.at + timedelta(seconds=seconds)
    return At(at.time(), on=at.date())


def is_single(days: Days | None) -> TypeGuard[Days]:
    """Whether one day is named, not those on which something recurs."""
    return days is not None and not days.every


def _moment(clock: ClockTime | None, days: Days, occasion: Occasion, now: datetime) -> datetime:
    """The moment that was said, of those that can be meant, on the day of ``occasion`` or the next one."""
    said = clock is not None or days.part is not None
    times = times_meant(clock, days) if said else (occasion.at.time(),)
    coming = [moment for moment in _moments(times, occasion) if moment > now] or list(_moments(times, occasion))
    if len(times) == 1 and not (clock is not None and clock.overnight):
        return coming[0]
    return min(coming, key=lambda moment: abs(moment - occasion.at))


def _moments(times: tuple[time, ...], occasion: Occasion) -> list[datetime]:
    """``times`` on its day and on the next, the earlier first."""
    dates = (occasion.at.date(), occasion.at.date() + timedelta(days=1))
    return [datetime.combine(day, at) for day in dates for at in times]
