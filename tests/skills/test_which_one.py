"""Which of several is meant is told by a place, a name or a length."""

import pytest

from hub.storage.alerts import AlertState
from tests.skills.household import KITCHEN, Home
from tests.skills.talks import Talk, talk

pytestmark = pytest.mark.usefixtures("sentences_are_read")


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
