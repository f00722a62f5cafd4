"""What another device has set is deleted only if it was said which, or agreed to."""

import asyncio
from datetime import time

import pytest

from hub.events import AlertKind
from hub.skills.alerts import After, At
from hub.storage.alerts import Weekday
from tests.skills.household import HALL, KITCHEN, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home

ALARM, REMINDER, TIMER = AlertKind.ALARM, AlertKind.REMINDER, AlertKind.TIMER

EVERY_DAY = tuple(Weekday)

STAYS = "All right, nothing is deleted."

BARE = [
    (
        "en",
        "Cancel the alarm.",
        "There is one on another device, every day at 8 AM. Delete it?",
        "No.",
        "Yes, delete it.",
    ),
    ("ru", "Отмени будильник.", "Есть один на другом устройстве, каждый день в 8:00. Удалить?", "Нет.", "Да."),
    ("zh", "取消闹钟。", "另一台设备上有一个，每天早上八点整。要删掉吗？", "不用。", "好的，删掉吧。"),
    (
        "de",
        "Lösch den Wecker.",
        "Auf einem anderen Gerät gibt es einen, jeden Tag um 8 Uhr. Löschen?",
        "Nein.",
        "Ja.",
    ),
    (
        "es",
        "Cancela la alarma.",
        "Hay una en otro dispositivo, todos los días a las ocho de la mañana. ¿La borro?",
        "No.",
        "Sí.",
    ),
]


@pytest.mark.parametrize(("language", "said", "asks", "no", "yes"), BARE)
def test_an_alarm_of_another_device_is_asked_about(
    language: str, said: str, asks: str, no: str, yes: str
) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        alarm = hub.alerts.set(ALARM, At(time(8), days=EVERY_DAY), device_id=HALL)
        assert await me.say(said) == asks
        await me.say(no)
        assert hub.alerts.all() == [alarm]
        assert await me.say(said) == asks
        await me.say(yes)
        assert hub.alerts.all() == []

    at_home(talk, language)


def test_who_says_the_time_or_the_name_is_not_asked() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(ALARM, At(time(20)), device_id=HALL)
        hub.alerts.set(TIMER, After(600), device_id=HALL, name="rice")
        hub.alerts.set(REMINDER, At(time(18)), device_id=HALL, text="call Anna")
        assert (await me.say("Cancel the 8 pm alarm.")).startswith("The alarm today at 8 PM is cancelled.")
        assert (await me.say("Cancel the rice timer.")).startswith("The rice timer is cancelled.")
        assert (await me.say("Delete the reminder to call Anna.")).startswith("The reminder is cancelled")
        assert hub.alerts.all() == []

    at_home(talk)


def test_bare_words_ask_about_reminders_and_timers_too() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(REMINDER, At(time(18)), device_id=HALL, text="call Anna")
        hub.alerts.set(TIMER, After(600), device_id=HALL)
        asks = "There is one on another device, today at 6 PM: call Anna. Delete it?"
        assert await me.say("Cancel the reminder.") == asks
        assert await me.say("No.") == STAYS
        asks = "On another device there is the timer for 10 minutes. Cancel it?"
        assert await me.say("Cancel the timer.") == asks
        assert await me.say("No, thanks.") == STAYS
        assert len(hub.alerts.all()) == 2

    at_home(talk)


def test_of_several_on_other_devices_it_is_asked_which() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(ALARM, At(time(20)), device_id=HALL)
        late = hub.alerts.set(ALARM, At(time(21)), device_id=HALL)
        asks = "There are 2 on other devices: today at 8 PM and today at 9 PM. Delete which one?"
        assert await me.say("Cancel the alarm.") == asks
        await me.say("The first one.")
        assert hub.alerts.all() == [late]

    at_home(talk)


def test_what_is_called_alike_is_told_apart_by_its_time() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for hour in (17, 20):
            hub.alerts.set(REMINDER, At(time(hour)), device_id=KITCHEN, text="drink water")
        which = "There are 2 reminders: drink water today at 5 PM and drink water today at 8 PM. Which one?"
        assert await me.say("Cancel the reminder.") == which
        await me.say("The 5 PM one.")
        assert [one.occasion.at.hour for one in hub.alerts.all() if one.occasion] == [20]

    at_home(talk)


def test_timers_of_one_length_are_told_apart_by_what_is_left() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(TIMER, After(300), device_id=KITCHEN)
        await asyncio.sleep(60)
        later = hub.alerts.set(TIMER, After(300), device_id=KITCHEN)
        assert await me.say("Cancel the timer.") == (
            "There are 2 timers: the one for 5 minutes with 4 minutes left "
            "and the one for 5 minutes with 5 minutes left. Which one?"
        )
        await me.say("The first one.")
        assert [one.alert_id for one in hub.alerts.all()] == [later.alert_id]

    at_home(talk)


@pytest.mark.parametrize("said", ["Verschieb den Wecker.", "Verzögere den Wecker."])
def test_an_alarm_that_does_not_ring_is_moved_and_not_put_off(said: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(ALARM, At(time(14)), device_id=KITCHEN)
        assert await me.say(said) == "Für wann?"
        answer = await me.say("Verschieb den Wecker um zehn Minuten.")
        assert answer.startswith("Der Wecker klingelt jetzt heute um 14 Uhr 10.")

    at_home(talk, "de")


def test_the_next_alarm_is_told_alone() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for hour in (20, 21):
            hub.alerts.set(ALARM, At(time(hour)), device_id=KITCHEN)
        assert await me.say("When is my next alarm?") == "The next alarm rings today at 8 PM."
        assert await me.say("How many alarms do I have?") == (
            "There are 2 alarms: today at 8 PM and today at 9 PM."
        )

    at_home(talk)


def test_who_is_woken_in_a_while_has_an_alarm() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        assert (await me.say("Wake me in two hours.")).startswith("The alarm rings in 2 hours.")
        assert [one.kind for one in hub.alerts.all()] == [ALARM]

    at_home(talk)


def test_a_timer_in_one_german_word_is_found_again() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Stell einen Timer für die Nudeln auf zehn Minuten.")
        await me.say("Verlängere den Nudeltimer um zwei Minuten.")
        assert [round(hub.alerts.left_s(one) or 0) for one in hub.alerts.all()] == [720]
        await me.say("Stell einen Teetimer auf vier Minuten.")
        await me.say("Stopp den Teetimer.")
        assert [one.name for one in hub.alerts.all()] == ["Nudeln"]

    at_home(talk, "de")
