"""What the hub asks back, and how the next words answer it."""

import pytest

from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.handling import all_handlers
from hub.skills.open_questions import MOST, OPEN_S, OpenQuestions
from hub.skills.recognition import load
from hub.skills.requests import Intent, Request
from hub.skills.timers_by_voice import TIMER
from hub.storage.alerts import AlertState
from tests.skills.household import HALL, KITCHEN, Home, RunningHub


@pytest.fixture(scope="module", autouse=True)
def sentences_are_read() -> None:
    """It takes a second, which is none of the event loop's."""
    load()


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
    ("Таймер на семь минут для макарон.", "Таймер «макарон» на семь минут запущен."),
    ("Отмени таймер.", "Таймеров два: на пять минут и макарон. Какой из них?"),
    ("Для макарон.", "Таймер «макарон» отменён."),
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


CHOICES = [
    ("en", "The first one.", ["rice", "tea"]),
    ("en", "the second", ["pizza", "tea"]),
    ("en", "The last one.", ["pizza", "rice"]),
    ("en", "all", []),
    ("en", "Both.", []),
    ("ru", "Первый.", ["rice", "tea"]),
    ("ru", "последний", ["pizza", "rice"]),
    ("ru", "Все.", []),
    ("zh", "第一个。", ["rice", "tea"]),
    ("zh", "最后一个", ["pizza", "rice"]),
    ("zh", "全部", []),
    ("de", "Den ersten.", ["rice", "tea"]),
    ("de", "der letzte", ["pizza", "rice"]),
    ("de", "Alle.", []),
    ("es", "El primero.", ["rice", "tea"]),
    ("es", "la segunda", ["pizza", "tea"]),
    ("es", "Todos.", []),
]
CANCEL = {
    "en": "Cancel the timer.",
    "ru": "Отмени таймер.",
    "zh": "取消定时器。",
    "de": "Lösch den Timer.",
    "es": "Cancela el temporizador.",
}


@pytest.mark.parametrize(("language", "answer", "left"), CHOICES)
async def test_one_is_chosen_by_its_place_among_those_that_were_named(
    language: str, answer: str, left: list[str]
) -> None:
    answers, timers = await talk(
        ("Pizza timer for ten minutes.",),
        ("Rice timer for 20 minutes.",),
        ("Tea timer for 30 minutes.",),
        (CANCEL[language], KITCHEN, language),
        (answer, KITCHEN, language),
    )
    assert answers[3].endswith(("?", "？"))
    assert [name for name, _ in timers] == left


async def test_a_place_at_which_there_is_none_is_said_to_be_empty() -> None:
    said = ("Pizza timer for ten minutes.", "Tea timer for 5 minutes.", "Pause the timer.", "The third one.")
    answers, _ = await talk(*((text,) for text in said))
    assert answers[-1] == "I find no such timer. Ask me which timers there are."


async def test_each_of_several_is_paused_and_each_is_told() -> None:
    said = ("Pizza timer for ten minutes.", "Tea timer for 5 minutes.", "Pause the timer.", "Both.")
    answers, _ = await talk(*((text,) for text in said))
    assert (
        answers[-1] == "The tea timer is paused, with 5 minutes left. "
        "The pizza timer is paused, with 10 minutes left."
    )


async def test_alarms_and_reminders_are_chosen_by_their_place_too() -> None:
    said = (
        "Set an alarm for seven.",
        "Set an alarm for eight.",
        "Cancel my alarm.",
        "The second one.",
        "Remind me in ten minutes to feed the cat.",
        "Remind me in two hours to call mom.",
        "Delete the reminder.",
        "Both.",
    )
    answers, _ = await talk(*((text,) for text in said))
    assert answers[3] == "The alarm today at 8 PM is cancelled."
    assert answers[7] == "The reminders are cancelled: feed the cat and call mom."


@pytest.mark.parametrize("said", ["Set the pizza timer to 20 minutes.", "Set my pizza timer for 20 minutes."])
async def test_the_timer_of_that_name_is_changed_and_no_second_is_set(said: str) -> None:
    answers, timers = await talk(("Set a pizza timer for ten minutes.",), (said,))
    assert answers[1] == "20 minutes left on the pizza timer."
    assert timers == [("pizza", 1200)]


@pytest.mark.parametrize(
    ("language", "first", "again"),
    [
        ("zh", "设一个十分钟的披萨定时器", "把披萨计时器设成二十分钟"),
        (
            "de",
            "Stell einen Timer für die Nudeln auf zehn Minuten",
            "Stell den Timer für die Nudeln auf zwanzig Minuten",
        ),
        (
            "es",
            "Pon un temporizador de diez minutos para la pasta",
            "Pon el temporizador de la pasta a veinte minutos",
        ),
    ],
)
async def test_so_it_is_in_languages_with_other_words_for_the_known(
    language: str, first: str, again: str
) -> None:
    _, timers = await talk((first, KITCHEN, language), (again, KITCHEN, language))
    assert [left for _, left in timers] == [1200]


async def test_the_timer_of_a_name_that_there_is_not_is_set() -> None:
    _, timers = await talk(("Set the pizza timer for ten minutes.",))
    assert timers == [("pizza", 600)]


async def test_two_of_one_name_are_told_apart_by_their_lengths() -> None:
    answers, timers = await talk(
        ("Set a pizza timer for ten minutes.",),
        ("Set a pizza timer for 20 minutes.",),
        ("Cancel the pizza timer.",),
        ("20 minutes.",),
        ("Set the pizza timer to five minutes.",),
        ("How much time is left?",),
    )
    assert answers[2] == "There are 2 timers: pizza for 10 minutes and pizza for 20 minutes. Which one?"
    assert answers[3] == "The pizza timer for 20 minutes is cancelled."
    assert answers[5] == "5 minutes left on the pizza timer."
    assert timers == [("pizza", 300)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Pause the two hour timer."),
        ("ru", "Приостанови таймер на два часа."),
        ("zh", "暂停两小时的定时器。"),
        ("de", "Pausiere den Timer von zwei Stunden."),
        ("es", "Pausa el temporizador de dos horas."),
    ],
)
async def test_a_timer_is_called_by_its_length(language: str, said: str) -> None:
    async with Home().hub() as hub:
        talking = Talk(hub)
        await talking.say("Set a timer for two hours.")
        await talking.say("Set a timer for one hour.")
        await talking.say(said, language=language)
        states = [alert.state for alert in hub.alerts.all()]
        assert await talking.skills.close()
    assert states == [AlertState.WAITING, AlertState.PAUSED]


async def test_the_question_comes_behind_how_many_more_there_are() -> None:
    asks = [(f"Set a timer for {number} minutes.",) for number in range(10, 17)]
    answers, timers = await talk(*asks, ("Cancel the timer.",), ("The first one.",))
    assert answers[-2].endswith("the one for 14 minutes and 2 more. Which one?")
    assert len(timers) == 6
