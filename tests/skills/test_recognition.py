"""What people say, and what it asks for: the tables of all languages."""

import re

import pytest

from hub.skills.recognition import LONGEST_COMMAND, recognise
from hub.skills.requests import Intent
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
def test_every_rule_is_used(language: str) -> None:
    for topic in load_forms(language).topics:
        templates = [*topic.rules.values(), *(text for texts in topic.sentences.values() for text in texts)]
        used = set(re.findall(r"<(\w+)>", " ".join(templates)))
        assert set(topic.rules) <= used


def test_a_long_text_is_not_looked_at() -> None:
    assert recognise("please " * LONGEST_COMMAND + "what time is it", "en") is None


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
