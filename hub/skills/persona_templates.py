"""Templates of personas, in the languages of ``resources/personas``. Blocking on the first use; cached then."""

import tomllib
from functools import cache
from importlib import resources
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from hub.errors import UnknownTemplateError
from hub.phrases import LANGUAGES, nearest_language
from hub.storage.personas import ANY_TOOL, HOUSE, Greeting, Instructions, LanguageCode, Length, ToolPatterns

_FOLDER: Final = resources.files("resources").joinpath("personas")


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
    """All templates in the nearest language that the hub speaks; the hub's own persona first."""
    return _load(nearest_language(language))


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
def _names() -> dict[str, tuple[str, ...]]:
    by_language = tomllib.loads(_FOLDER.joinpath("names.toml").read_text("utf-8"))
    return {
        template_id: tuple(name for names in each.values() for name in names)
        for template_id, each in by_language.items()
    }
