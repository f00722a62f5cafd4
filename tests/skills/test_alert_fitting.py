"""Which of what is set somebody means by a day and a time, said on Wednesday, 25 March 2026."""

from datetime import date, datetime

import pytest

from hub.skills.alert_fitting import fits_clock, fits_day
from hub.skills.recognition import recognise
from hub.storage.alerts import Weekday

WEDNESDAY = date.fromisoformat("2026-03-25")
EVERY_DAY = tuple(Weekday)


def fits(said: str, rings: str, every: tuple[Weekday, ...] = ()) -> bool:
    """Whether the alarm that is to be cancelled can be the one that ``rings`` then."""
    request = recognise(f"Cancel the alarm {said}.", "en")
    assert request is not None, said
    assert request.days is not None, said
    at = datetime.fromisoformat(f"2026-{rings}")
    at_clock = request.clock is None or fits_clock(at.time(), request.clock)
    return at_clock and fits_day(at, every, request.days, WEDNESDAY, request.clock)


@pytest.mark.parametrize(
    ("said", "rings", "does"),
    [
        ("for tonight at 1", "03-26T01:00", True),
        ("for tonight at 1", "03-25T01:00", True),  # said at half past twelve
        ("for tonight at 1", "03-27T01:00", False),
        ("for tonight at 12", "03-26T00:00", True),
        ("for tonight at 9", "03-25T21:00", True),
        ("for tonight at 9", "03-26T21:00", False),
        ("for tonight", "03-26T01:00", True),
        ("for tonight", "03-26T07:00", False),
        ("for tomorrow evening", "03-26T20:00", True),
        ("for tomorrow evening", "03-26T07:00", False),
        ("for tomorrow morning", "03-26T07:00", True),
        ("for tomorrow morning", "03-26T20:00", False),
        ("for today", "03-26T01:00", False),
        ("for today", "03-25T20:00", True),
        ("for tomorrow night at 1", "03-27T01:00", True),
        ("for tomorrow night at 1", "03-26T01:00", False),
        ("for tomorrow night", "03-27T01:00", True),
        ("for tomorrow at 1 AM", "03-26T01:00", True),
        ("for tomorrow at 1 AM", "03-27T01:00", False),
        ("for Friday at midnight", "03-28T00:00", True),
        ("for Friday at midnight", "03-27T00:00", False),
        ("for next Wednesday", "04-01T07:00", True),
        ("for next Wednesday", "03-25T20:00", False),
        ("for Wednesday", "03-25T20:00", True),
        ("for Friday next week", "04-03T07:00", True),
        ("for Friday next week", "03-27T07:00", False),
    ],
)
def test_a_day(said: str, rings: str, does: bool) -> None:
    assert fits(said, rings) is does


@pytest.mark.parametrize(
    ("said", "rings", "every", "does"),
    [
        ("for Friday night at 1", "03-28T01:00", (Weekday.SATURDAY,), True),
        ("for Friday night at 1", "03-27T01:00", (Weekday.FRIDAY,), False),
        ("for every Friday night at 1", "03-28T01:00", (Weekday.SATURDAY,), True),
        ("for every Friday night at 1", "03-27T01:00", (Weekday.FRIDAY,), False),
        ("for every night at 1", "03-26T01:00", EVERY_DAY, True),
        ("for tomorrow at 1 AM", "03-26T01:00", EVERY_DAY, True),
        ("for next Saturday", "03-28T01:00", (Weekday.SATURDAY,), True),
        ("for Saturday next week", "03-28T01:00", (Weekday.SATURDAY,), True),
        ("for Friday next week", "03-28T01:00", (Weekday.SATURDAY,), False),
    ],
)
def test_what_recurs(said: str, rings: str, every: tuple[Weekday, ...], does: bool) -> None:
    assert fits(said, rings, every) is does
