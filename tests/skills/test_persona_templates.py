"""The templates: the same in all languages, each in its own words."""

import tomllib
from importlib import resources

import pytest

from hub.engines.language import guess_language, is_written_in
from hub.engines.tokens import estimated_tokens
from hub.errors import UnknownTemplateError
from hub.phrases import LANGUAGES
from hub.skills.matching import best_matches
from hub.skills.persona_templates import WRITTEN, spoken_names, template_of, templates
from hub.skills.spoken_forms import LANGUAGES as HEARD
from hub.storage.personas import HOUSE

IDS = ["house", "cook", "expert", "storyteller", "tutor"]
MOST_TOKENS = 1_000  # estimated, of instructions: they are sent with each question


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_ones_the_house_first(language: str) -> None:
    assert [one.template_id for one in templates(language)] == IDS
    assert templates(f"{language}-XX") == templates(language)


@pytest.mark.parametrize("language", WRITTEN)
def test_each_is_in_its_language_and_not_too_long(language: str) -> None:
    for one in templates(language):
        assert {guess_language(text) for text in (one.name, one.about, one.instructions)} == {language}
        assert not one.greeting or is_written_in(one.greeting, one.language or language)
        assert 50 < estimated_tokens(one.instructions) < MOST_TOKENS
        assert bool(one.greeting) is (one.template_id != HOUSE)


@pytest.mark.parametrize("template_id", IDS)
def test_what_they_may_and_how_long_they_speak_is_the_same_in_all_languages(template_id: str) -> None:
    each = [template_of(template_id, language) for language in LANGUAGES]
    assert len({(one.tools, one.length) for one in each}) == 1
    assert len({one.instructions for one in each}) == len(WRITTEN)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in WRITTEN])
def test_where_none_is_written_it_is_lent_and_nothing_english_is_said_aloud(language: str) -> None:
    for lent, english in zip(templates(language), templates("en"), strict=True):
        assert lent.instructions == english.instructions
        assert lent.name != english.name
        assert lent.name in spoken_names(lent.template_id)
        assert lent.greeting == (english.greeting if english.language else "")


def test_people_have_names_for_each_in_every_language_that_is_heard() -> None:
    text = resources.files("resources").joinpath("personas", "names.toml").read_text("utf-8")
    names = tomllib.loads(text)
    assert sorted(names) == sorted(IDS)
    for template_id, by_language in names.items():
        assert list(by_language) == list(HEARD)
        for language in LANGUAGES:
            assert best_matches(template_of(template_id, language).name, by_language[language], str)
    every = [(name.casefold(), one) for one in names for name in set(spoken_names(one))]
    assert len({name for name, _ in every}) == len({*every})


def test_nobody_knows_another() -> None:
    with pytest.raises(UnknownTemplateError):
        template_of("pirate", "en")
    assert spoken_names("pirate") == ()
