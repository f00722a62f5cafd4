"""Personas, as values and as documents: how the hub answers on which device."""

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, StringConstraints, TypeAdapter

from hub.storage.documents import DocumentKind, Documents
from hub.storage.stored import Stored

PERSONAS: Final = DocumentKind("personas")

HOUSE: Final = "house"
"""The id of the hub's own persona, which is always there: it is called otherwise in each language."""

MAX_INSTRUCTIONS: Final = 8_000
"""Longest instructions, characters, as of the household's own: they are sent with each question."""

MAX_GREETING: Final = 300
"""Longest greeting, characters: about twenty seconds of speech."""

MAX_TOOLS: Final = 100
"""Names and patterns of tools at most: a device has about twenty tools."""

ANY_TOOL: Final = "*"
"""The pattern of all tools."""

OWN: Final = "hub."
"""How the names of the hub's own tools begin: of timers and lists."""


class Length(StrEnum):
    """How long answers are: they are listened to."""

    BRIEF = "brief"  # a sentence, two at most
    USUAL = "usual"  # one to three sentences
    DETAILED = "detailed"  # up to ten sentences, for a story or an explanation


Instructions = Annotated[str, StringConstraints(max_length=MAX_INSTRUCTIONS)]

LanguageCode = Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3})?$")]

VoiceName = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})?$")]
"""A voice's id, never a path: what is in a document must not have other files opened."""

Greeting = Annotated[str, StringConstraints(max_length=MAX_GREETING)]

ToolPattern = Annotated[str, StringConstraints(pattern=r"^[^\s\[\]?]{1,128}$")]
"""A tool's name; ``*`` stands for any letters."""

ToolPatterns = Annotated[tuple[ToolPattern, ...], Field(max_length=MAX_TOOLS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """How the hub answers.

    Attributes:
        persona_id: Its id.
        name: Given by a person; the hub's own persona has none until then.
        instructions: Told to the language model behind the household's; the household's own words.
        language: Of its answers (ISO 639-1); empty: the question's.
        voice: Id of an installed voice; empty: the usual one for the language.
        greeting: What it greets with, in its language if it has one; empty: the usual words.
        tools: Which of a device's tools the language model may call, as names and patterns; none: no tool.
        length: How long its answers are.
        template: Id of the template that it was made from; empty: from none.
        created_at: Wall-clock seconds.
        everywhere: It speaks on devices that have no persona of their own.
        devices: Ids of the devices whose own persona it is.
    """

    persona_id: str
    name: str = ""
    instructions: Instructions = ""
    language: LanguageCode = ""
    voice: VoiceName = ""
    greeting: Greeting = ""
    tools: ToolPatterns = (ANY_TOOL,)
    length: Length = Length.USUAL
    template: str = ""
    created_at: float = 0.0
    everywhere: bool = False
    devices: tuple[str, ...] = ()

    def allows(self, tool_name: str) -> bool:
        """Whether the language model may call this tool; the hub's own, unless some of those are named."""
        if tool_name.startswith(OWN) and not any(pattern.startswith(OWN) for pattern in self.tools):
            return True
        return any(fnmatchcase(tool_name, pattern) for pattern in self.tools)


USUAL: Final = Persona(persona_id=HOUSE, template=HOUSE)
"""The hub's own persona, as long as nobody has changed it: it adds nothing to what the model is told."""

PERSONA: Final = TypeAdapter(Persona)


def stored_personas(documents: Documents, file: Path) -> Stored[Persona]:
    """Where personas are kept: ``documents`` are in ``file``."""
    return Stored(documents, file, PERSONA, id_name="persona_id", what="A persona")
