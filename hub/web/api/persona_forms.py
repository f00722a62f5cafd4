"""Personas, as the API is asked for them and tells them."""

from typing import Annotated, Any, cast

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from hub.engines.tokens import estimated_tokens
from hub.skills.personas import Traits
from hub.storage import personas as kept
from hub.storage.personas import MAX_GREETING, MAX_INSTRUCTIONS, LanguageCode, Length, ToolPatterns, VoiceName
from hub.web.api.devices import Name, printable
from hub.web.api.endpoint import Asked, Told
from hub.web.api.kept import Id


def _lines(text: str) -> str:
    """``text``, if all of it can be seen but for the ends of its lines; raises ``ValueError``."""
    for line in text.splitlines():
        printable(line)
    return text


PersonaName = Annotated[Name, StringConstraints(min_length=1)]
Instructions = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_INSTRUCTIONS), AfterValidator(_lines)
]
Greeting = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_GREETING), AfterValidator(printable)
]


class PersonaEdit(Asked):
    """How a persona is to be; what is left out stays, or is as the template has it, or as usual."""

    name: PersonaName | None = None
    instructions: Instructions | None = Field(
        None, description="Told to the language model with each question, behind those of the settings."
    )
    language: LanguageCode | None = Field(
        None, description="Of its answers (ISO 639-1), if a voice speaks it; empty: the question's."
    )
    voice: VoiceName | None = Field(
        None,
        description="Id of an installed voice, or its name at the speech service; empty, or one that is not "
        "there: the usual one.",
    )
    greeting: Greeting | None = Field(
        None, description="What it greets with, in letters that its voice can read; empty: the usual words."
    )
    tools: ToolPatterns | None = Field(
        None,
        description="Which tools of a device the language model may call: names, in which * stands for any "
        "letters. * alone: all; none: no tool.",
    )
    length: Length | None = Field(None, description="How long its answers are.")

    def traits(self) -> Traits:
        """What is said of them."""
        said = {name: getattr(self, name) for name in PersonaEdit.model_fields}
        return cast("Traits", {name: value for name, value in said.items() if value is not None})


class PersonaChanges(PersonaEdit):
    """What is to be otherwise; what is left out stays."""

    @model_validator(mode="after")
    def _says_something(self) -> "PersonaChanges":
        if not self.traits():
            raise ValueError("say at least one thing that is to be otherwise")
        return self


class NewPersona(PersonaEdit):
    """A persona from a template, from scratch, or from a template with other words."""

    template: Id = Field("", description="Id of a template; empty: from scratch, with a name.")
    template_language: str = Field(
        "en", pattern=r"^[A-Za-z0-9_-]{1,35}$", description="A tag: in which language the template is taken."
    )

    @model_validator(mode="after")
    def _has_a_name(self) -> "NewPersona":
        if not self.template and self.name is None:
            raise ValueError("give a name, or a template that has one")
        return self


class Choice(Asked):
    """Who is to speak."""

    persona_id: Id


class InLanguage(Asked):
    """In which language."""

    language: str = Field("en", pattern=r"^[A-Za-z0-9_-]{1,35}$", description="A tag; en, ru and zh are there.")


class Persona(Told):
    """A persona."""

    persona_id: str = Field(description="The hub's own is house; it is always there.")
    name: str = Field(description="Empty for the hub's own, until somebody gives it a name.")
    instructions: str
    instruction_tokens: int = Field(
        description="How many tokens the instructions add to each question, estimated, rather too many."
    )
    language: str = Field(description="Of its answers; empty: the question's.")
    voice: str = Field(description="Empty: the usual one.")
    greeting: str = Field(description="Empty: the usual words.")
    tools: tuple[str, ...]
    length: Length
    template: str = Field(description="From which it was made; empty: from none.")
    created_at: float = Field(description="Seconds since 1970; 0 for the hub's own.")
    everywhere: bool = Field(description="Whether it speaks on devices that have none of their own.")
    devices: tuple[str, ...] = Field(description="Ids of the devices whose own it is.")


class PersonaList(Told):
    """All personas, the hub's own first."""

    personas: tuple[Persona, ...]


class PersonaTemplate(Told):
    """What a persona can be made from."""

    template_id: str
    name: str
    about: str = Field(description="What it is, in a sentence.")
    instructions: str
    language: str
    greeting: str
    tools: tuple[str, ...]
    length: Length


class TemplateList(Told):
    """All templates."""

    templates: tuple[PersonaTemplate, ...]


def shown(persona: kept.Persona, everywhere: kept.Persona) -> Persona:
    """The persona as it is told; ``everywhere`` is the one for all."""
    told: dict[str, Any] = {
        name: getattr(persona, name) for name in Persona.model_fields if name != "instruction_tokens"
    }
    words = persona.instructions
    told["instruction_tokens"] = estimated_tokens(words) if words else 0
    told["everywhere"] = persona.persona_id == everywhere.persona_id
    return Persona(**told)
