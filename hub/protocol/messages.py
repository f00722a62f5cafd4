"""The text messages: what a device says, as models, and what the hub says, as JSON text.

Strangers' clients leave out and add fields, so only what is used is looked at; what cannot be read
becomes a ``MessageError``, and a type that is not known an ``Unknown``.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from hub.errors import MessageError, NestingError
from hub.protocol.nesting import MAX_DEPTH, is_deeper

MAX_TEXT_BYTES = 65_535
"""Largest text message a device sends."""

MAX_TYPED_CHARS = 2_000
"""Longest typed question."""


def _string_or_empty(value: Any) -> Any:
    return value if isinstance(value, str) else ""


LenientStr = Annotated[str, BeforeValidator(_string_or_empty)]


def _is_true(value: Any) -> bool:
    return value is True


LenientBool = Annotated[bool, BeforeValidator(_is_true)]


def _object_or_empty(value: Any) -> Any:
    return value if isinstance(value, dict) else {}


class ListenMode(StrEnum):
    """Who decides when a question ends."""

    AUTO = "auto"  # the hub, by silence; the microphone is off while it speaks
    MANUAL = "manual"  # the person, by letting go of the button
    REALTIME = "realtime"  # the hub, by silence; the microphone is always on


PUSH_TO_TALK = "ptt"
"""What some clients call manual mode."""


def _known_mode(value: Any) -> ListenMode:
    """A mode in any case; what is not known is auto, in which the hub needs nothing more of the client."""
    name = value.strip().lower() if isinstance(value, str) else ""
    if name == PUSH_TO_TALK:
        return ListenMode.MANUAL
    return ListenMode(name) if name in list(ListenMode) else ListenMode.AUTO


LenientMode = Annotated[ListenMode, BeforeValidator(_known_mode)]


class ListenState(StrEnum):
    """What happens to the microphone."""

    START = "start"
    STOP = "stop"
    DETECT = "detect"  # a wake word was heard, or text was typed


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Features(_Message):
    """What a device can do."""

    aec: LenientBool = False  # it leaves its echo to the hub, and wants frames with timestamps for that
    mcp: LenientBool = False  # it has tools


class Hello(_Message):
    """The first message of a device. What else it says, the hub has no use for yet."""

    type: Literal["hello"] = "hello"
    features: Annotated[Features, BeforeValidator(_object_or_empty)] = Features()


class Listen(_Message):
    """The microphone is opened or closed, or something was detected."""

    type: Literal["listen"] = "listen"
    state: ListenState
    mode: LenientMode = ListenMode.AUTO
    text: LenientStr = Field("", max_length=MAX_TYPED_CHARS)


class Abort(_Message):
    """The person wants silence."""

    type: Literal["abort"] = "abort"
    reason: LenientStr = ""


class Mcp(_Message):
    """What the device's tools say: JSON-RPC, which is not looked into here."""

    type: Literal["mcp"] = "mcp"
    payload: dict[str, Any]


class Unknown(_Message):
    """A message this hub has no use for."""

    type: str = ""


Message = Hello | Listen | Abort | Mcp | Unknown

_MODELS: dict[str, type[Hello | Listen | Abort | Mcp]] = {
    "hello": Hello,
    "listen": Listen,
    "abort": Abort,
    "mcp": Mcp,
}


def parse_message(text: str, max_depth: int = MAX_DEPTH) -> Message:
    """Read a text message.

    Raises:
        NestingError: It is nested deeper than ``max_depth``.
        MessageError: It is no JSON object, or a known type with unusable fields.
    """
    if is_deeper(text, max_depth):
        raise NestingError(f"A text message is nested deeper than {max_depth} levels.")
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MessageError("A text message is not JSON.") from error
    if not isinstance(raw, dict):
        raise MessageError("A text message is not a JSON object.")
    kind = raw.get("type")
    model = _MODELS.get(kind) if isinstance(kind, str) else None
    if model is None:
        return Unknown(type=kind if isinstance(kind, str) else "")
    try:
        return model.model_validate({key: value for key, value in raw.items() if value is not None})
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, item["loc"])) for item in error.errors(include_input=False))
        raise MessageError(f"A {kind} message has unusable fields: {fields}.") from error


def hello_reply(session_id: str, *, sample_rate: int, frame_ms: int) -> str:
    """The hub's answer to hello. Without ``transport`` a device crashes; other clients need the rest."""
    return _dump(
        {
            "type": "hello",
            "version": 1,
            "transport": "websocket",
            "session_id": session_id,
            "audio_params": {
                "format": "opus",
                "sample_rate": sample_rate,
                "channels": 1,
                "frame_duration": frame_ms,
            },
        }
    )


def stt(session_id: str, text: str) -> str:
    """What was understood."""
    return _dump({"type": "stt", "session_id": session_id, "text": text})


def emotion(session_id: str, name: str, emoji: str) -> str:
    """Which face to make."""
    return _dump({"type": "llm", "session_id": session_id, "emotion": name, "text": emoji})


def tts_start(session_id: str) -> str:
    """An answer is certain: get ready to play."""
    return _dump({"type": "tts", "session_id": session_id, "state": "start"})


def tts_sentence(session_id: str, text: str) -> str:
    """This sentence begins to be heard."""
    return _dump({"type": "tts", "session_id": session_id, "state": "sentence_start", "text": text})


def tts_stop(session_id: str) -> str:
    """The answer is over."""
    return _dump({"type": "tts", "session_id": session_id, "state": "stop"})


def alert(session_id: str, status: str, message: str, face: str) -> str:
    """Show ``message`` on the device. All three texts are needed."""
    return _dump(
        {"type": "alert", "session_id": session_id, "status": status, "message": message, "emotion": face}
    )


def mcp(session_id: str, payload: Mapping[str, Any]) -> str:
    """Say something to the device's tools."""
    return _dump({"type": "mcp", "session_id": session_id, "payload": payload})


def reboot(session_id: str) -> str:
    """Restart: the device then asks the hub anew what to do."""
    return _dump({"type": "system", "session_id": session_id, "command": "reboot"})


def _dump(message: dict[str, Any]) -> str:
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")  # half an emoji would close the connection
