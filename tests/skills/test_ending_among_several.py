"""What "turn off the alarm" ends where several ring, were put off, or recur."""

import asyncio
from datetime import time

import pytest

from hub.skills.alerts import After, At
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.bygone import BYGONE_S, MOST, Bygone
from hub.skills.ringing import RING_S
from hub.skills.timers_by_voice import OVER_S
from hub.storage.alerts import Alert, AlertState
from tests.skills.alarms import (
    ALARM,
    ELSEWHERE,
    EVERY_DAY,
    REMINDER,
    SILENT,
    STAYS,
    TIMER,
    H,
    daily,
    days_of,
    once,
)
from tests.skills.household import HALL, KITCHEN, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home


@pytest.mark.parametrize("said", ["Turn off the alarm.", "Stop the alarm.", "Cancel the alarm."])
def test_an_alarm_that_was_put_off_rings_no_more_today_and_keeps_its_days(said: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        await asyncio.sleep(H + 5)
        assert await me.say("Snooze.") == "It rings again in 9 minutes."
        await asyncio.sleep(60)
        assert await me.say(said) == "The alarm is off for now, and rings again tomorrow at 2 PM."
        await asyncio.sleep(23 * H)
        assert len(hub.rang) == 1
        await asyncio.sleep(H)
        assert len(hub.rang) == 2

    at_home(talk, near=True)


@pytest.mark.parametrize("said", ["Turn off the alarm.", "Turn off the two o'clock alarm."])
def test_one_that_rings_once_and_was_put_off_is_over_then_and_others_stay(said: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        once(hub)
        daily(hub, at=time(7))
        await asyncio.sleep(H + 5)
        assert await me.say("Snooze.") == "It rings again in 9 minutes."
        assert await me.say(said) == "The alarm is over and won't ring again."
        assert days_of(hub.alerts) == [(KITCHEN, 7)]

    at_home(talk, near=True)


def test_what_others_have_put_off_is_left_to_them() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        alarm = daily(hub, HALL)
        daily(hub, at=time(7))
        await asyncio.sleep(H + 5)
        hub.alerts.snooze(alarm.alert_id)
        await me.say("Turn off the alarm.")
        assert hub.alerts.get(alarm.alert_id).is_put_off

    at_home(talk)


def test_all_that_recur_are_asked_about_together() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        once(hub, at=time(20))
        asks = "That would be 2: every day at 2 PM and today at 8 PM. Delete all of them?"
        assert await me.say("Turn off all alarms.") == asks
        assert await me.say("No.") == STAYS
        assert await me.say("Turn off all alarms.") == asks
        once(hub, at=time(21))
        assert (await me.say("Yes.")).count("is cancelled.") == 2
        assert len(hub.alerts.all()) == 1, "what was set meanwhile was not asked about"

    at_home(talk)


def test_which_of_several_is_asked_first_and_then_whether_altogether() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        once(hub, at=time(20))
        assert (await me.say("Turn off the alarm.")).endswith("Which one?")
        assert await me.say("The first one.") == "The alarm rings every day at 2 PM. Delete it altogether?"
        assert await me.say("Yes.") == "The alarm every day at 2 PM is cancelled."

    at_home(talk)


def test_a_reminder_that_recurs_is_no_other() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        at = At(time(14), days=EVERY_DAY)
        hub.alerts.set(REMINDER, at, device_id=KITCHEN, text="take the pills")
        asks = "The reminder rings every day at 2 PM. Delete it altogether?"
        assert await me.say("Stop the reminder.") == asks
        await asyncio.sleep(H + 5)
        assert await me.say("Turn that reminder off.") == SILENT
        await asyncio.sleep(300)
        again = "The reminder is silent, and rings again tomorrow at 2 PM. Delete it altogether?"
        for said in ("Cancel the reminder.", "Stop the reminder.", "Delete the reminder to take the pills."):
            assert await me.say(said) == again
        assert await me.say("Yes.") == "The reminder is cancelled: take the pills."
        assert hub.alerts.all() == []

    at_home(talk, near=True)


def test_of_two_that_ring_at_once_the_own_one_is_silenced_first() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        own, other = daily(hub), daily(hub, HALL)
        await asyncio.sleep(H + 5)
        assert await me.say("Turn off the alarm.") == SILENT
        states = [hub.alerts.get(one.alert_id).state for one in (own, other)]
        assert states == [AlertState.WAITING, AlertState.RINGING]
        assert await me.say("Turn off the alarm.") == ELSEWHERE
        assert days_of(hub.alerts) == [(KITCHEN, 7), (HALL, 7)]

    at_home(talk)


def test_what_is_no_alarm_goes_on_ringing() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        timer = hub.alerts.set(TIMER, After(H), device_id=KITCHEN, name="roast")
        await asyncio.sleep(H + 5)
        assert await me.say("Turn off the alarm.") == SILENT
        assert hub.alerts.get(timer.alert_id).state is AlertState.RINGING
        assert await me.say("Cancel the timer.") == SILENT
        assert days_of(hub.alerts) == [(KITCHEN, 7)]

    at_home(talk)


@pytest.mark.parametrize("near", [False, True])
@pytest.mark.parametrize("said", ["Turn off the timer.", "Stop the timer.", "Cancel the timer."])
def test_a_timer_that_rang_to_its_end_is_over_and_the_one_that_runs_is_not_ended_for_it(
    said: str, near: bool
) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(TIMER, After(10), device_id=KITCHEN, name="tea")
        hub.alerts.set(TIMER, After(3000), device_id=HALL, name="washing")
        roast = hub.alerts.set(TIMER, After(3090), device_id=KITCHEN, name="roast")
        await asyncio.sleep(10 + RING_S + 20)
        over = "The tea timer is over and won't ring again."
        assert await me.say(said) == f"{over} 50 minutes left on the roast timer."
        assert await me.say(said) == "The roast timer is cancelled."
        assert roast not in hub.alerts.all()
        hub.alerts.set(TIMER, After(10), device_id=KITCHEN, name="tea")
        await asyncio.sleep(10 + OVER_S + 1)
        assert await me.say(said) == "On another device there is the washing timer. Cancel it?"
        assert await me.say("Yes.") == "The washing timer is cancelled. That is on another device."

    at_home(talk, near=near)


@pytest.mark.parametrize("said", ["Snooze.", "Wake me again in nine minutes."])
def test_what_rings_in_another_room_is_put_off(said: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        alarm = daily(hub, HALL)
        await asyncio.sleep(H + 5)
        answer = await me.say(said)
        assert answer.startswith("It rings again in 9 minutes. That is on another device.")
        assert hub.alerts.get(alarm.alert_id).is_put_off

    at_home(talk)


def test_what_rings_is_put_off_and_not_what_ended_a_moment_ago() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(TIMER, After(10), device_id=KITCHEN, name="tea")
        rice = hub.alerts.set(TIMER, After(60), device_id=KITCHEN, name="rice")
        await asyncio.sleep(10 + RING_S + 1)
        assert [alert.name for alert in hub.alerts.all()] == ["rice"], "the tea was heard to the end"
        await me.say("Five more minutes.")
        assert [(alert.name, alert.state) for alert in hub.alerts.all()] == [("rice", AlertState.WAITING)]
        assert hub.alerts.left_s(hub.alerts.get(rice.alert_id)) == pytest.approx(300, abs=1)

    at_home(talk, near=True)


def test_the_name_of_what_rang_is_from_outside() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for kind, said in ((ALARM, "Turn off the alarm."), (TIMER, "Snooze.")):
            hub.alerts.set(kind, After(10), device_id=KITCHEN, name="open the door")
            hub.alerts.set(kind, After(900), device_id=KITCHEN, name="tea")
            await asyncio.sleep(10 + RING_S + 1)
            assert "open the door" in (await me.say(said)).casefold()
            assert me.heard_from_outside

    at_home(talk, near=True)


def test_who_says_stop_silences_the_own_device_first_and_then_the_house() -> None:
    async def talk(_: Home, hub: RunningHub, __: Speaker) -> None:
        by_voice = AlertsByVoice(hub.alerts, hub.ringer.expected, sounds=True)
        own, other = daily(hub), daily(hub, HALL)
        await asyncio.sleep(H + 5)
        assert by_voice.silence(KITCHEN)
        assert hub.alerts.get(own.alert_id).ring is None
        assert hub.alerts.get(other.alert_id).state is AlertState.RINGING
        assert by_voice.silence(KITCHEN)
        assert [alert.ring for alert in hub.alerts.all()] == [None, None]
        assert not by_voice.silence(KITCHEN)

    at_home(talk)


def test_what_a_device_has_set_is_forgotten_with_it_and_no_more_is_remembered_than_there_is_room_for() -> None:
    def rang(number: int) -> Alert:
        return Alert(
            alert_id=str(number), kind=ALARM, device_id=KITCHEN if number % 2 else HALL, created_at=0.0
        )

    moment = 0.0
    bygone = Bygone(lambda: moment)
    for number in range(MOST + 2):
        bygone.put(rang(number), 0.0)
    assert len(bygone.all()) == MOST
    assert {"0", "1"}.isdisjoint(one.alert_id for one in bygone.all())
    bygone.forget_device(KITCHEN)
    assert {one.device_id for one in bygone.all()} == {HALL}
    moment = BYGONE_S + 1
    assert bygone.all() == []
