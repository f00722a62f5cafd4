"""What the hub asks back, and how the next words answer it."""

import pytest

from hub.skills.alerts import After
from hub.skills.asked import Asked
from hub.skills.handling import Question
from hub.skills.open_questions import MOST, OPEN_S, OpenQuestions
from hub.skills.requests import Intent, Request
from hub.skills.spoken import spoken
from hub.skills.timers_by_voice import TIMER
from tests.skills.household import HALL, KITCHEN, Home
from tests.skills.talks import Talk, talk

pytestmark = pytest.mark.usefixtures("sentences_are_read")


LACKING = Request(intent=Intent.TIMER_SET, name="eggs")


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


@pytest.mark.parametrize(
    ("said", "alarms"),
    [
        (("Change my alarm.", "Seven thirty.", "The first one."), ["Sat 07:30", "Sun 09:00"]),
        (("Move my alarm to 6 AM.", "The last one."), ["Sat 08:00", "Sun 06:00"]),
        (("Move my alarm to 6 AM.", "The Sunday one."), ["Sat 08:00", "Sun 06:00"]),
        (("Move my alarm to 6 AM.", "The third one."), ["Sat 08:00", "Sun 09:00"]),
    ],
)
async def test_which_is_moved_and_to_when_is_asked_back(said: tuple[str, ...], alarms: list[str]) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        for text in ("Set an alarm for 8 AM tomorrow.", "Set an alarm for 9 AM on Sunday.", *said):
            assert await talking.say(text)
        occasions = [alert.occasion for alert in hub.alerts.all()]
        assert sorted(f"{one.at:%a %H:%M}" for one in occasions if one) == alarms
        assert await talking.skills.close()


async def test_other_words_are_the_model_s_and_end_the_question() -> None:
    answers, timers = await talk(("Set a timer.",), ("Who wrote Faust?",), ("Six minutes.",))
    assert answers[1:] == ["", ""]
    assert timers == []


async def test_a_request_in_between_is_carried_out_and_ends_the_question() -> None:
    answers, timers = await talk(("Set a timer.",), ("Set a timer for one minute.",), ("Six minutes.",))
    assert answers[2] == ""
    assert len(timers) == 1


@pytest.mark.parametrize(
    ("language", "asked", "said", "answer"),
    [
        ("en", "Cancel the timer.", "None of them, thanks.", "All right, I'll leave it."),
        ("en", "Cancel the timer.", "Neither.", "All right, I'll leave it."),
        ("en", "Set a timer.", "No.", "All right, I'll leave it."),
        ("ru", "Отмени таймер.", "Никакой.", "Хорошо, ничего не делаю."),
        ("ru", "Отмени таймер.", "Ничего не надо, спасибо.", "Хорошо, ничего не делаю."),
        ("zh", "取消计时器", "都不要。", "好，那就不动了。"),
        ("zh", "取消计时器", "不用了，谢谢。", "好，那就不动了。"),
        ("de", "Lösch den Timer.", "Keinen von beiden.", "Gut, ich lasse es."),
        ("es", "Cancela el temporizador.", "Ninguno, gracias.", "Vale, lo dejo así."),
    ],
)
async def test_who_wants_none_of_it_is_obeyed_and_the_question_is_closed(
    language: str, asked: str, said: str, answer: str
) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        for name in ("pasta", "eggs"):
            hub.alerts.set(TIMER, After(600), device_id=KITCHEN, language=language, name=name)
        before = hub.alerts.all()
        assert await talking.say(asked, language=language)
        assert await talking.say(said, language=language) == answer
        assert await talking.say("pasta", language=language) == ""
        assert hub.alerts.all() == before
        assert await talking.skills.close()


async def test_where_nothing_was_asked_a_no_is_the_model_s() -> None:
    answers, _ = await talk(("None.",), ("No, thanks.",))
    assert answers == ["", ""]


async def test_what_another_device_says_is_no_answer() -> None:
    answers, timers = await talk(("Set a timer.",), ("Six minutes.", HALL))
    assert answers[1] == ""
    assert timers == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Remind me in ten minutes to ask where is the cat?", "At seven."),
        ("Set a timer for ten minutes.", "Six minutes."),
    ],
)
async def test_what_was_set_already_is_not_set_again_whatever_its_text_ends_with(first: str, then: str) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        told = await talking.say(first)
        assert told
        before = hub.alerts.all()
        assert len(before) == 1
        assert await talking.say(then) == ""
        assert hub.alerts.all() == before
        assert await talking.skills.close()


async def test_a_text_that_ends_with_a_question_mark_asks_nothing() -> None:
    async def tell(_: Request, __: Asked) -> str:
        return "A reminder: where is the cat?"

    async def ask(_: Request, __: Asked) -> str:
        return Question("When shall I remind you?")

    asked = Asked(text="", language="en", answer_in="en", device_id=KITCHEN)
    request = Request(intent=Intent.REMINDER_SET)
    answers = [await spoken(one)(request, asked) for one in (tell, ask)]
    assert [answer is not None and answer.asks_back for answer in answers] == [False, True]


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
