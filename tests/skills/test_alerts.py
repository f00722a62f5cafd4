"""What people do with timers, alarms and reminders."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from functools import wraps
from typing import ParamSpec

import pytest

from hub.errors import AlertStateError, AlertTimeError, DataFolderError, TooManyAlertsError, UnknownAlertError
from hub.events import AlertChange, AlertKind
from hub.skills.alerts import LONGEST_S, MAX_OF_DEVICE, After, At
from hub.storage.alerts import AlertState, Weekday
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import HALL, KITCHEN, Home, RunningHub

TIMER, ALARM, REMINDER = AlertKind.TIMER, AlertKind.ALARM, AlertKind.REMINDER

P = ParamSpec("P")


def in_a_home(test: Callable[[Home, RunningHub], Awaitable[None]]) -> Callable[[], None]:
    """Run ``test`` with a hub at noon (UTC) on Friday, 27 March 2026 in Berlin."""

    @wraps(test)
    def run() -> None:
        async def at_home() -> None:
            home = Home()
            async with home.hub() as hub:
                await test(home, hub)

        run_virtual(at_home())

    del run.__wrapped__  # pytest would look for fixtures
    return run


@in_a_home
async def test_several_timers_run_at_once_and_are_asked_about_by_name(home: Home, hub: RunningHub) -> None:
    hub.alerts.set(TIMER, After(600), device_id=KITCHEN, name="egg timer")
    hub.alerts.set(TIMER, After(300), device_id=KITCHEN, name="Pasta")
    hub.alerts.set(TIMER, After(60), device_id=HALL)
    home.scripted.pass_by(30)
    assert [alert.name for alert in hub.alerts.of(kind=TIMER, device_id=KITCHEN)] == ["Pasta", "egg timer"]
    (eggs,) = hub.alerts.find("eggs", kind=TIMER)
    assert hub.alerts.left_s(eggs) == pytest.approx(570)
    assert hub.alerts.left_s(hub.alerts.all()[0]) == pytest.approx(30)
    assert hub.alerts.find("pizza") == ()


@in_a_home
async def test_a_timer_is_paused_goes_on_and_gets_more_time(home: Home, hub: RunningHub) -> None:
    timer = hub.alerts.set(TIMER, After(600))
    home.scripted.pass_by(100)
    paused = hub.alerts.pause(timer.alert_id)
    assert paused.state is AlertState.PAUSED
    home.scripted.pass_by(1000)
    assert hub.alerts.left_s(hub.alerts.get(timer.alert_id)) == pytest.approx(500)
    assert hub.alerts.due_at(paused) is None
    hub.alerts.add(timer.alert_id, -200)
    assert hub.alerts.get(timer.alert_id).state is AlertState.PAUSED
    hub.alerts.resume(timer.alert_id)
    home.scripted.pass_by(100)
    longer = hub.alerts.add(timer.alert_id, 60)
    assert hub.alerts.left_s(longer) == pytest.approx(260)
    assert longer.countdown is not None
    assert longer.countdown.total_s == pytest.approx(460)
    with pytest.raises(AlertTimeError):
        hub.alerts.add(timer.alert_id, -260)


@in_a_home
async def test_what_cannot_be_done_is_told_and_changes_nothing(home: Home, hub: RunningHub) -> None:
    alarm = hub.alerts.set(ALARM, At(time(7)))
    timer = hub.alerts.set(TIMER, After(60))
    for act in (hub.alerts.pause, hub.alerts.resume, hub.alerts.snooze, hub.alerts.dismiss):
        with pytest.raises(AlertStateError):
            act(alarm.alert_id)
    with pytest.raises(AlertStateError):
        hub.alerts.resume(timer.alert_id)
    with pytest.raises(AlertStateError):
        hub.alerts.add(alarm.alert_id, 60)
    with pytest.raises(AlertTimeError):
        hub.alerts.change(timer.alert_id, when=At(time(8)))
    with pytest.raises(UnknownAlertError):
        hub.alerts.cancel("nothing")
    assert {alarm, timer} == set(hub.alerts.all())


@in_a_home
async def test_times_that_are_over_or_make_no_sense_are_refused(home: Home, hub: RunningHub) -> None:
    for seconds in (0.5, 0, -5, LONGEST_S + 1, float("nan"), float("inf")):
        with pytest.raises(AlertTimeError):
            hub.alerts.set(TIMER, After(seconds))
    for when in (
        At(time(12), on=date(2026, 3, 27)),  # it is 13:00 in Berlin
        At(time(14), on=date(2026, 3, 26)),
        At(time(14), on=date(2036, 3, 26)),
        At(time(14), on=date.min),
        At(time(14), on=date.max),
        At(time(14), on=date(2026, 4, 1), days=(Weekday.MONDAY,)),
    ):
        with pytest.raises(AlertTimeError):
            hub.alerts.set(ALARM, when)
    with pytest.raises(AlertTimeError):
        hub.alerts.set(TIMER, At(time(14)))
    assert hub.alerts.all() == []


@in_a_home
async def test_a_device_has_room_for_so_many_and_another_for_its_own(home: Home, hub: RunningHub) -> None:
    for _ in range(MAX_OF_DEVICE):
        hub.alerts.set(TIMER, After(60), device_id=KITCHEN)
    with pytest.raises(TooManyAlertsError, match="Cancel some first"):
        hub.alerts.set(TIMER, After(60), device_id=KITCHEN)
    hub.alerts.set(TIMER, After(60), device_id=HALL)
    assert len(hub.alerts.cancel_all(device_id=KITCHEN)) == MAX_OF_DEVICE
    assert [alert.device_id for alert in hub.alerts.all()] == [HALL]


@in_a_home
async def test_all_of_a_kind_are_cancelled_and_others_stay(home: Home, hub: RunningHub) -> None:
    hub.alerts.set(TIMER, After(60), device_id=KITCHEN)
    hub.alerts.set(TIMER, After(60), device_id=HALL)
    kept = hub.alerts.set(REMINDER, After(60), text="Take the bins out")
    assert len(hub.alerts.cancel_all(kind=TIMER)) == 2
    assert hub.alerts.all() == [kept]
    assert hub.alerts.find("bins") == (kept,)
    assert hub.changes == [AlertChange.SET] * 3 + [AlertChange.CANCELLED] * 2


@in_a_home
async def test_an_alarm_is_moved_and_renamed(home: Home, hub: RunningHub) -> None:
    alarm = hub.alerts.set(ALARM, At(time(7), days=(Weekday.MONDAY,)), name="Work")
    moved = hub.alerts.change(alarm.alert_id, when=At(time(6, 30), days=(Weekday.TUESDAY,)))
    assert (moved.name, moved.alert_id) == ("Work", alarm.alert_id)
    assert moved.occasion is not None
    assert moved.occasion.at.isoformat() == "2026-03-31T06:30:00"
    renamed = hub.alerts.change(alarm.alert_id, name="Gym")
    assert (renamed.name, renamed.occasion) == ("Gym", moved.occasion)


@in_a_home
async def test_what_was_set_is_on_the_disk_once_it_is_confirmed(home: Home, hub: RunningHub) -> None:
    timer = hub.alerts.set(TIMER, After(60))
    assert home.disk.records == {}
    await hub.alerts.kept()
    assert home.disk.records == {timer.alert_id: timer}
    home.disk.full = True
    other = hub.alerts.set(TIMER, After(90))
    with pytest.raises(DataFolderError):
        await hub.alerts.kept()
    home.disk.full = False
    await hub.alerts.kept()
    assert set(home.disk.records) == {timer.alert_id, other.alert_id}
