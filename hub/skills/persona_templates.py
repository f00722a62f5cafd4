"""Templates of personas, in the languages of ``resources/personas``. Blocking on the first use; cached then."""

import tomllib
from functools import cache
from importlib import resources
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from hub.errors import UnknownTemplateError
from hub.phrases import FALLBACK, LANGUAGES, nearest_language
from hub.storage.personas import ANY_TOOL, HOUSE, Greeting, Instructions, LanguageCode, Length, ToolPatterns

_FOLDER: Final = resources.files("resources").joinpath("personas")

WRITTEN: Final = ("en", "ru", "zh")
"""The languages that have templates of their own."""


class Template(BaseModel):
    """What a persona is made from.

    Attributes:
        template_id: The same in all languages.
        name: Of the persona.
        about: What it is, in a sentence, for who chooses.
        instructions: As a persona has them, and the same with what follows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    template_id: str
    name: str = Field(min_length=1, max_length=64)
    about: str = Field(min_length=1)
    instructions: Instructions
    language: LanguageCode = ""
    greeting: Greeting = ""
    tools: ToolPatterns = (ANY_TOOL,)
    length: Length = Length.USUAL


def templates(language: str) -> tuple[Template, ...]:
    """All templates in the nearest language that the hub speaks; the hub's own persona first.

    Where none are written in it, the model is instructed in English, and what a voice says aloud is of the
    language: the name by which people call the persona, and no English greeting.
    """
    spoken = nearest_language(language)
    return _load(spoken) if spoken in WRITTEN else _lent(spoken)


def template_of(template_id: str, language: str) -> Template:
    """One of them; raises ``UnknownTemplateError``."""
    for template in templates(language):
        if template.template_id == template_id:
            return template
    raise UnknownTemplateError("There is no template with that id. List them to see which there are.")


def spoken_names(template_id: str) -> tuple[str, ...]:
    """What people call a persona of that template, in any language; nothing when there is no such template."""
    return _names().get(template_id, ())


def load_templates() -> None:
    """Read all of them: some milliseconds."""
    for language in LANGUAGES:
        templates(language)
    _names()


@cache
def _load(language: str) -> tuple[Template, ...]:
    files = sorted(_FOLDER.joinpath(language).iterdir(), key=lambda file: file.name)
    found = [
        Template.model_validate(
            {**tomllib.loads(file.read_text("utf-8")), "template_id": file.name.removesuffix(".toml")}
        )
        for file in files
        if file.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda template: template.template_id != HOUSE))


@cache
def _lent(language: str) -> tuple[Template, ...]:
    """Those in English, for ``language``."""
    return tuple(
        one.model_copy(
            update={
                "name": _by_language()[one.template_id][language][0],
                "greeting": one.greeting if one.language else "",
            }
        )
        for one in _load(FALLBACK)
    )


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {
        template_id: tuple(name for names in each.values() for name in names)
        for template_id, each in _by_language().items()
    }


@cache
def _by_language() -> dict[str, dict[str, list[str]]]:
    """What people call each, by the template's id and the language."""
    return tomllib.loads(_FOLDER.joinpath("names.toml").read_text("utf-8"))
