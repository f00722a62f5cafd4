"""What "turn off the alarm" ends: what rings, wherever it is; what recurs is deleted only if that is said."""

import asyncio
from collections.abc import Callable
from datetime import time

import pytest

from hub.skills.bygone import BYGONE_S
from hub.skills.ringing import RING_S
from hub.storage.alerts import Alert, AlertState
from tests.skills.alarms import (
    AGAIN,
    ELSEWHERE,
    STAYS,
    H,
    daily,
    days_of,
    once,
)
from tests.skills.household import HALL, KITCHEN, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home


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
