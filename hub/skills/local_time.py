"""Local times and the moments at which they come, through daylight saving and changes of the time zone.

A zone is a function here: how many seconds local time is ahead of UTC at a moment. Moments are wall-clock
seconds since 1970 (UTC), local times are ``datetime`` without a zone.
"""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Final

from hub.storage.alerts import Occasion, Weekday

OffsetAt = Callable[[float], float]

DAY_S: Final = 86_400.0

MIDNIGHT: Final = time()

WEEK: Final = 7  # days


def local_at(moment: float, offset_at: OffsetAt) -> datetime:
    """What clocks show at ``moment``, to the second."""
    return datetime.fromtimestamp(math.floor(moment) + offset_at(moment), UTC).replace(tzinfo=None)


def moment_of(local: datetime, offset_at: OffsetAt) -> float:
    """When clocks first show ``local``, or first show a later time if they skip it.

    Of a time that comes twice (daylight saving ends) it is the first; for one that does not come (it begins)
    the first moment after the gap. Zones change less often than once in two days, so that the offsets a day
    before and after are all there can be.
    """
    as_utc = local.replace(tzinfo=UTC).timestamp()
    offsets = {offset_at(as_utc + shift) for shift in (-DAY_S, 0.0, DAY_S)}
    shown = [as_utc - offset for offset in offsets if offset_at(as_utc - offset) == offset]
    if shown:
        return min(shown)
    return _end_of_gap(as_utc, as_utc - max(offsets), as_utc - min(offsets), offset_at)


def _end_of_gap(as_utc: float, before: float, after: float, offset_at: OffsetAt) -> float:
    """The full second between ``before`` and ``after`` from which on clocks show more than ``as_utc``."""
    while after - before > 1:
        middle = math.floor((before + after) / 2)
        if middle + offset_at(middle) >= as_utc:
            after = middle
        else:
            before = middle
    return after


def next_occasion(
    at: time, offset_at: OffsetAt, *, after: float, days: tuple[Weekday, ...] = (), on: date | None = None
) -> Occasion:
    """The first time later than ``after`` that clocks show ``at``.

    Args:
        at: The time of day.
        offset_at: The zone.
        after: A moment.
        days: On one of these days of the week, over and over; none: on any day, once.
        on: On this day and no other, even if that is over.
    """
    if on is not None:
        return Occasion(datetime.combine(on, at))
    today = local_at(after, offset_at).date()
    coming = (datetime.combine(today + timedelta(ahead), at) for ahead in count())
    wanted = (local for local in coming if not days or Weekday.of(local) in days)
    return Occasion(next(local for local in wanted if moment_of(local, offset_at) > after), days)


def following(occasion: Occasion, offset_at: OffsetAt, *, after: float) -> Occasion | None:
    """The one after ``occasion`` that is later than ``after``, too; None when it was once.

    It is on a later day, so that a clock that is set back a little does not bring the same one twice.
    """
    if not occasion.days:
        return None
    from_day_s = moment_of(datetime.combine(occasion.at.date() + timedelta(1), MIDNIGHT), offset_at)
    return next_occasion(occasion.at.time(), offset_at, after=max(after, from_day_s - 1), days=occasion.days)


def latest(occasion: Occasion, offset_at: OffsetAt, *, until: float) -> Occasion:
    """Of ``occasion``, which has come, the last time it came until then; itself if it was once."""
    if not occasion.days:
        return occasion
    today = local_at(until, offset_at).date()
    times = (datetime.combine(today - timedelta(back), occasion.at.time()) for back in range(WEEK + 1))
    came = (local for local in times if Weekday.of(local) in occasion.days)
    last = next((local for local in came if moment_of(local, offset_at) <= until), occasion.at)
    return Occasion(max(last, occasion.at), occasion.days)
