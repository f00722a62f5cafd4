"""Scripted engines and what else a turn needs, for tests in virtual time."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar

import numpy as np

from hub.bus import Bus
from hub.config import SessionSettings, Settings
from hub.dialogue.emotion import Emotion
from hub.dialogue.judging import TASK as JUDGING
from hub.dialogue.parts import TurnParts
from hub.engines.base import (
    ChatMessage,
    Function,
    LanguageModel,
    Pcm,
    ReplyDone,
    ReplyItem,
    SpeechToText,
    TextDelta,
    TextToSpeech,
    ToolCall,
    Transcript,
    Usage,
)
from hub.engines.worker import Worker
from hub.errors import EngineError
from hub.skills.asked import Asked

P = ParamSpec("P")
R = TypeVar("R")


class InlineWorker(Worker):
    """Runs calls at once, in the event loop."""

    def __init__(self) -> None:
        self.name = "inline"

    async def run(self, call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        await asyncio.sleep(0)
        return call(*args, **kwargs)

    async def close(self) -> bool:
        return True


@dataclass
class ScriptedHearing:
    """Understands everything as ``text``, after ``takes`` seconds."""

    text: str = "What is the weather?"
    language: str = "en"
    takes: float = 0.25
    error: EngineError | None = None
    name: str = "scripted"
    heard: list[Pcm] = field(default_factory=list)

    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        self.heard.append(pcm)
        await asyncio.sleep(self.takes)
        if self.error:
            raise self.error
        return Transcript(self.text, self.language)


@dataclass
class ScriptedVoice:
    """Speaks 0.06 s a letter, after ``takes`` seconds a sentence."""

    takes: float = 0.1
    fails_on: str | None = None
    error: EngineError | None = None
    name: str = "scripted"
    sample_rate: int = 24_000
    language: str = "en"
    begins_late: bool = False
    spoken: list[str] = field(default_factory=list)
    due: list[float] = field(default_factory=list)

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        self.spoken.append(text)
        self.due.append(due)
        await asyncio.sleep(self.takes)
        if self.error and (self.fails_on is None or self.fails_on in text):
            raise self.error
        if text:
            yield np.full(1_440 * len(text), 1_000, np.int16)


Round = Sequence[str | ToolCall | EngineError]
"""One reply: pieces of text, then calls; or an error in the middle."""


def calls(name: str, arguments: str = "{}", call_id: str = "") -> ToolCall:
    """What a model wants called."""
    return ToolCall(call_id or f"call_{name}_{arguments}", name, arguments)


@dataclass
class ScriptedModel:
    """Answers with ``pieces``, ``takes`` seconds before each; with the ``rounds`` one after the other first.

    Whether a person asked for a call it answers with ``verdict``: that is none of the rounds.
    """

    pieces: Sequence[str] = ("🙂 It is sunny.", " Enjoy", " the day.")
    takes: float = 0.3
    error: EngineError | None = None
    name: str = "scripted"
    asked: list[list[ChatMessage]] = field(default_factory=list)
    rounds: Sequence[Round] = ()
    verdict: str = "no"
    offered: list[Sequence[Function]] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)  # what it was told about calls to be judged

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        if messages[0].text == JUDGING:
            self.judged.append(messages[-1].text)
            await asyncio.sleep(self.takes)
            yield TextDelta(self.verdict)
            yield ReplyDone("stop")
            return
        number = len(self.asked)
        self.asked.append(list(messages))
        self.offered.append(functions)
        for piece in self.rounds[number] if number < len(self.rounds) else self.pieces:
            await asyncio.sleep(self.takes)
            if isinstance(piece, EngineError):
                raise piece
            yield TextDelta(piece) if isinstance(piece, str) else piece
        if self.error:
            await asyncio.sleep(self.takes)
            raise self.error
        yield ReplyDone("stop")


@dataclass
class MeteredModel:
    """Says that it says so, and what that took; ``error`` is before the answer, ``breaks`` behind it."""

    name: str
    pieces: Sequence[str] = ()
    error: EngineError | None = None
    breaks: EngineError | None = None
    usage: Usage | None = None
    call: ToolCall | None = None
    asked: list[list[ChatMessage]] = field(default_factory=list)
    functions: list[Sequence[Function]] = field(default_factory=list)

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        self.asked.append(list(messages))
        self.functions.append(functions)
        await asyncio.sleep(0.1)
        if self.error:
            raise self.error
        for piece in self.pieces or (self.name, " says so."):
            yield TextDelta(piece)
        if self.call:
            yield self.call
        if self.breaks:
            raise self.breaks
        yield ReplyDone("stop", self.usage)


@dataclass
class ScriptedEngines:
    """Gives the scripted engines; an error in their place is raised."""

    hearing: ScriptedHearing | EngineError = field(default_factory=ScriptedHearing)
    voice: ScriptedVoice | EngineError = field(default_factory=ScriptedVoice)
    model: ScriptedModel | EngineError = field(default_factory=ScriptedModel)
    seer: ScriptedModel | EngineError | None = None  # that looks at pictures, if it is another
    voices: dict[str, ScriptedVoice] = field(default_factory=dict)  # for more languages
    named: dict[str, ScriptedVoice] = field(default_factory=dict)  # to be asked for by name
    voices_asked_for: list[tuple[str, str]] = field(default_factory=list)  # language, name

    async def stt(self) -> SpeechToText:
        return _or_raise(self.hearing)

    async def tts(self, language: str, voice: str = "") -> TextToSpeech:
        self.voices_asked_for.append((language, voice))
        return self.named.get(voice) or self.voices.get(language) or _or_raise(self.voice)

    async def llm(self) -> LanguageModel:
        return _or_raise(self.model)

    async def seeing(self) -> LanguageModel:
        return _or_raise(self.seer if self.seer is not None else self.model)


def _or_raise(engine: R | EngineError) -> R:
    if isinstance(engine, EngineError):
        raise engine
    return engine


@dataclass(frozen=True)
class ScriptedAnswer:
    text: str
    takes_leave: bool = False
    from_outside: bool = False


@dataclass
class ScriptedSkills:
    """Knows the answers in ``answers``."""

    answers: dict[str, str] = field(default_factory=dict)
    goodbyes: tuple[str, ...] = ("Goodbye.",)

    async def answer(self, asked: Asked) -> ScriptedAnswer | None:
        text = asked.text
        if text in self.goodbyes:
            return ScriptedAnswer("Bye.", takes_leave=True)
        return ScriptedAnswer(self.answers[text]) if text in self.answers else None


@dataclass
class RecordingSink:
    """Notes what a device would get, with the moment."""

    log: list[tuple[float, str, str]] = field(default_factory=list)
    packets: list[float] = field(default_factory=list)

    def _note(self, what: str, text: str = "") -> None:
        self.log.append((asyncio.get_running_loop().time(), what, text))

    def kinds(self) -> list[str]:
        return [what for _, what, _ in self.log]

    def texts(self, kind: str) -> list[str]:
        return [text for _, what, text in self.log if what == kind]

    def moment(self, kind: str) -> float:
        return next(at for at, what, _ in self.log if what == kind)

    async def transcript(self, text: str) -> None:
        self._note("transcript", text)

    async def emotion(self, emotion: Emotion) -> None:
        self._note("emotion", emotion.value)

    async def start(self) -> None:
        self._note("start")

    async def sentence(self, text: str, *, aside: bool) -> None:
        self._note("sentence", text)

    async def packet(self, packet: bytes) -> None:
        self.packets.append(asyncio.get_running_loop().time())

    async def stop(self) -> None:
        self._note("stop")

    async def alert(self, message: str) -> None:
        self._note("alert", message)


def turn_parts(
    engines: ScriptedEngines, skills: ScriptedSkills | None = None, *, session: SessionSettings | None = None
) -> TurnParts:
    """What a turn works with, all scripted."""
    return TurnParts(
        settings=Settings(session=session or SessionSettings()),
        bus=Bus(),
        engines=engines,
        skills=skills or ScriptedSkills(),
        hearing_worker=InlineWorker(),
        speaking_worker=InlineWorker(),
        local_time=lambda: datetime(2026, 11, 22, 15, 30, tzinfo=UTC),
    )
