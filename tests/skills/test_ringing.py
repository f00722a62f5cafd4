"""What rings when and where, through restarts, sleeps and clocks that are set. An hour takes milliseconds."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, time

import pytest

from hub.events import AlertChange, AlertKind, ClockJumped, HubWoke, ZoneChanged
from hub.skills.alert_book import GRACE_S, MISSED_KEPT_S
from hub.skills.alerts import SNOOZE_S, After, At
from hub.skills.ringing import AFTER_FAULT_S, RING_S
from hub.storage.alerts import Alert, AlertState, Weekday
from tests.fakes.clocks import DAY_S
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import KITCHEN, Home, NotingBell, RunningHub

TIMER, ALARM, REMINDER = AlertKind.TIMER, AlertKind.ALARM, AlertKind.REMINDER

EVERY_DAY = tuple(Weekday)

H = 3600.0

SUMMER = "2026-06-05T11:00:00+00:00"
"""A Friday, 13:00 in Berlin, with no change of local time for months."""


def run(test: Callable[[Home], Awaitable[None]], **where: str) -> None:
    """Run ``test`` at home: at noon (UTC) on Friday, 27 March 2026 in Berlin, if nothing else is said."""

    async def at_home() -> None:
        await test(Home(**where))

    run_virtual(at_home())


def set_clock(home: Home, hub: RunningHub, by_s: float) -> None:
    home.scripted.set_wall(by_s)
    hub.bus.publish(ClockJumped(by_s=by_s))


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


def test_timers_go_on_while_the_hub_is_off() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            for name, seconds in (("one", 600), ("two", 1200), ("three", 7200)):
                hub.alerts.set(TIMER, After(seconds), device_id=KITCHEN, name=name)
            paused = hub.alerts.set(TIMER, After(900), name="four")
            await asyncio.sleep(100)
            hub.alerts.pause(paused.alert_id)
            await hub.alerts.kept()
        home.scripted.pass_by(800)
        async with home.hub() as hub:
            await asyncio.sleep(0.1)
            assert [name for name, _ in hub.rang] == ["one"]  # five minutes late
            left = {alert.name: hub.alerts.left_s(alert) for alert in hub.alerts.all()}
            assert left["two"] == pytest.approx(300, abs=1)
            assert left["three"] == pytest.approx(6300, abs=1)
            assert left["four"] == pytest.approx(800, abs=1)
            await asyncio.sleep(300)
            assert [name for name, _ in hub.rang] == ["one", "two"]

    run(at)


def test_what_the_hub_was_off_for_too_long_to_ring_is_told() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(TIMER, After(60), device_id=KITCHEN, name="Eggs")
            hub.alerts.set(ALARM, At(time(14), days=EVERY_DAY), device_id=KITCHEN, name="Up")
            await hub.alerts.kept()
        home.scripted.pass_by(3 * DAY_S)
        async with home.hub() as hub:
            await asyncio.sleep(1)
            assert hub.rang == []
            assert [alert.name for alert in hub.alerts.pending_for(KITCHEN)] == ["Eggs", "Up"]
            await asyncio.sleep(H)
            assert hub.rang == [("Up", "Mon 14:00:00")]

    run(at, begins=SUMMER)


@pytest.mark.parametrize("days_off", [3, 8, 10, 21])
def test_after_any_time_off_the_last_time_of_an_alarm_is_told_and_what_came_once_within_the_limit(
    days_off: int,
) -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(14), days=EVERY_DAY), device_id=KITCHEN, name="Up")
            hub.alerts.set(REMINDER, At(time(12), days=(Weekday.TUESDAY,)), device_id=KITCHEN, text="Bins")
            hub.alerts.set(ALARM, At(time(15), on=date(2026, 6, 6)), device_id=KITCHEN, name="Train")
            hub.alerts.set(TIMER, After((days_off - 1) * DAY_S), device_id=KITCHEN, name="Dough")
            await hub.alerts.kept()
        home.scripted.pass_by(days_off * DAY_S)
        async with home.hub() as hub:
            await asyncio.sleep(1)
            assert hub.rang == []
            since_h = {
                alert.name or alert.text: round(hub.alerts.past_s(alert) / H, 1)
                for alert in hub.alerts.pending_for(KITCHEN)
            }
            bins = {3: None, 8: 4 * 24 + 1, 10: 6 * 24 + 1, 21: 3 * 24 + 1}[days_off]
            train = (days_off - 2) * 24 + 22
            assert since_h == {
                "Up": 23.0,
                "Dough": 24.0,
                **({"Bins": bins} if bins else {}),
                **({"Train": train} if train < MISSED_KEPT_S / H else {}),
            }

    run(at, begins=SUMMER)


def test_an_alarm_that_is_due_as_the_hub_starts_rings_though_others_were_missed_before() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(14), days=EVERY_DAY), name="Up")
            await hub.alerts.kept()
        home.scripted.pass_by(3 * DAY_S + H + 300)
        async with home.hub() as hub:
            await asyncio.sleep(DAY_S)
            assert [shown for _, shown in hub.rang] == ["Mon 14:05:00", "Tue 14:00:00"]

    run(at, begins=SUMMER)


def test_a_hub_that_was_killed_while_something_rang_tells_of_it() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(TIMER, After(60), device_id=KITCHEN, name="Eggs")
            await asyncio.sleep(65)
        async with home.hub() as hub:
            assert [alert.state for alert in hub.alerts.pending_for(KITCHEN)] == [AlertState.MISSED]
            await asyncio.sleep(300)
            assert hub.rang == []

    run(at)


def test_sleep_counts_as_time_that_passed() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(TIMER, After(600), name="Eggs")
            hub.alerts.set(TIMER, After(4000), name="Bread")
            await asyncio.sleep(100)
            home.scripted.pass_by(700)
            hub.bus.publish(HubWoke(slept_s=700))
            await asyncio.sleep(0.1)
            assert hub.rang == [("Eggs", "Fri 13:13:20")]
            await asyncio.sleep(3200)
            assert [name for name, _ in hub.rang] == ["Eggs", "Bread"]

    run(at)


# --- clocks that are set ----------------------------------------------------------------------------


@pytest.mark.parametrize("by_s", [-30 * DAY_S, -2 * H, -60.0, 60.0, 2 * H, 30 * DAY_S])
def test_a_timer_keeps_what_is_left_when_the_clock_is_set_also_over_a_restart(by_s: float) -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(TIMER, After(600), name="Eggs")
            await asyncio.sleep(100)
            home.scripted.set_wall(by_s)
            await asyncio.sleep(1)  # until it is noticed
            assert hub.rang == []
            hub.bus.publish(ClockJumped(by_s=by_s))
            await asyncio.sleep(99)
            assert hub.alerts.left_s(hub.alerts.all()[0]) == pytest.approx(400)
        async with home.hub() as hub:
            assert hub.alerts.left_s(hub.alerts.all()[0]) == pytest.approx(400)
            await asyncio.sleep(399)
            assert hub.rang == []
            await asyncio.sleep(2)
            assert len(hub.rang) == 1

    run(at)


def test_an_alarm_rings_at_the_new_local_time() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(15), days=EVERY_DAY), name="Tea")
            set_clock(home, hub, 1.5 * H)  # it shows 14:30
            await asyncio.sleep(0.5 * H + 1)
            assert hub.rang == [("Tea", "Fri 15:00:00")]
            set_clock(home, hub, -600)  # a correction: 14:50 again
            await asyncio.sleep(0.5 * H)
            assert len(hub.rang) == 1
            set_clock(home, hub, -2 * H)  # it was wrong by hours: 13:20
            await asyncio.sleep(2 * H)
            assert hub.rang[1:] == [("Tea", "Fri 15:00:00")]

    run(at)


def test_a_clock_that_was_years_off_brings_no_alarms_of_those_years() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(14), days=EVERY_DAY), device_id=KITCHEN, name="Up")
            set_clock(home, hub, 400 * DAY_S)
            await asyncio.sleep(1)
            assert hub.alerts.pending_for(KITCHEN) == ()
            assert hub.alerts.left_s(hub.alerts.all()[0]) == pytest.approx(H - 1)
            set_clock(home, hub, -400 * DAY_S)
            await asyncio.sleep(H)
            assert hub.rang == [("Up", "Fri 14:00:00")]

    run(at, begins=SUMMER)


def test_a_clock_that_skips_an_alarm_by_little_rings_it_late() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(13, 5), days=EVERY_DAY), name="Up")
            set_clock(home, hub, GRACE_S)
            await asyncio.sleep(1)
            assert hub.rang == [("Up", "Fri 13:15:00")]

    run(at)


def test_an_alarm_follows_the_time_zone() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(7), days=EVERY_DAY), name="Up")
            hub.alerts.set(TIMER, After(20 * H), name="Bread")
            home.zone = "America/New_York"
            hub.bus.publish(ZoneChanged(offset_s=-4 * H))
            await asyncio.sleep(DAY_S)
            assert hub.rang == [("Bread", "Sat 04:00:00"), ("Up", "Sat 07:00:00")]

    run(at)


# --- daylight saving --------------------------------------------------------------------------------


@pytest.mark.parametrize("begins", ["2026-03-27T12:00:00+00:00", "2026-10-23T12:00:00+00:00"])
def test_a_recurring_alarm_stays_at_its_local_time_when_daylight_saving_changes(begins: str) -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(7), days=EVERY_DAY), name="Up")
            await asyncio.sleep(4 * DAY_S)
            assert [shown for _, shown in hub.rang] == [
                "Sat 07:00:00", "Sun 07:00:00", "Mon 07:00:00", "Tue 07:00:00",
            ]  # fmt: skip

    run(at, begins=begins)


def test_a_time_that_is_skipped_rings_when_clocks_have_skipped_it_and_one_that_comes_twice_rings_once() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(ALARM, At(time(2, 30), days=EVERY_DAY), name="Feed")
            await asyncio.sleep(3 * DAY_S)
            assert [shown for _, shown in hub.rang] == expected

    expected = ["Sat 02:30:00", "Sun 03:00:00", "Mon 02:30:00"]
    run(at, begins="2026-03-27T12:00:00+00:00")
    expected = ["Sat 02:30:00", "Sun 02:30:00", "Mon 02:30:00"]
    run(at, begins="2026-10-23T12:00:00+00:00")


def test_a_timer_runs_for_as_long_as_it_was_set_through_daylight_saving() -> None:
    async def at(home: Home) -> None:
        async with home.hub() as hub:
            hub.alerts.set(TIMER, After(48 * H), name="Dough")
            await asyncio.sleep(48 * H + 1)
            assert hub.rang == [("Dough", "Sun 14:00:00")]  # set at 13:00

    run(at)


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
