"""What people say, and what it asks for: the tables of all languages."""

import random
import re
from dataclasses import fields

import pytest

from hub.skills.recognition import recognise
from hub.skills.requests import Intent, Request
from hub.skills.spoken_forms import LANGUAGES, load_forms, packaged_intents
from tests.skills.forms_table import table

LEAST_FORMS = 200
LEAST_MISSES = 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spoken_form_is_recognised_and_no_near_miss(language: str) -> None:
    forms, misses = table(language)
    heard = [(text, wanted, str(recognise(text, language))) for text, wanted in forms]
    heard += [(text, "None", str(recognise(text, language))) for text in misses]

    failures = [entry for entry in heard if entry[1] != entry[2]]

    print(f"{language}: {len(forms)} forms, {len(misses)} near misses, failures {len(failures)}")  # noqa: T201
    assert failures == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_long_enough_and_hold_nothing_twice(language: str) -> None:
    forms, misses = table(language)
    texts = [text for text, _ in forms] + list(misses)

    assert len(forms) >= LEAST_FORMS
    assert len(misses) >= LEAST_MISSES
    assert len(texts) == len(set(texts))
    assert {wanted.partition(" ")[0] for _, wanted in forms} == set(Intent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_of_the_package_is_still_in_it(language: str) -> None:
    for intent, sentences in load_forms(language).language.without.items():
        blocks = packaged_intents(language)["intents"][f"HassGetCurrent{intent.capitalize()}"]["data"]
        packaged = {sentence for block in blocks for sentence in block["sentences"]}
        assert set(sentences) <= packaged


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_hides_another(language: str) -> None:
    topics = load_forms(language).topics
    for marked in (True, False):
        names = [name for topic in topics if topic.marked is marked for name in topic.rules]
        assert len(names) == len(set(names))
        assert not set(names) & set(packaged_intents(language)["expansion_rules"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_of_values_means_something_else_in_another_topic(language: str) -> None:
    for marked in (True, False):
        values: dict[str, set[str]] = {}
        for topic in load_forms(language).topics:
            for name, said in topic.lists.items() if topic.marked is marked else ():
                assert values.setdefault(name, set(said)) == set(said), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_used(language: str) -> None:
    for topic in load_forms(language).topics:
        templates = [*topic.rules.values(), *(text for texts in topic.sentences.values() for text in texts)]
        used = set(re.findall(r"<(\w+)>", " ".join(templates)))
        assert set(topic.rules) <= used


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_a_template_is_one_of_a_request(language: str) -> None:
    known = {field.name for field in fields(Request)} | {"hour", "from_hour", "at_hours", "percent", "max"}
    for topic in load_forms(language).topics:
        templates = [*topic.rules.values(), *(text for texts in topic.sentences.values() for text in texts)]
        slots = {slot or name for name, slot in re.findall(r"{(\w+)(?::(\w+))?}", " ".join(templates))}
        assert slots <= known


@pytest.mark.parametrize(
    ("text", "language"),
    [("set a timer for ⴰ", "en"), ("提醒我ⵀ打电话", "zh"), ("提醒我ⵈ打电话", "zh"), ("提醒我ⵂ打电话", "zh")],
)
def test_a_text_that_holds_the_letters_of_quantities_is_no_request(text: str, language: str) -> None:
    assert recognise(text, language) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_words_are_read_without_an_error(language: str) -> None:
    forms, misses = table(language)
    joint = "" if language == "zh" else " "
    words = sorted({word for text in (*(said for said, _ in forms), *misses) for word in text.split()})
    chance = random.Random(7)  # noqa: S311 - the same words each time

    for _ in range(100):
        text = joint.join(chance.choices(words, k=chance.randint(2, 12)))
        recognise(text, language)


def test_a_long_text_is_not_looked_at() -> None:
    assert recognise("please " * 30 + "what time is it", "en") is None


def test_for_an_unknown_language_english_is_tried() -> None:
    assert str(recognise("Set a timer for five minutes.", "cy")) == "timer_set duration=300"


@pytest.mark.parametrize(
    ("tag", "text"), [("zh-TW", "現在幾點了？"), ("de_AT", "Wie spät ist es?"), ("EN-gb", "Time check!")]
)
def test_any_tag_of_a_language_will_do(tag: str, text: str) -> None:
    assert str(recognise(text, tag)) == "time"


def test_what_cannot_be_is_not_meant() -> None:
    assert recognise("Set the volume to 300 percent.", "en") is None
    assert recognise("Set a timer for 0 minutes.", "en") is None
    assert recognise("Set an alarm for 25:00.", "en") is None
