"""A question that a skill asks back, and its answer in a word or two."""

import asyncio

import pytest

from hub.bus import Bus
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.lists import Lists
from hub.skills.lists_by_voice import ListsByVoice
from hub.skills.requests import Intent
from hub.skills.spoken_forms import LANGUAGES, load_forms
from hub.storage.keeping import Keeping
from hub.storage.lists import NamedList
from tests.skills.household import HALL, Disk, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home

Dialogue = list[tuple[str, str]]

EN: Dialogue = [
    ("Set a timer.", "For how long?"),
    ("For five minutes, please.", "5 minutes, starting now."),
    ("Pasta timer for ten minutes.", "10 minutes for pasta, starting now."),
    ("Pause the timer.", "There are 2 timers: the one for 5 minutes and pasta. Which one?"),
    ("The pasta.", "The pasta timer is paused, with 10 minutes left."),
    ("Remind me to call mom.", "When shall I remind you?"),
    ("Tomorrow morning at nine.", "I'll remind you tomorrow at 9 AM: call mom."),
    ("Remind me to feed the cat.", "When shall I remind you?"),
    ("In ten minutes.", "I'll remind you in 10 minutes: feed the cat."),
    ("Delete the reminder.", "There are 2 reminders: feed the cat and call mom. Which one?"),
    ("Call mom.", "The reminder is cancelled: call mom."),
    ("Set an alarm for seven.", "The alarm rings today at 7 PM."),
    ("Set an alarm for eight.", "The alarm rings today at 8 PM."),
    ("Cancel my alarm.", "There are 2 alarms: today at 7 PM and today at 8 PM. Which one?"),
    ("Eight.", "The alarm today at 8 PM is cancelled."),
]

RU: Dialogue = [
    ("Поставь таймер.", "На сколько?"),
    ("Пять минут.", "Таймер на пять минут запущен."),
    ("Таймер на семь минут для макарон.", "Таймер «макарон» на семь минут запущен."),
    ("Отмени таймер.", "Таймеров два: на пять минут и макарон. Какой из них?"),
    ("Для макарон.", "Таймер «макарон» отменён."),
    ("Напомни позвонить маме.", "Когда напомнить?"),
    ("Завтра в девять утра.", "Напомню завтра в 9:00: позвонить маме."),
]

ZH: Dialogue = [
    ("设一个定时器。", "要计时多久？"),
    ("五分钟。", "五分钟，现在开始计时。"),
    ("设一个十分钟的煮面定时器。", "煮面，十分钟，现在开始计时。"),
    ("取消定时器。", "有两个计时器：五分钟的和煮面。是哪一个？"),
    ("煮面。", "煮面计时器取消了。"),
    ("提醒我关火。", "什么时候提醒你？"),
    ("半小时后。", "好的，三十分钟后提醒你：关火。"),
]


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH)])
def test_an_answer_completes_the_request(language: str, dialogue: Dialogue) -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        for said, answer in dialogue:
            heard = await me.say(said)
            assert (said, heard[: len(answer)]) == (said, answer)

    at_home(talk, language)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("de", "Stell einen Timer.", "Fünf Minuten."),
        ("es", "Pon un temporizador.", "Cinco minutos."),
        ("de", "Erinnere mich daran, Mama anzurufen.", "Morgen um neun."),
        ("es", "Recuérdame llamar a mamá.", "Mañana a las nueve."),
    ],
)
def test_it_does_in_the_other_languages(language: str, said: str, answer: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say(said, answer_in="en")
        await me.say(answer, answer_in="en")
        assert len(hub.alerts.all()) == 1

    at_home(talk, language)


@pytest.mark.parametrize("said", ["Why is the sky blue?", "Never mind, I like tea.", "Five minutes?"])
def test_what_is_no_answer_is_the_model_s(said: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Set a timer.")
        assert await me.say(said) == ""
        assert await me.say("Five minutes.") == "", "the question was asked some time ago"
        assert hub.alerts.all() == []

    at_home(talk)


def test_another_device_does_not_answer_it() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Set a timer.")
        assert await me.say("Five minutes.", on=HALL) == ""
        assert hub.alerts.all() == []

    at_home(talk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_has_a_place_for_the_answer(language: str) -> None:
    answers = load_forms(language).language.answers
    assert {Intent.TIMER_SET, Intent.ALARM_SET, Intent.REMINDER_SET, Intent.TIMER_CANCEL} <= set(answers)
    assert all(form.count("{said}") == 1 for forms in answers.values() for form in forms)


async def test_the_hub_answers_with_the_skills_it_was_given_and_leaves_the_rest() -> None:
    lists = Lists(Bus(), Keeping("lists", Disk[NamedList](lambda one: one.list_id).opened))
    answering = Answering(ListsByVoice(lists).handlers())
    try:
        for text, answer in (
            ("Add milk to the shopping list.", "Added to the shopping list: milk."),
            ("What time is it in Tokyo?", None),
            ("Set a timer for five minutes.", None),
        ):
            found = await answering.answer(Asked(text=text, language="en", answer_in="en"))
            assert (found.text if found else None) == answer
        assert await answering.answer(Asked(text="What time is it?", language="en", answer_in="en"))
        await asyncio.sleep(0)
    finally:
        await answering.close()
