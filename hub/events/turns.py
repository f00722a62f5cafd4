"""One question and its answer, from beginning to end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hub.events.costs import Departure
from hub.events.engines import EngineKind
from hub.events.event import Event


class Outcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"
    INTERRUPTED = "interrupted"
    NOTHING_HEARD = "nothing_heard"  # no speech, or none that could be understood
    APOLOGISED = "apologised"  # something failed, and the person was told
    FAILED = "failed"  # something failed, and the person could not be told by voice


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEvent(Event):
    """Something in one turn."""

    device_id: str
    session_id: str
    turn_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnStarted(TurnEvent):
    """The hub began to listen, or took typed text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptReady(TurnEvent):
    """The question is known."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionShown(TurnEvent):
    """The device was told which face to make."""

    emotion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpoken(TurnEvent):
    """A sentence begins to be heard. One ``aside`` does not answer the question: a notice, an apology."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFinished(TurnEvent):
    """A turn is over; published exactly once for each turn.

    ``spoken`` is what was heard; ``answer`` is what of it answers the question, without the hub's own
    notices and apologies. ``timings`` maps a stage to the seconds from the end
    of the question (``docs/performance.md`` lists the stages). ``error`` is an error's code. ``language``
    is the answer's (ISO 639-1; empty when there was none), ``engines`` names those that were used.
    ``sent`` is what services were sent.
    """

    outcome: Outcome
    spoken: str
    timings: Mapping[str, float]
    error: str = ""
    answer: str = ""
    language: str = ""
    engines: Mapping[EngineKind, str] = field(default_factory=dict)
    sent: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsDeleted(Event):
    """What was said is kept no longer: one turn, one conversation's, or any number where neither is named."""

    session_id: str = ""
    turn_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCalled(Event):
    """A tool of a device was called, and what came of it: for people to look up later.

    ``caller`` and ``outcome`` are of ``hub.tools``. ``arguments`` is their JSON, shortened: it goes into no
    log. ``took`` is in seconds. ``turn_id`` is empty when a person called it.
    """

    device_id: str
    session_id: str
    turn_id: str
    tool: str
    caller: str
    outcome: str
    arguments: str = field(default="", repr=False)
    took: float
