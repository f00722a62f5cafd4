"""What "turn off the alarm" ends: what rings, wherever it is; what recurs is deleted only if that is said."""

import asyncio
from collections.abc import Callable
from datetime import time

import pytest

from hub.events import AlertKind
from hub.skills.alerts import After, Alerts, At
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.bygone import BYGONE_S, MOST, Bygone
from hub.skills.ringing import RING_S
from hub.skills.timers_by_voice import OVER_S
from hub.storage.alerts import Alert, AlertState, Weekday
from tests.skills.household import HALL, KITCHEN, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home

ALARM, REMINDER, TIMER = AlertKind.ALARM, AlertKind.REMINDER, AlertKind.TIMER

EVERY_DAY = tuple(Weekday)

H = 3600.0

SILENT = "It is silent now."
ELSEWHERE = "It is silent now. That is on another device."
AGAIN = "The alarm is silent, and rings again tomorrow at 2 PM. Delete it altogether?"
STAYS = "All right, nothing is deleted."


def daily(hub: RunningHub, device_id: str = KITCHEN, at: time = time(14)) -> Alert:
    """An alarm that rings in an hour, and each day."""
    return hub.alerts.set(ALARM, At(at, days=EVERY_DAY), device_id=device_id, language="en")


def once(hub: RunningHub, device_id: str = KITCHEN, at: time = time(14)) -> Alert:
    return hub.alerts.set(ALARM, At(at), device_id=device_id, language="en")


def days_of(alerts: Alerts) -> list[tuple[str, int]]:
    """Of each that is there, whose it is and on how many days of the week it rings."""
    return sorted((one.device_id, len(one.occasion.days) if one.occasion else 0) for one in alerts.all())


@pytest.mark.parametrize("near", [False, True])
@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        "Turn off the alarm.",
        "Stop the alarm.",
        "Cancel the alarm.",
        "Delete the alarm.",
        "Turn off today's alarm.",
        "Turn off the two o'clock alarm.",
        "Cancel the two o'clock alarm.",
        "Turn off the daily alarm.",
        "Turn off all alarms.",
    ],
)
def test_what_rings_in_another_room_is_silenced_and_nothing_is_deleted(
    said: str, own: bool, near: bool
) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub, HALL)
        if own:
            daily(hub, KITCHEN, time(7))
        there = days_of(hub.alerts)
        await asyncio.sleep(H + 5)
        assert await me.say(said) == ELSEWHERE
        assert all(alert.state is AlertState.WAITING for alert in hub.alerts.all())
        assert days_of(hub.alerts) == there

    at_home(talk, near=near)


async def told_at_once(hub: RunningHub, alarm: Alert) -> None:
    """The device was talked to while it rang, and told of it."""
    await asyncio.sleep(10)
    hub.alerts.told(alarm.alert_id)


async def rung_to_the_end(_: RunningHub, __: Alert) -> None:
    await asyncio.sleep(RING_S + 240)


async def long_after(_: RunningHub, __: Alert) -> None:
    await asyncio.sleep(BYGONE_S - 60)


@pytest.mark.parametrize("near", [False, True])
@pytest.mark.parametrize("device_id", [KITCHEN, HALL, ""])
@pytest.mark.parametrize("after", [told_at_once, rung_to_the_end, long_after])
@pytest.mark.parametrize("said", ["Turn off the alarm.", "Stop the alarm.", "Cancel the alarm."])
def test_what_recurs_and_rang_lately_is_asked_about(
    said: str, after: Callable[[RunningHub, Alert], object], device_id: str, near: bool
) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        alarm = daily(hub, device_id)
        await asyncio.sleep(H)
        await after(hub, alarm)  # type: ignore[misc]  # it is a coroutine
        for _answer in range(2):
            assert await me.say(said) == AGAIN
            assert await me.say("No.") == STAYS
            assert days_of(hub.alerts) == [(device_id, 7)]
        assert await me.say(said) == AGAIN
        assert await me.say("Why is the sky blue?") == ""
        assert await me.say("Yes.") == "", "it was about something else meanwhile"
        assert days_of(hub.alerts) == [(device_id, 7)]
        assert await me.say(said) == AGAIN
        assert (await me.say("Yes, delete it.")).startswith("The alarm every day at 2 PM is cancelled.")
        assert hub.alerts.all() == []
        assert (await me.say(said)) == "No alarm is set."

    at_home(talk, near=near)


ASKED = [
    ("en", "Turn off the alarm.", AGAIN, "Yes, please."),
    (
        "ru",
        "Выключи будильник.",
        "Будильник уже молчит и снова сработает завтра в 14:00. Удалить совсем?",
        "Да, удали.",
    ),
    ("zh", "关掉闹钟。", "闹钟已经不响了，明天下午两点整还会再响。要彻底删掉吗？", "删掉吧。"),
    (
        "de",
        "Mach den Wecker aus.",
        "Der Wecker ist still und klingelt morgen um 14 Uhr wieder. Ganz löschen?",
        "Ja.",
    ),
    (
        "es",
        "Apaga la alarma.",
        "La alarma ya no suena, pero volverá a sonar mañana a las dos de la tarde. ¿Borrar del todo?",
        "Sí, bórrala.",
    ),
]


@pytest.mark.parametrize(("language", "said", "asks", "yes"), ASKED)
def test_it_is_asked_and_answered_in_each_language(language: str, said: str, asks: str, yes: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        await asyncio.sleep(H + 300)
        assert await me.say(said) == asks
        assert await me.say(yes)
        assert hub.alerts.all() == []

    at_home(talk, language)


@pytest.mark.parametrize(
    ("language", "said", "noes"),
    [
        ("en", "Turn off the alarm.", ["No.", "No, thanks.", "Don't delete it.", "Keep it."]),
        ("ru", "Выключи будильник.", ["Нет.", "Не надо.", "Нет, оставь.", "Не удаляй его."]),
        ("zh", "关掉闹钟。", ["不要。", "不用了。", "不，留着。", "不删。"]),
        ("de", "Mach den Wecker aus.", ["Nein.", "Nicht löschen."]),
        ("es", "Apaga la alarma.", ["No.", "No la borres.", "Déjala."]),
    ],
)
def test_who_says_no_keeps_it(language: str, said: str, noes: list[str]) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        for no in noes:
            assert (await me.say(said)).endswith(("?", "？"))
            assert await me.say(no), no
            assert days_of(hub.alerts) == [(KITCHEN, 7)]

    at_home(talk, language)


def test_what_recurs_is_asked_about_also_when_nothing_rang_unless_it_is_to_be_deleted() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for said in ("Turn off the alarm.", "Turn off the daily alarm.", "Don't wake me up."):
            daily(hub)
            assert await me.say(said) == "The alarm rings every day at 2 PM. Delete it altogether?"
            assert await me.say("Delete it.") == "The alarm every day at 2 PM is cancelled."
        for said in ("Delete the alarm.", "Cancel the daily alarm.", "Remove the two o'clock alarm."):
            daily(hub)
            assert await me.say(said) == "The alarm every day at 2 PM is cancelled."

    at_home(talk)


@pytest.mark.parametrize("late_s", [5.0, 300.0])
@pytest.mark.parametrize("said", ["Delete the daily alarm.", "Delete all alarms."])
def test_words_that_can_mean_nothing_else_delete_it_even_while_it_rings(said: str, late_s: float) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        await asyncio.sleep(H + late_s)
        assert (await me.say(said)).endswith("cancelled.")
        assert hub.alerts.all() == []

    at_home(talk, near=True)


def test_what_rang_long_ago_is_not_meant_any_more() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        await asyncio.sleep(H + BYGONE_S + 1)
        assert await me.say("Cancel the alarm.") == "The alarm every day at 2 PM is cancelled."

    at_home(talk)


def test_a_single_day_is_left_out_whatever_rang() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub)
        await asyncio.sleep(H + 300)
        left_out = "The alarm tomorrow at 2 PM is left out. After that it rings as usual."
        assert await me.say("Turn off the alarm for tomorrow.") == left_out

    at_home(talk)


@pytest.mark.parametrize("near", [False, True])
def test_an_alarm_that_came_once_is_said_to_be_over_and_what_is_set_besides_stays(near: bool) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        over = "The alarm is over and won't ring again."
        for said in ("Turn off the alarm.", "Cancel the alarm."):
            once(hub, at=hub.alerts.now().replace(second=0).time().replace(minute=59))
            await asyncio.sleep(H + 180)
            assert await me.say(said) == over
            assert await me.say(said) == "No alarm is set."
        once(hub, at=hub.alerts.now().time().replace(minute=59))
        once(hub, at=time(20))
        await asyncio.sleep(H + 180)
        assert await me.say("Turn off the alarm.") == f"{over} Still set: today at 8 PM."
        assert await me.say("Turn off the alarm.") == "The alarm today at 8 PM is cancelled."

    at_home(talk, near=near)


def test_who_cancels_the_one_that_is_still_to_come_cancels_it() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        daily(hub, HALL)
        once(hub, at=time(20))
        await asyncio.sleep(H + 300)
        assert await me.say("Cancel my alarm.") == "The alarm today at 8 PM is cancelled."
        once(hub, HALL, time(20))
        daily(hub)
        await asyncio.sleep(24 * H)
        assert await me.say("Cancel the 8 pm alarm.") == "I find no such alarm. Ask me which alarms there are."
        assert await me.say("Cancel my alarm.") == AGAIN

    at_home(talk)


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
