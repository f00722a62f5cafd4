"""When alarms come is asked of the system once, and again when that may have changed."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest

from hub.bus import Bus
from hub.events import AlertKind, ClockJumped, Event, HubWoke, ZoneChanged
from hub.skills.alert_book import AlertBook
from hub.skills.alerts import Alerts, At
from hub.skills.clocks import Clocks
from hub.skills.moments import AGAIN_S, Moments
from hub.storage.alerts import Alert, Weekday
from hub.storage.keeping import Keeping
from tests.fakes.clocks import EPOCH_S
from tests.fakes.clocks import Clocks as ScriptedClocks
from tests.skills.household import Disk

SEVEN = datetime.fromisoformat("2026-07-01T07:00")
UTC_S = SEVEN.replace(tzinfo=UTC).timestamp()
HOUR_S = 3600.0


class Zone:
    """One that a person sets; ``asked`` is how often it was."""

    def __init__(self) -> None:
        self.ahead_s = 0.0
        self.asked = 0

    def offset_at(self, _moment: float) -> float:
        self.asked += 1
        return self.ahead_s


def test_a_moment_is_worked_out_once_and_after_an_hour_again() -> None:
    zone, clocks = Zone(), ScriptedClocks()
    moments = Moments(zone.offset_at, clocks.counting)
    assert moments.of(SEVEN) == UTC_S
    asked, zone.ahead_s = zone.asked, HOUR_S
    assert (moments.of(SEVEN), zone.asked) == (UTC_S, asked)
    clocks.pass_by(AGAIN_S)
    assert moments.of(SEVEN) == UTC_S - HOUR_S


def test_what_is_forgotten_is_worked_out_anew() -> None:
    zone = Zone()
    moments = Moments(zone.offset_at, ScriptedClocks().counting)
    assert moments.of(SEVEN) == UTC_S
    zone.ahead_s = HOUR_S
    moments.forget()
    assert moments.of(SEVEN) == UTC_S - HOUR_S


def a_book(zone: Zone, bus: Bus) -> AlertBook:
    scripted = ScriptedClocks()
    keeping = Keeping("timers", Disk[Alert](lambda alert: alert.alert_id).opened)
    return AlertBook(bus, keeping, Clocks(scripted.wall, scripted.counting, zone.offset_at))


async def test_to_look_at_many_alarms_again_asks_the_system_for_its_zone_no_more() -> None:
    zone = Zone()
    book = a_book(zone, Bus())
    for number in range(50):
        Alerts(book).set(AlertKind.ALARM, At(time(7, number), days=tuple(Weekday)), device_id="aa")
    asked = zone.asked
    assert (len(book.all()), book.due()) == (50, [])
    assert book.next_due_s() is not None
    assert zone.asked == asked


@pytest.mark.parametrize(
    "event",
    [
        lambda: ZoneChanged(offset_s=HOUR_S),
        lambda: HubWoke(slept_s=8 * HOUR_S),
        lambda: ClockJumped(by_s=1.0),
    ],
)
async def test_what_is_noticed_has_alarms_come_by_the_zone_that_is_set_now(event: Callable[[], Event]) -> None:
    zone, bus = Zone(), Bus()
    book = a_book(zone, bus)
    alert = Alerts(book).set(AlertKind.ALARM, At(time(7), days=tuple(Weekday)), device_id="aa")
    before = book.due_at(alert)
    assert before is not None
    assert before > EPOCH_S
    zone.ahead_s = HOUR_S
    bus.publish(event())
    assert book.due_at(alert) == before - HOUR_S
