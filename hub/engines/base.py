"""The Protocols an engine fulfils, and the values that go in and come out.

All methods are coroutines that leave the event loop free. Cancelling one returns at once; a library
call that is already running ends in its thread, and its result is dropped.
"""

import math
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Literal, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

Pcm = npt.NDArray[np.int16]
"""Mono samples, signed 16 bit, shape (n,)."""

HEARING_RATE: Final = 16_000
"""Sample rate of everything that is heard, in Hz: what Whisper and Silero work at."""

CHUNK_SAMPLES: Final = 512
"""Samples that a speech detector judges at a time: 32 ms."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said.

    ``text`` is empty when no words were understood. ``language`` is an ISO 639-1 code. ``engine`` is who heard
    it, where that is another than was asked.
    """

    text: str
    language: str
    second_pass: bool = False  # the short window failed its checks and the full one was used
    engine: str = ""


T = TypeVar("T")


@asynccontextmanager
async def closing(items: AsyncIterator[T]) -> AsyncIterator[AsyncIterator[T]]:
    """``items``, which end with the block: what is behind them (a connection) is let go of at once.

    A generator that is left in the middle would otherwise end whenever it is collected.
    """
    try:
        yield items
    finally:
        if isinstance(items, AsyncGenerator):
            await items.aclose()


class SpeechToText(Protocol):
    """Turns one utterance into words."""

    name: str

    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        """Transcribe ``pcm`` (16 kHz); ``language`` None detects it.

        Raises:
            EngineFailedError: The engine gave up on this utterance.
        """
        ...


class TextToSpeech(Protocol):
    """Turns text into sound.

    ``name`` is who speaks; of a service that may be stood in for, who has spoken so far, joined by `` + ``.
    ``language`` is the one (ISO 639-1) in which it is to be given text. One that ``begins_late`` is a service:
    to begin a sentence costs this machine nothing, and its first sound takes a while. That changes
    when it is stood in for.
    """

    name: str
    sample_rate: int
    language: str
    begins_late: bool

    def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``: pieces of sound at ``sample_rate``, as they become ready.

        Args:
            text: A sentence or so.
            due: When what was given before has been heard (event loop's clock); who is due first is
                served first. Infinite when nothing was given yet.

        Raises:
            EngineFailedError: The engine gave up on this text.
        """
        ...


class SpeechDetector(Protocol):
    """Tells speech from other sound; keeps state between calls."""

    def probabilities(self, pcm: Pcm) -> Sequence[float]:
        """How likely each chunk of ``pcm`` (16 kHz, whole chunks of CHUNK_SAMPLES) is speech, 0…1. Blocking."""
        ...


class Role(StrEnum):
    """Who speaks in a conversation."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"
    TOOL = "tool"  # what came of a call that the model wanted


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a conversation with the language model."""

    role: Role
    text: str
    pictures: tuple[bytes, ...] = ()  # JPEGs that belong to it, for a model that sees
    calls: tuple["ToolCall", ...] = ()  # the assistant's: what it wants called
    call_id: str = ""  # a tool's: which call this came of


@dataclass(frozen=True, slots=True)
class Function:
    """What a model may call. ``name`` has letters, digits, ``_`` and ``-`` only, 64 at most."""

    name: str
    description: str
    parameters: Mapping[str, Any]  # JSON schema, an object


@dataclass(frozen=True, slots=True)
class ToolCall:
    """What a model wants called. ``arguments`` is JSON as the model wrote it: perhaps nonsense."""

    call_id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request, as the service counts them."""

    prompt: int
    answer: int
    cached: int = 0  # of the prompt's: cheaper


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class ReplyDone:
    """The answer is complete."""

    finish: Literal["stop", "length", "tools", "other"]
    usage: Usage | None = None  # unless the service does not say


ReplyItem = TextDelta | ToolCall | ReplyDone


class LanguageModel(Protocol):
    """Answers a conversation, piece by piece."""

    name: str

    def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        """Stream the answer to ``messages``; the last item is a ReplyDone.

        What the model wants called comes as whole ToolCalls, behind the text; ``functions`` are what it may.

        Raises:
            LanguageModelError: No answer, or one that broke off.
        """
        ...
