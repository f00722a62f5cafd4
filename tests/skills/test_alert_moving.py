"""When something rings that is moved: what was not said of it stays."""

from datetime import datetime, time

import pytest

from hub.events import AlertKind
from hub.skills.alert_moving import when_moved
from hub.skills.alerts import After, At, When
from hub.skills.recognition import recognise
from hub.storage.alerts import Occasion, Weekday

FRIDAY_13 = datetime.fromisoformat("2026-03-27T13:00")
WEEKENDS = (Weekday.SATURDAY, Weekday.SUNDAY)


def on(day: str, at: str) -> At:
    moment = datetime.fromisoformat(f"{day}T{at}")
    return At(moment.time(), on=moment.date())


def moved(said: str, rings: str, days: tuple[Weekday, ...] = ()) -> When | None:
    request = recognise(said, "en")
    assert request is not None, said
    return when_moved(request, AlertKind.ALARM, Occasion(datetime.fromisoformat(rings), days), FRIDAY_13)


@pytest.mark.parametrize(
    ("said", "rings", "when"),
    [
        ("Move the alarm to 8.", "2026-03-28T07:00", on("2026-03-28", "08:00")),
        ("Move the alarm to 8.", "2026-03-28T19:00", on("2026-03-28", "20:00")),
        ("Move the alarm to 6.", "2026-03-30T07:00", on("2026-03-30", "06:00")),
        ("Move the alarm to twelve.", "2026-03-28T22:00", on("2026-03-29", "00:00")),
        ("Move the alarm to one.", "2026-03-27T13:30", on("2026-03-28", "01:00")),
        ("Move the alarm to 7 AM.", "2026-03-27T19:00", on("2026-03-28", "07:00")),
        ("Move the alarm to 7 AM.", "2026-03-28T21:00", on("2026-03-28", "07:00")),
        ("Move the alarm to Monday.", "2026-03-28T07:00", on("2026-03-30", "07:00")),
        ("Move the alarm to Monday at nine.", "2026-03-28T07:00", on("2026-03-30", "09:00")),
        ("Move the alarm to two hours from now.", "2026-03-28T07:00", After(7_200)),
        ("Move the alarm to nine on weekends.", "2026-03-28T07:00", At(time(9), days=WEEKENDS)),
    ],
)
def test_what_rings_once(said: str, rings: str, when: When) -> None:
    assert moved(said, rings) == when


def test_what_recurs_does_so_on_the_same_days() -> None:
    assert moved("Move the alarm to 8.", "2026-03-28T07:00", WEEKENDS) == At(time(8), days=WEEKENDS)


def test_without_a_time_nothing_is_moved() -> None:
    assert moved("Change the alarm.", "2026-03-28T07:00") is None
