"""What the hub asks back, and how the next words answer it."""

import pytest

from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.handling import all_handlers
from hub.skills.open_questions import MOST, OPEN_S, OpenQuestions
from hub.skills.requests import Intent, Request
from hub.skills.timers_by_voice import TIMER
from tests.skills.household import HALL, KITCHEN, Home, RunningHub

LACKING = Request(intent=Intent.TIMER_SET, name="eggs")


class Talk:
    """Somebody who talks to the skills."""

    def __init__(self, hub: RunningHub) -> None:
        self.hub = hub
        self.skills = Answering(all_handlers(AlertsByVoice(hub.alerts, hub.ringer.expected, sounds=True)))

    async def say(self, text: str, on: str = KITCHEN, language: str = "en") -> str:
        asked = Asked(text=text, language=language, answer_in=language, device_id=on)
        answer = await self.skills.answer(asked)
        return "" if answer is None else answer.text


async def talk(*said: tuple[str, ...]) -> tuple[list[str], list[tuple[str, int]]]:
    """What is answered to each (nothing: it is the model's), and which timers run then, with seconds left."""
    async with Home().hub() as hub:
        talking = Talk(hub)
        answers = [await talking.say(*words) for words in said]
        left = [(alert.name, round(hub.alerts.left_s(alert) or 0)) for alert in hub.alerts.of(kind=TIMER)]
        assert await talking.skills.close()
    return answers, left


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ([("Set a timer for the eggs.",), ("Six minutes.",)], "eggs"),
        ([("Поставь таймер на яйца.", KITCHEN, "ru"), ("Шесть минут", KITCHEN, "ru")], "на яйца"),
        ([("定一个鸡蛋计时器", KITCHEN, "zh"), ("六分钟", KITCHEN, "zh")], "鸡蛋"),
    ],
)
async def test_what_is_asked_back_is_answered_by_the_next_words(said: list[tuple[str, ...]], name: str) -> None:
    (asks, told), timers = await talk(*said)
    assert asks.endswith(("?", "？"))
    assert name in told
    assert timers == [(name, 360)]


async def test_which_of_several_is_meant_is_answered_by_its_name() -> None:
    said = (
        "Set a pasta timer for 9 minutes.",
        "Set an egg timer for 6 minutes.",
        "Cancel the timer.",
        "Pasta.",
    )
    answers, timers = await talk(*((text,) for text in said))
    assert answers[2].endswith("Which one?")
    assert [name for name, _ in timers] == ["egg"]


async def test_other_words_are_the_model_s_and_end_the_question() -> None:
    answers, timers = await talk(("Set a timer.",), ("Who wrote Faust?",), ("Six minutes.",))
    assert answers[1:] == ["", ""]
    assert timers == []


async def test_a_request_in_between_is_carried_out_and_ends_the_question() -> None:
    answers, timers = await talk(("Set a timer.",), ("Set a timer for one minute.",), ("Six minutes.",))
    assert answers[2] == ""
    assert len(timers) == 1


async def test_what_another_device_says_is_no_answer() -> None:
    answers, timers = await talk(("Set a timer.",), ("Six minutes.", HALL))
    assert answers[1] == ""
    assert timers == []


def test_an_answer_that_comes_too_late_is_none() -> None:
    moments = iter([0.0, OPEN_S + 1])
    questions = OpenQuestions(lambda: next(moments))
    questions.put(KITCHEN, LACKING)
    assert questions.take(KITCHEN) is None


def test_no_more_devices_are_waited_for_than_there_is_room_for() -> None:
    questions = OpenQuestions(lambda: 0.0)
    for number in range(MOST + 1):
        questions.put(str(number), LACKING)
    assert questions.take("0") is None
    assert questions.take(str(MOST)) is LACKING


EN = [
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

RU = [
    ("Поставь таймер.", "На сколько?"),
    ("Пять минут.", "Таймер на пять минут запущен."),
    ("Таймер на семь минут для макарон.", "Таймер для макарон запущен на семь минут."),
    ("Отмени таймер.", "Таймеров два: на пять минут и для макарон. Какой из них?"),
    ("Для макарон.", "Таймер для макарон отменён."),
    ("Напомни позвонить маме.", "Когда напомнить?"),
    ("Завтра в девять утра.", "Напомню завтра в 9:00: позвонить маме."),
]

ZH = [
    ("设一个定时器。", "要计时多久？"),
    ("五分钟。", "五分钟，现在开始计时。"),
    ("设一个十分钟的煮面定时器。", "煮面，十分钟，现在开始计时。"),
    ("取消定时器。", "有两个计时器：五分钟的和煮面。是哪一个？"),
    ("煮面。", "煮面计时器取消了。"),
    ("提醒我关火。", "什么时候提醒你？"),
    ("半小时后。", "好的，三十分钟后提醒你：关火。"),
]


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH)])
async def test_whole_dialogues_are_held(language: str, dialogue: list[tuple[str, str]]) -> None:
    answers, _ = await talk(*((said, KITCHEN, language) for said, _ in dialogue))
    heard = [answer[: len(wanted)] for answer, (_, wanted) in zip(answers, dialogue, strict=True)]
    assert heard == [wanted for _, wanted in dialogue]
