"""Days and nights by voice: what is answered, and what rings when; from 13:00 on Friday, 27 March 2026."""

from datetime import UTC, datetime

import pytest

from tests.skills.household import Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home
from tests.skills.talks import Talk

pytestmark = pytest.mark.usefixtures("sentences_are_read")


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("en", "Wake me up next Friday at 7.", "The alarm rings on Friday, April 3 at 7 AM."),
        (
            "en",
            "Remind me on Tuesday next week to call Anna.",
            "I'll remind you on Tuesday, March 31 at 9 AM: call Anna.",
        ),
        ("en", "Wake me up on Monday at 7.", "The alarm rings on Monday at 7 AM."),
        ("en", "Wake me up tonight at 12.", "The alarm rings tomorrow at 12 AM."),
        (
            "ru",
            "Разбуди меня в следующую пятницу в семь.",
            "Будильник поставлен: в пятницу, третьего апреля, в 7:00.",
        ),
        (
            "ru",
            "Напомни на следующей неделе во вторник позвонить врачу.",
            "Напомню во вторник, тридцать первого марта, в 9:00: позвонить врачу.",
        ),
        ("zh", "下周二早上八点叫我起床。", "闹钟设好了，三月三十一日星期二早上八点整。"),
        (
            "de",
            "Weck mich nächsten Freitag um sieben.",
            "Der Wecker klingelt am Freitag, dem dritten April, um 7 Uhr.",
        ),
        (
            "es",
            "Despiértame el próximo viernes a las siete.",
            "La alarma suena el viernes 3 de abril a las siete de la mañana.",
        ),
    ],
)
def test_of_a_day_that_may_be_another_the_date_is_told(language: str, said: str, answer: str) -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert (await me.say(said)).startswith(answer)

    at_home(talk, language)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("en", "Wake me up on Friday at 8.", "The alarm rings on Friday, April 3 at 8 AM."),
        (
            "en",
            "Remind me on Friday at 8 to call Anna.",
            "I'll remind you on Friday, April 3 at 8 AM: call Anna.",
        ),
        ("en", "Wake me up on Friday at 8 PM.", "The alarm rings on Friday, March 27 at 8 PM."),
        ("ru", "Разбуди меня в пятницу в восемь.", "Будильник поставлен: в пятницу, третьего апреля, в 8:00."),
        ("zh", "周五八点叫我起床。", "闹钟设好了，四月三日星期五早上八点整。"),
        ("de", "Weck mich am Freitag um acht.", "Der Wecker klingelt am Freitag, dem dritten April, um 8 Uhr."),
        (
            "es",
            "Despiértame el viernes a las ocho.",
            "La alarma suena el viernes 3 de abril a las ocho de la mañana.",
        ),
    ],
)
def test_a_weekday_that_is_today_is_the_next_one_once_its_time_is_over(
    language: str, said: str, answer: str
) -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert (await me.say(said)).startswith(answer)

    at_home(talk, language)


def test_of_a_move_to_such_a_day_too() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        await me.say("Set an alarm for 7 AM tomorrow.")
        said = await me.say("Move the alarm to next Friday.")
        assert said.startswith("The alarm now rings on Friday, April 3 at 7 AM.")

    at_home(talk)


def occasions(hub: RunningHub) -> list[str]:
    return [f"{alert.occasion.at:%a %H:%M}" for alert in hub.alerts.all() if alert.occasion is not None]


@pytest.mark.parametrize(
    ("before", "said", "rings"),
    [
        ("Set an alarm for 10 PM tomorrow.", "Move the alarm to midnight.", "Sun 00:00"),
        ("Set an alarm for tomorrow at midnight.", "Move the alarm to 11 PM.", "Sun 23:00"),
        ("Set an alarm for 7 AM tomorrow.", "Move the alarm to tonight at 12.", "Sat 00:00"),
        ("Set an alarm for 7 AM tomorrow.", "Move the alarm to tomorrow night at one.", "Sun 01:00"),
        ("Set an alarm for 12:30 AM on Sunday.", "Move the alarm to midnight.", "Sun 00:00"),
    ],
)
def test_what_is_moved_into_the_night(before: str, said: str, rings: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say(before)
        await me.say(said)
        assert occasions(hub) == [rings]

    at_home(talk)


def test_what_rings_in_the_night_is_found_by_the_day_before_it() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for said in ("Wake me up tonight at 1.", "Wake me up tomorrow night at 1.", "Wake me up at 7 AM."):
            await me.say(said)
        await me.say("Cancel the alarm for tomorrow night at 1.")
        assert sorted(occasions(hub)) == ["Sat 01:00", "Sat 07:00"]
        await me.say("Cancel the alarm for tonight.")
        assert occasions(hub) == ["Sat 07:00"]

    at_home(talk)


def test_one_night_of_many_is_left_out() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Wake me up every night at one.")
        answer = await me.say("Cancel the alarm for tonight at one.")
        assert answer == "The alarm tomorrow at 1 AM is left out. After that it rings as usual."
        assert occasions(hub) == ["Sun 01:00"]

    at_home(talk)


@pytest.mark.parametrize(
    ("begins", "said", "moment"),
    [
        ("2026-03-28T22:00+01:00", "Wake me up tonight at 2:30.", "2026-03-29T01:00"),  # skipped: at three
        ("2026-03-28T22:00+01:00", "Wake me up tonight at 4.", "2026-03-29T02:00"),
        ("2026-03-28T22:00+01:00", "Wake me up tomorrow night at 1.", "2026-03-29T23:00"),
        ("2026-10-24T22:00+02:00", "Wake me up tonight at 2:30.", "2026-10-25T00:30"),  # twice: the first
        ("2026-10-24T22:00+02:00", "Wake me up tonight at 4.", "2026-10-25T03:00"),
        ("2026-10-24T22:00+02:00", "Set an alarm for midnight.", "2026-10-24T22:00"),
        ("2026-10-20T22:00+02:00", "Wake me up on Monday next week at 7.", "2026-10-26T06:00"),
    ],
)
async def test_the_night_in_which_clocks_are_set(begins: str, said: str, moment: str) -> None:
    async with Home(begins=begins).hub() as hub:
        talking = Talk(hub)
        await talking.say(said)
        due = [round(hub.alerts.due_at(alert) or 0) for alert in hub.alerts.all()]
        assert due == [datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()]
        assert await talking.skills.close()


async def test_after_midnight_the_date_of_tomorrow_is_told() -> None:
    answers = await said_at("2026-03-28T00:30+01:00", "Wake me up tomorrow at 7.")
    assert answers == ["The alarm rings on Sunday, March 29 at 7 AM."]


@pytest.mark.parametrize(
    ("answer", "told"), [("At eleven.", "today at 11 PM"), ("At half past twelve.", "tomorrow at 12:30 AM")]
)
async def test_who_says_tonight_late_in_the_evening_is_asked_when(answer: str, told: str) -> None:
    answers = await said_at("2026-03-27T22:30+01:00", "Remind me tonight to lock the door.", answer)
    assert answers == ["When shall I remind you?", f"I'll remind you {told}: lock the door."]


async def said_at(begins: str, *texts: str) -> list[str]:
    """What is answered to ``texts`` from then on, but for where it rings."""
    async with Home(begins=begins).hub() as hub:
        talking = Talk(hub)
        answers = [(await talking.say(text)).partition(" It rings on")[0] for text in texts]
        assert await talking.skills.close()
    return answers
