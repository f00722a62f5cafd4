"""Timers and alarms go on while the hub is off, asleep, or its clock is set, and through daylight saving."""

import asyncio
from datetime import date, time

import pytest

from hub.events import ClockJumped, HubWoke, ZoneChanged
from hub.skills.alert_book import GRACE_S, MISSED_KEPT_S
from hub.skills.alerts import After, At
from hub.storage.alerts import AlertState, Weekday
from tests.fakes.clocks import DAY_S
from tests.skills.household import KITCHEN, Home
from tests.skills.ringing_home import ALARM, EVERY_DAY, REMINDER, SUMMER, TIMER, H, run, set_clock


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
