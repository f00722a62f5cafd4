"""What the hub answers by itself, and what it leaves to the model."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from hub.phrases import LANGUAGES
from hub.skills.intents import LONGEST_COMMAND, Intent, OfflineSkills, SkillAnswer
from hub.skills.spoken_forms import load_forms, packaged_intents

FORMS = Path(__file__).parent / "forms"
LEAST = 40  # forms and near misses that a language's table must hold

NOW = datetime(2026, 11, 22, 15, 5, tzinfo=timezone(timedelta(hours=3)))


def table(language: str) -> dict[str, list[str]]:
    return tomllib.loads((FORMS / f"{language}.toml").read_text("utf-8"))


def matches() -> list[tuple[str, str, str]]:
    return [
        (language, intent, text)
        for language in LANGUAGES
        for intent, texts in table(language).items()
        for text in texts
        if intent != "misses"
    ]


def misses() -> list[tuple[str, str]]:
    return [(language, text) for language in LANGUAGES for text in table(language)["misses"]]


@pytest.fixture(scope="module")
def skills() -> OfflineSkills:
    made = OfflineSkills(lambda: NOW)
    made.load()
    return made


@pytest.mark.parametrize(("language", "intent", "text"), matches())
def test_a_spoken_form_is_recognised(skills: OfflineSkills, language: str, intent: str, text: str) -> None:
    answer = skills.answer(text, language)

    assert answer is not None
    assert answer.intent == intent


@pytest.mark.parametrize(("language", "text"), misses())
def test_a_near_miss_is_left_to_the_model(skills: OfflineSkills, language: str, text: str) -> None:
    assert skills.answer(text, language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_long_enough_and_hold_nothing_twice(language: str) -> None:
    forms = table(language)
    near = forms.pop("misses")
    positive = [text for texts in forms.values() for text in texts]

    assert set(forms) == set(Intent)
    assert len(positive) >= LEAST
    assert len(near) >= LEAST
    assert len({*positive, *near}) == len(positive) + len(near)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_of_the_package_is_still_in_it(language: str) -> None:
    for intent, sentences in load_forms(language).without.items():
        blocks = packaged_intents(language)["intents"][intent]["data"]
        packaged = {sentence for block in blocks for sentence in block["sentences"]}
        assert set(sentences) <= packaged


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_of_ours_hides_one_of_the_package(language: str) -> None:
    assert not set(load_forms(language).rules) & set(packaged_intents(language)["expansion_rules"])


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


def test_for_an_unknown_language_english_is_tried(skills: OfflineSkills) -> None:
    assert skills.answer("What time is it?", "cy") == SkillAnswer("It's 3:05 PM.", Intent.TIME)


def test_each_answer_asks_the_clock_again() -> None:
    moments = iter([NOW, NOW + timedelta(minutes=1)])
    skills = OfflineSkills(lambda: next(moments))

    answers = [skills.answer("What time is it?", "en") for _ in range(2)]

    assert [answer.text for answer in answers if answer] == ["It's 3:05 PM.", "It's 3:06 PM."]


def test_a_long_text_is_not_looked_at(skills: OfflineSkills) -> None:
    assert skills.answer("please " * LONGEST_COMMAND + "what time is it", "en") is None
