"""Local times through daylight saving and other jumps of zones, against the rules of real zones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.skills.local_time import DAY_S, following, latest, local_at, moment_of, next_occasion
from hub.storage.alerts import Occasion, Weekday

ZONES = (
    "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo",
    "America/Santiago", "Asia/Shanghai", "Asia/Kathmandu", "Pacific/Apia", "America/Nuuk",
)  # fmt: skip
"""Gaps and folds of an hour or half of one, at two, at midnight and before it; none; a day that was skipped."""


def shows(local: str) -> datetime:
    """What clocks show, without a zone."""
    return datetime.fromisoformat(local)


zones = st.sampled_from(ZONES)
local_times = st.datetimes(shows("2011-01-01T00:00"), shows("2036-01-01T00:00")).map(
    lambda local: local.replace(microsecond=0)
)


def offsets(zone: str) -> Callable[[float], float]:
    """The rules of a real zone."""
    info = ZoneInfo(zone)

    def offset_at(moment: float) -> float:
        offset = datetime.fromtimestamp(moment, UTC).astimezone(info).utcoffset()
        assert offset is not None
        return offset.total_seconds()

    return offset_at


def utc(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()[:16]


@cache
def changes(zone: str) -> list[datetime]:
    """The local times around which the zone's clocks are set, some years long."""
    offset_at = offsets(zone)
    start = datetime(2011, 1, 1, tzinfo=UTC).timestamp()
    hours = [start + 3600 * hour for hour in range(0, 16 * 366 * 24, 6)]
    return [
        local_at(before, offset_at)
        for before, after in pairwise(hours)
        if offset_at(before) != offset_at(after)
    ]


near_changes = zones.flatmap(
    lambda zone: st.tuples(
        st.just(zone),
        st.sampled_from(changes(zone) or [shows("2026-03-29T00:00")]),
        st.integers(-36 * 3600, 36 * 3600),
    )
).map(lambda drawn: (drawn[0], drawn[1] + timedelta(seconds=drawn[2])))


@given(near_changes)
def test_a_time_comes_when_clocks_show_it_first_or_have_just_skipped_it(drawn: tuple[str, datetime]) -> None:
    zone, local = drawn
    offset_at = offsets(zone)
    moment = moment_of(local, offset_at)
    shown = local_at(moment, offset_at)
    python_s_own = [
        local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC).timestamp() for fold in (0, 1)
    ]
    exists = [one for one in python_s_own if local_at(one, offset_at) == local]
    if exists:
        assert (shown, moment) == (local, min(exists))
    else:
        assert local_at(moment - 1, offset_at) < local < shown
        assert offset_at(moment) > offset_at(moment - 1)


@given(zones, local_times, local_times)
def test_the_next_time_is_later_and_none_was_passed_over(zone: str, now_local: datetime, at: datetime) -> None:
    offset_at = offsets(zone)
    now = moment_of(now_local, offset_at)
    occasion = next_occasion(at.time(), offset_at, after=now)
    assert occasion.at.time() == at.time()
    assert now < moment_of(occasion.at, offset_at) <= now + 3 * 86_400
    assert moment_of(occasion.at - timedelta(1), offset_at) <= now


@given(near_changes, st.sets(st.sampled_from(Weekday), min_size=1))
def test_what_recurs_comes_once_on_each_of_its_days_at_the_same_local_time(
    drawn: tuple[str, datetime], days: set[Weekday]
) -> None:
    zone, local = drawn
    offset_at = offsets(zone)
    now = moment_of(local - timedelta(3), offset_at)
    wanted = tuple(days)
    occasion = next_occasion(local.time(), offset_at, after=now, days=wanted)
    seen: list[date] = []
    for _ in range(8):
        moment = moment_of(occasion.at, offset_at)
        assert moment > now
        assert occasion.at.time() == local.time()
        seen.append(occasion.at.date())
        now = moment
        after = following(occasion, offset_at, after=now)
        assert after is not None
        occasion = after
    first, last = seen[0], seen[-1]
    all_days = [first + timedelta(day) for day in range((last - first).days + 1)]
    assert seen == [day for day in all_days if Weekday.of(day) in days]


@pytest.mark.parametrize(
    ("zone", "local", "moment"),
    [
        ("Europe/Berlin", shows("2026-03-29T02:30"), "2026-03-29T01:00"),  # skipped: at three
        ("Europe/Berlin", shows("2026-10-25T02:30"), "2026-10-25T00:30"),  # twice: the first
        ("Europe/Berlin", shows("2026-10-25T07:00"), "2026-10-25T06:00"),
        ("Europe/Berlin", shows("2026-10-24T07:00"), "2026-10-24T05:00"),
        ("Australia/Lord_Howe", shows("2026-10-04T02:15"), "2026-10-03T15:30"),  # half an hour is skipped
        ("Africa/Cairo", shows("2026-04-24T00:30"), "2026-04-23T22:00"),  # midnight is skipped
        ("Pacific/Apia", shows("2011-12-30T12:00"), "2011-12-30T10:00"),  # the day is skipped
    ],
)
def test_some_times_that_are_known(zone: str, local: datetime, moment: str) -> None:
    assert utc(moment_of(local, offsets(zone))) == moment


def test_an_alarm_of_the_hour_that_comes_twice_rings_once() -> None:
    offset_at = offsets("Europe/Berlin")
    every_day = tuple(Weekday)
    occasion = next_occasion(
        time(2, 30), offset_at, after=datetime(2026, 10, 24, 12, tzinfo=UTC).timestamp(), days=every_day
    )
    again = following(occasion, offset_at, after=moment_of(occasion.at, offset_at))
    assert occasion.at == shows("2026-10-25T02:30")
    assert again is not None
    assert again.at == shows("2026-10-26T02:30")


def test_what_is_once_is_not_again() -> None:
    occasion = next_occasion(time(7), lambda _: 0.0, after=0.0)
    assert following(occasion, lambda _: 0.0, after=0.0) is None


@given(zones, local_times, st.times(), st.sets(st.sampled_from(Weekday), min_size=1), st.floats(0, 30 * DAY_S))
def test_the_last_time_that_something_came_is_the_last_of_all_that_came(
    zone: str, begins: datetime, at: time, days: set[Weekday], off_s: float
) -> None:
    offset_at, on = offsets(zone), tuple(day for day in Weekday if day in days)
    first = next_occasion(at.replace(microsecond=0), offset_at, after=begins.timestamp(), days=on)
    until = moment_of(first.at, offset_at) + off_s
    came, coming = first, following(first, offset_at, after=0.0)
    while coming is not None and moment_of(coming.at, offset_at) <= until:
        came, coming = coming, following(coming, offset_at, after=0.0)
    assert latest(first, offset_at, until=until) == came


def test_what_came_once_came_then() -> None:
    once = Occasion(shows("2026-03-01T07:00"))
    assert latest(once, offsets("Europe/Berlin"), until=shows("2026-03-20T07:00").timestamp()) == once
