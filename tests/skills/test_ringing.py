"""What rings, where, and until when."""

import asyncio
from datetime import date, time

import pytest

from hub.events import AlertChange, HubWoke
from hub.skills.alert_book import MISSED_KEPT_S
from hub.skills.alerts import SNOOZE_S, After, At
from hub.skills.ringing import AFTER_FAULT_S, RING_S
from hub.storage.alerts import Alert, AlertState
from tests.fakes.clocks import DAY_S
from tests.skills.household import KITCHEN, Home, NotingBell
from tests.skills.ringing_home import ALARM, EVERY_DAY, REMINDER, TIMER, H, run


def test_a_timer_rings_on_time_on_the_computer_and_on_its_open_device() -> None:
    async def at(home: Home) -> None:
        async with home.hub(NotingBell(open={KITCHEN})) as hub:
            hub.alerts.set(TIMER, After(600), device_id=KITCHEN, name="Eggs")
            await asyncio.sleep(599.9)
            assert hub.rang == []
            await asyncio.sleep(0.2)
            assert hub.rang == [("Eggs", "Fri 13:10:00")]
            assert hub.bell.rung == ["Eggs"]
            assert hub.alerts.all()[0].state is AlertState.RINGING
            assert [alert.name for alert in hub.alerts.pending_for(KITCHEN)] == ["Eggs"]
            await asyncio.sleep(2)
            assert hub.alerts.pending_for(KITCHEN) == ()
            await asyncio.sleep(RING_S)
            assert hub.alerts.all() == []
            assert hub.changes == [
                AlertChange.SET, AlertChange.RINGING, AlertChange.TOLD, AlertChange.ENDED,
            ]  # fmt: skip

    run(at)


def test_who_is_not_reached_is_told_at_the_next_contact() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            timer = hub.alerts.set(TIMER, After(60), device_id=KITCHEN, name="Eggs")
            await asyncio.sleep(60 + RING_S + 1)
            (missed,) = hub.alerts.pending_for(KITCHEN)
            assert missed.state is AlertState.MISSED
            assert hub.alerts.pending_for("another") == ()
            hub.alerts.told(timer.alert_id)
            hub.alerts.told(timer.alert_id)
            assert hub.alerts.all() == []

    run(at)


def test_what_was_missed_is_not_remembered_for_ever() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(TIMER, After(60))
            await asyncio.sleep(300)
            assert [alert.state for alert in hub.alerts.all()] == [AlertState.MISSED]
            home.scripted.pass_by(MISSED_KEPT_S)
            hub.bus.publish(HubWoke(slept_s=MISSED_KEPT_S))
            await asyncio.sleep(1)
            assert hub.alerts.all() == []

    run(at)


@pytest.mark.parametrize("act", ["dismiss", "cancel", "snooze", "add"])
def test_what_rings_is_silenced_at_once(act: str) -> None:
    async def at(home: Home) -> None:
        async with home.hub(NotingBell(open={KITCHEN}, takes_s=50)) as hub:
            timer = hub.alerts.set(TIMER, After(60), device_id=KITCHEN, name="Eggs")
            await asyncio.sleep(61)
            match act:
                case "dismiss":
                    hub.alerts.dismiss(timer.alert_id)
                case "cancel":
                    hub.alerts.cancel(timer.alert_id)
                case "snooze":
                    hub.alerts.snooze(timer.alert_id)
                case _:
                    hub.alerts.add(timer.alert_id, SNOOZE_S)
            await asyncio.sleep(0.1)
            assert hub.bell.cut == ["Eggs"]
            again = act in ("snooze", "add")
            assert [alert.state for alert in hub.alerts.all()] == [AlertState.WAITING] * again
            await asyncio.sleep(SNOOZE_S)
            assert len(hub.rang) == 1 + again

    run(at)


def test_an_alarm_is_put_off_and_still_recurs() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            alarm = hub.alerts.set(ALARM, At(time(14), days=EVERY_DAY), name="Up")
            await asyncio.sleep(H + 5)
            hub.alerts.snooze(alarm.alert_id)
            await asyncio.sleep(SNOOZE_S + 1)
            hub.alerts.dismiss(alarm.alert_id)
            await asyncio.sleep(DAY_S)
            assert [shown for _, shown in hub.rang] == ["Fri 14:00:00", "Fri 14:09:05", "Sat 14:00:00"]

    run(at)


@pytest.mark.logs("an alert could not be rung")
def test_a_bell_that_breaks_or_never_ends_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async def at(home: Home) -> None:
        bell = NotingBell(open={KITCHEN}, broken=True)
        async with home.hub(bell) as hub:
            hub.alerts.set(TIMER, After(60), device_id=KITCHEN, name="Eggs")
            hub.alerts.set(TIMER, After(300), device_id=KITCHEN, name="Rice")
            await asyncio.sleep(200)
            assert [alert.state for alert in hub.alerts.all()] == [AlertState.WAITING, AlertState.MISSED]
            bell.broken, bell.takes_s = False, 10 * RING_S
            await asyncio.sleep(200)
            assert bell.cut == ["Rice"]
            assert [alert.name for alert in hub.alerts.pending_for(KITCHEN)] == ["Eggs", "Rice"]

    run(at)
    assert "an alert could not be rung" in caplog.text


# --- restarts and sleeps ----------------------------------------------------------------------------


def test_a_reminder_on_a_date_says_its_text_and_is_gone() -> None:
    async def at(home: Home) -> None:
        async with home.hub(NotingBell(open={KITCHEN})) as hub:
            when = At(time(9, 30), on=date(2026, 4, 2))
            hub.alerts.set(REMINDER, when, device_id=KITCHEN, name="x", text="Call Ada")
            await asyncio.sleep(8 * DAY_S)
            assert hub.rang == [("x", "Thu 09:30:00")]
            assert hub.alerts.all() == []
            assert home.disk.records == {}

    run(at)


def test_nothing_is_looked_at_while_nothing_is_due() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(7)), name="Up")
            await asyncio.sleep(10)
            looks = 0
            wall = home.scripted.wall

            def counted() -> float:
                nonlocal looks
                looks += 1
                return wall()

            object.__setattr__(home.clocks, "wall", counted)
            await asyncio.sleep(10 * H)
            assert looks == 0

    run(at)


@pytest.mark.logs("an alert that is due could not be rung", "it could not be found out what is to ring")
@pytest.mark.parametrize("broken", ["put", "due"])
def test_a_fault_in_ringing_one_ends_the_ringing_of_no_other(
    broken: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            for name, seconds in (("Eggs", 60), ("Tea", 61)):
                hub.alerts.set(TIMER, After(seconds), device_id=KITCHEN, name=name)
            sound, until = getattr(hub.book, broken), home.clocks.counting() + 90

            def faulty(*given: object) -> object:
                if home.clocks.counting() < until and not (
                    given and isinstance(given[0], Alert) and given[0].name == "Tea"
                ):
                    raise RuntimeError("a fault")
                return sound(*given)

            monkeypatch.setattr(hub.book, broken, faulty)
            await asyncio.sleep(90 + 2 * AFTER_FAULT_S)
            assert sorted(name for name, _ in hub.rang) == ["Eggs", "Tea"]
            early = [name for name, shown in hub.rang if shown < "Fri 13:01:15"]
            assert early == (["Tea"] if broken == "put" else [])
            assert caplog.text.count("RuntimeError: a fault") <= 90 / AFTER_FAULT_S

    run(at)
