"""What is said of where a timer or an alarm rings, and of what rings nowhere."""

import pytest

from tests.skills.household import Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home


def test_what_rings_on_the_device_is_confirmed_without_a_place() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert await me.say("Set a timer for 30 seconds.") == "30 seconds, starting now."

    at_home(talk, near=True)


def test_what_no_device_can_be_told_of_rings_on_the_computer_only() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        answer = await me.say("Set a timer for 30 seconds.", on="")
        assert answer == "30 seconds, starting now. It rings on the computer only."

    at_home(talk)


@pytest.mark.parametrize(
    ("language", "said", "answer", "again"),
    [
        (
            "en",
            "Set a timer for five minutes.",
            "5 minutes, starting now. Nothing rings by itself here; I'll tell you when we next talk.",
            "5 minutes, starting now. But without a sound.",
        ),
        (
            "ru",
            "Таймер на пять минут.",
            "Таймер на пять минут запущен. Сам сигнал здесь не прозвучит: скажу, когда снова заговорим.",
            "Таймер на пять минут запущен. Только без звука.",
        ),
        (
            "zh",
            "定时五分钟。",
            "五分钟，现在开始计时。到时间这里不会自己响，等你下次叫我时告诉你。",
            "五分钟，现在开始计时。不过不会响。",
        ),
        (
            "de",
            "Stell einen Timer auf fünf Minuten.",
            (
                "Der Timer läuft in 5 Minuten ab. "
                "Von selbst klingelt hier nichts; ich sage es dir, wenn wir wieder sprechen."
            ),
            "Der Timer läuft in 5 Minuten ab. Aber ohne Ton.",
        ),
        (
            "es",
            "Pon un temporizador de cinco minutos.",
            (
                "Temporizador de cinco minutos en marcha. "
                "Aquí no suena nada por sí solo; te lo digo cuando volvamos a hablar."
            ),
            "Temporizador de cinco minutos en marcha. Pero sin sonido.",
        ),
    ],
)
def test_a_computer_without_a_sound_is_never_said_to_ring(
    language: str, said: str, answer: str, again: str
) -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert await me.say(said) == answer
        assert await me.say(said) == again, "who was told lately is told in a few words"

    at_home(talk, language, sounds=False)


@pytest.mark.parametrize(
    ("language", "timer", "alarm", "answer"),
    [
        (
            "en",
            "Set a timer for five minutes.",
            "Wake me up at half past six tomorrow.",
            (
                "The alarm is set: tomorrow at 6:30 AM. "
                "Nothing rings by itself here; I'll tell you when we next talk."
            ),
        ),
        (
            "ru",
            "Таймер на пять минут.",
            "Разбуди меня завтра в 6:30 утра.",
            "Будильник поставлен: завтра в 6:30. Сам сигнал здесь не прозвучит: скажу, когда снова заговорим.",
        ),
        (
            "zh",
            "定时五分钟。",
            "明天早上六点半叫我起床。",
            "闹钟设好了，明天早上六点三十分。到时间这里不会自己响，等你下次叫我时告诉你。",
        ),
        (
            "de",
            "Stell einen Timer auf fünf Minuten.",
            "Weck mich morgen um halb sieben.",
            (
                "Der Wecker ist gestellt: morgen um 6 Uhr 30. "
                "Von selbst klingelt hier nichts; ich sage es dir, wenn wir wieder sprechen."
            ),
        ),
        (
            "es",
            "Pon un temporizador de cinco minutos.",
            "Despiértame mañana a las seis y media.",
            (
                "Alarma puesta: mañana a las seis y media de la mañana. "
                "Aquí no suena nada por sí solo; te lo digo cuando volvamos a hablar."
            ),
        ),
    ],
)
def test_that_an_alarm_wakes_nobody_is_said_in_full_every_time(
    language: str, timer: str, alarm: str, answer: str
) -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        await me.say(timer)
        assert await me.say(alarm) == answer

    at_home(talk, language, sounds=False)


def test_an_alarm_that_wakes_nobody_is_not_said_to_ring_however_it_is_changed() -> None:
    silent = "Nothing rings by itself here; I'll tell you when we next talk."

    async def talk(home: Home, __: RunningHub, me: Speaker) -> None:
        every_day = await me.say("Wake me up every day at 8 a.m.")
        assert every_day == f"The alarm is set: every day at 8 AM. {silent}"
        assert await me.say("Move the alarm to nine.") == f"The alarm is moved: every day at 9 AM. {silent}"
        once = await me.say("Move tomorrow's alarm to ten.")
        assert once.startswith("This time the alarm is set for another time: tomorrow at 10 AM.")
        assert once.endswith(silent)
        reminder = await me.say("Remind me tomorrow at nine to call Ada.")
        assert reminder.endswith(silent), "who is to be reminded relies on it, too"

    at_home(talk, sounds=False)
