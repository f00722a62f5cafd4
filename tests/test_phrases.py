"""What the hub says, in every language it speaks."""

import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest

from hub.dialogue.memory import Notice
from hub.errors import AlertError, EngineError, HearingError, HubError, ListError, PersonaError, PictureError
from hub.phrases import LANGUAGES, has_phrases, nearest_language, phrase, phrase_keys, words

PLACEHOLDERS = ("time", "weekday", "month", "day", "code", "name", "names")
ENROLMENT = {"enrolment.code", "enrolment.waiting", "enrolment.turned_away", "enrolment.outdated"}
SKILLS = {"skill.time", "skill.date", "greeting", "farewell"}
LONGEST_ERROR = 125  # characters: about ten seconds of speech, more than anybody wants of an apology


def errors(base: type[HubError]) -> Iterator[type[HubError]]:
    yield base
    for kind in base.__subclasses__():
        yield from errors(kind)


def filled(key: str, language: str) -> tuple[str, set[str]]:
    """A phrase with something in all its places, and what they are called."""
    values: dict[str, str] = {}
    while True:
        try:
            return phrase(key, language, **values), set(values)
        except KeyError as missing:
            name = missing.args[0]
            assert name not in (key, *values)
            values[name] = "1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_that_a_device_is_told_has_a_phrase(language: str) -> None:
    told = (AlertError, EngineError, HearingError, ListError, PersonaError, PictureError)
    codes = {error.code for base in told for error in errors(base)}

    assert codes <= phrase_keys(language)
    assert all(len(phrase(code, language)) <= LONGEST_ERROR for code in codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_keys(language: str) -> None:
    assert phrase_keys(language) == phrase_keys("en")
    assert phrase_keys(language) >= {*Notice, *SKILLS, *ENROLMENT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_use_the_same_placeholders(language: str) -> None:
    for key in phrase_keys("en"):
        assert filled(key, language)[1] == filled(key, "en")[1], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_a_whole_sentence(language: str) -> None:
    for key in phrase_keys(language):
        text, _ = filled(key, language)
        assert text == text.strip()
        assert text[-1] in ".!?。！？", key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_complete(language: str) -> None:
    assert [len(set(words(name, language))) for name in ("weekdays", "months", "days")] == [7, 12, 31]


def word_lists(language: str) -> set[str]:
    files = resources.files("resources").joinpath("phrases", language).iterdir()
    return {name for file in files for name in tomllib.loads(file.read_text("utf-8")).get("words", {})}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_lists_of_words(language: str) -> None:
    assert word_lists(language) >= word_lists("en")
    assert word_lists(language) >= set(words("counted_with", language))
    lengths = {"weekdays_on": 7, "weekdays_every": 7, "days_on": 31, "weekday_sets": 3, "counted_with": 4}
    assert {name: len(words(name, language)) for name in lengths} == lengths


def test_no_phrase_is_the_same_in_two_languages() -> None:
    for key in phrase_keys("en"):
        assert len({filled(key, language)[0] for language in LANGUAGES}) == len(LANGUAGES), key


def test_whether_a_language_has_phrases() -> None:
    assert all(map(has_phrases, ("en-US", "zh_CN", "RU", "de-AT", "es_MX")))
    assert not any(map(has_phrases, ("cy", "", "english")))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("ru_RU", "ru"),
        ("RU", "ru"),
        ("zh-CN", "zh"),
        ("zh-Hant-TW", "zh"),
        ("de-AT", "de"),
        ("es_MX", "es"),
        ("cy", "en"),
        ("", "en"),
        ("eng", "en"),
    ],
)
def test_the_nearest_language(tag: str, language: str) -> None:
    assert nearest_language(tag) == language
    assert phrase("greeting", tag) == phrase("greeting", language)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("no.such.phrase", "en")


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("skill.time", "en")
