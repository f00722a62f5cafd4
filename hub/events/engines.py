"""What hears, thinks and speaks: how far it is."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.event import Event


class EngineKind(StrEnum):
    """What an engine does."""

    STT = "stt"  # hears: speech to text
    LLM = "llm"  # thinks: the language model
    TTS = "tts"  # speaks: text to speech
    VAD = "vad"  # tells speech from other sound


class EngineState(StrEnum):
    """How far an engine is."""

    LOADING = "loading"
    READY = "ready"
    STANDING_IN = "standing_in"  # the one on this machine does the work of a service that fails
    FAILED = "failed"
    OFF = "off"  # not set up, for example no key


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineChanged(Event):
    """An engine is loading, ready, standing in, failed or off.

    ``error`` is an error's code, ``detail`` an English sentence for logs; of one that stands in, they are
    those of the service, and ``name`` is its own.

    ``service`` is where a language model thinks: ``grok``, or host and port of another service. It is empty
    for what else there is, and for one that stands in.
    """

    kind: EngineKind
    state: EngineState
    name: str
    error: str = ""
    detail: str = ""
    took: float | None = None
    service: str = ""
