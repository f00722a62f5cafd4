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
        self.skills = Answering(all_handlers(AlertsByVoice(hub.alerts, hub.ringer.expected)))

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
        ([("Поставь таймер на яйца.", KITCHEN, "ru"), ("Шесть минут", KITCHEN, "ru")], "яйца"),
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
