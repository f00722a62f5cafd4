"""Alarms and reminders moved by voice: what is answered, and what rings when."""

import pytest

from tests.skills.household import HALL, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home

ALARM_EN = "Set an alarm for 7 AM tomorrow."


def times(hub: RunningHub) -> list[str]:
    occasions = [alert.occasion for alert in hub.alerts.all()]
    return [f"{occasion.at:%a %H:%M}" for occasion in occasions if occasion is not None]


@pytest.mark.parametrize(
    ("language", "before", "said", "answer"),
    [
        (
            "en",
            "Set an alarm for 7 AM tomorrow.",
            "Move the alarm to 8.",
            "The alarm now rings tomorrow at 8 AM. It rings on the computer.",
        ),
        (
            "en",
            "Remind me to call Anna at five in the afternoon.",
            "Change the reminder to nine.",
            "I'll remind you today at 9 PM instead: call Anna. It rings on the computer.",
        ),
        (
            "ru",
            "Поставь будильник на семь утра.",
            "Перенеси будильник на восемь.",
            "Будильник переставлен: завтра в 8:00. Сигнал будет на компьютере.",
        ),
        (
            "ru",
            "Напомни через час выключить суп.",
            "Перенеси напоминание на девять.",
            "Теперь напомню сегодня в 21:00: выключить суп. Сигнал будет на компьютере.",
        ),
        ("zh", "七点叫我起床。", "把闹钟改到八点。", "闹钟改好了，今天晚上八点整。到时间电脑会响。"),
        (
            "zh",
            "半小时后提醒我关火。",
            "把提醒改到九点。",
            "好的，改到今天晚上九点整提醒你：关火。到时间电脑会响。",
        ),
        (
            "de",
            "Stell einen Wecker auf sieben Uhr.",
            "Verschieb den Wecker auf acht.",
            "Der Wecker klingelt jetzt heute um 20 Uhr. Es klingelt am Computer.",
        ),
        (
            "es",
            "Pon una alarma a las siete.",
            "Cambia la alarma a las ocho.",
            "Ahora la alarma suena hoy a las ocho de la noche. Suena en el ordenador.",
        ),
    ],
)
def test_it_is_said_when_and_where_it_rings_then(language: str, before: str, said: str, answer: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say(before)
        assert await me.say(said) == answer
        assert len(hub.alerts.all()) == 1

    at_home(talk, language)


def test_of_several_the_one_that_was_said_is_moved_and_else_it_is_asked_which() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say(ALARM_EN)
        await me.say("Set an alarm for 6 AM on Sunday.")
        answer = await me.say("Change my alarm to eight.")
        assert answer == "There are 2 alarms: tomorrow at 7 AM and on Sunday at 6 AM. Which one?"
        await me.say("Change my seven o'clock alarm to eight.")
        assert times(hub) == ["Sat 08:00", "Sun 06:00"]
        await me.say("Move my Sunday alarm to seven.")
        assert times(hub) == ["Sat 08:00", "Sun 07:00"]

    at_home(talk)


def test_one_that_recurs_is_moved_for_good_or_for_the_next_time_alone() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Wake me up at seven on weekdays.")
        answer = await me.say("Change my alarm to eight.")
        assert answer.startswith("The alarm now rings on weekdays at 8 AM.")
        answer = await me.say("Move Monday's alarm to nine.")
        assert answer.startswith("This time the alarm rings on Monday at 9 AM. After that, as usual.")
        assert times(hub) == ["Mon 09:00", "Tue 08:00"]
        answer = await me.say("Move Thursday's alarm to nine.")
        assert answer.startswith("I can only move the next time, on Tuesday at 8 AM, or every time.")
        assert times(hub) == ["Mon 09:00", "Tue 08:00"]

    at_home(talk)


def test_one_without_a_new_time_is_asked_back_about() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert await me.say("Change my alarm.") == "No alarm is set."
        await me.say(ALARM_EN)
        assert await me.say("Change my alarm.") == "For what time?"
        answer = await me.say("Move my five o'clock alarm to six.")
        assert answer == "I find no such alarm. Ask me which alarms there are."

    at_home(talk)


def test_one_of_another_device_is_moved_and_that_is_said() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        await me.say(ALARM_EN, on=HALL)
        answer = await me.say("Move the alarm to 8.")
        assert answer.startswith("The alarm now rings tomorrow at 8 AM. That is on another device.")

    at_home(talk)


def test_a_reminder_is_found_by_what_it_says() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Remind me to call Anna at five in the afternoon.")
        await me.say("Remind me to water the plants at six in the afternoon.")
        await me.say("Change the reminder to call Anna to half past six pm.")
        assert [alert.text for alert in hub.alerts.all()] == ["water the plants", "call Anna"]

    at_home(talk)
