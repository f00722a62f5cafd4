"""What a turn works with, handed to it from outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from hub.bus import Bus
from hub.config import Settings
from hub.engines.account import Accounts
from hub.engines.base import LanguageModel, Pcm, SpeechToText, TextToSpeech
from hub.engines.worker import Worker
from hub.skills.asked import Asked
from hub.skills.tidings import Tiding
from hub.storage.personas import USUAL, Persona
from hub.tools import NO_TOOLS, DeviceTools


class Engines(Protocol):
    """Gives the engines once they are loaded; raises the ``EngineError`` for which one is not."""

    async def stt(self) -> SpeechToText:
        """What hears."""
        ...

    async def tts(self, language: str, voice: str = "") -> TextToSpeech:
        """What speaks: ``voice`` if it is there, else one for ``language`` (ISO 639-1), else the usual one."""
        ...

    async def llm(self) -> LanguageModel:
        """What thinks."""
        ...

    async def seeing(self) -> LanguageModel:
        """What thinks about pictures."""
        ...


class ReadyAnswer(Protocol):
    """A skill's answer."""

    @property
    def text(self) -> str:
        """What is said."""
        ...

    @property
    def takes_leave(self) -> bool:
        """Whether it ends the conversation."""
        ...

    @property
    def from_outside(self) -> bool:
        """Whether it may quote what nobody in this conversation said."""
        ...


class Skills(Protocol):
    """What can be answered without a language model."""

    async def answer(self, asked: Asked) -> ReadyAnswer | None:
        """Do what is asked, and what is said then; None when it is for the language model."""
        ...


class Tidings(Protocol):
    """What is to be told when somebody talks to a device again."""

    def untold(self, device_id: str, language: str) -> Sequence[Tiding]:
        """What nobody was told yet on the device, in ``language`` (ISO 639-1)."""
        ...

    def told(self, tiding: Tiding) -> None:
        """It was heard there."""
        ...


class NoTidings:
    """Nothing ever happens."""

    def untold(self, device_id: str, language: str) -> Sequence[Tiding]:
        """Nothing."""
        return ()

    def told(self, tiding: Tiding) -> None:
        """There is nothing to be told."""


NO_TIDINGS: Final = NoTidings()


def keep_no_sound(_turn_id: str, _pcm: Pcm) -> None:
    """What becomes of a question's sound unless the household wants it kept."""


def no_own_tools(_device_id: str, _session_id: str, _language: Callable[[], str]) -> DeviceTools:
    """What a language model may have the hub do unless it can do something."""
    return NO_TOOLS


def speak_as_usual(_device_id: str) -> Persona:
    """Who speaks where the household has no personas."""
    return USUAL


@dataclass(frozen=True, slots=True)
class TurnParts:
    """What all turns of a hub share."""

    settings: Settings
    bus: Bus
    engines: Engines
    skills: Skills
    hearing_worker: Worker  # decodes and detects speech
    speaking_worker: Worker  # encodes; of its own, so that packets never wait behind other devices' speech
    local_time: Callable[[], datetime]
    own_tools: Callable[[str, str, Callable[[], str]], DeviceTools] = (
        no_own_tools  # of a device, a session, and of whoever tells which language the person speaks now
    )
    tidings: Tidings = NO_TIDINGS
    keep_sound: Callable[[str, Pcm], None] = keep_no_sound  # is given a turn's id and its question's sound
    accounts: Accounts = field(default_factory=Accounts)  # of turns that go on
    persona_of: Callable[[str], Persona] = speak_as_usual  # who speaks on the device of that id, now


@dataclass(frozen=True, slots=True)
class TurnIds:
    """Whose turn it is."""

    device_id: str
    session_id: str
    turn_id: str
