"""What the hub answers by itself, and what it leaves to the model."""

from datetime import datetime, timedelta, timezone

import pytest

from hub.skills.handling import SkillAnswer
from hub.skills.intents import OfflineSkills
from hub.skills.recognition import recognise
from hub.skills.requests import Intent
from hub.skills.spoken_forms import LANGUAGES
from tests.skills.forms_table import table

NOW = datetime(2026, 11, 22, 15, 5, tzinfo=timezone(timedelta(hours=3)))


@pytest.fixture(scope="module")
def skills() -> OfflineSkills:
    made = OfflineSkills(lambda: NOW)
    made.load()
    return made


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("What time is it?", "en-US", SkillAnswer("It's 3:05 PM.", Intent.TIME)),
        ("What day is it?", "en", SkillAnswer("It's Sunday, November 22.", Intent.DATE)),
        ("Который час?", "ru-RU", SkillAnswer("Сейчас 15:05.", Intent.TIME)),
        ("Какой сегодня день?", "ru", SkillAnswer("Сегодня воскресенье, двадцать второе ноября.", Intent.DATE)),
        ("現在幾點了？", "zh-TW", SkillAnswer("现在是下午三点零五分。", Intent.TIME)),
        ("今天几号", "zh", SkillAnswer("今天是十一月二十二日，星期日。", Intent.DATE)),
    ],
)
def test_the_answer_is_in_the_language_and_by_the_clock(
    skills: OfflineSkills, text: str, language: str, expected: SkillAnswer
) -> None:
    assert skills.answer(text, language) == expected


@pytest.mark.parametrize(("text", "language"), [("Wie spät ist es?", "de"), ("¿Qué hora es?", "es")])
def test_what_the_hub_has_no_words_for_is_the_model_s_unless_it_is_to_answer_in_another(
    skills: OfflineSkills, text: str, language: str
) -> None:
    assert skills.answer(text, language) is None
    assert skills.answer(text, language, language) is None
    assert skills.answer(text, language, "en") == SkillAnswer("It's 3:05 PM.", Intent.TIME)


def test_for_an_unknown_language_english_is_tried(skills: OfflineSkills) -> None:
    assert skills.answer("What time is it?", "cy") == SkillAnswer("It's 3:05 PM.", Intent.TIME)


def test_each_answer_asks_the_clock_again() -> None:
    moments = iter([NOW, NOW + timedelta(minutes=1)])
    skills = OfflineSkills(lambda: next(moments))

    answers = [skills.answer("What time is it?", "en") for _ in range(2)]

    assert [answer.text for answer in answers if answer] == ["It's 3:05 PM.", "It's 3:06 PM."]


def test_only_a_goodbye_takes_leave(skills: OfflineSkills) -> None:
    farewell, time = skills.answer("Goodbye!", "en"), skills.answer("What time is it?", "en")

    assert farewell is not None
    assert time is not None
    assert (farewell.takes_leave, time.takes_leave) == (True, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_carries_out_is_recognised_and_left_to_the_model(
    skills: OfflineSkills, language: str
) -> None:
    forms, _ = table(language)
    first_of_each = {wanted.partition(" ")[0]: text for text, wanted in reversed(forms)}

    for intent in set(Intent) - skills.carried_out:
        assert recognise(first_of_each[intent], language) is not None
        assert skills.answer(first_of_each[intent], language) is None
    assert skills.carried_out == {Intent.TIME, Intent.DATE, Intent.ABILITIES, Intent.GOODBYE}
