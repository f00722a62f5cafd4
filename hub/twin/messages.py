"""The JSON messages of the WebSocket, as the device writes and understands them.

From the device protocol, section 3. What the hub sends is a stranger's: every reader here is total,
and says what is wrong instead of failing on it.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from hub.audio.opus import SampleRate
from hub.errors import MessageError
from hub.twin.errors import CrashError
from hub.twin.rates import UplinkRate
from hub.twin.state import Mode

DOWNLINK_RATE: Final = 24_000
"""The answer's sample rate in Hz when the hub's hello names none: the firmware's default."""

OPUS_RATES: tuple[SampleRate, ...] = (8_000, 12_000, 16_000, 24_000, 48_000)
"""The rates an Opus decoder can be made for (RFC 6716, section 2.1.3)."""

TTS_STATES = ("start", "sentence_start", "sentence_end", "stop")
"""The states of a ``tts`` message."""

EMOTIONS = frozenset(
    {
        "neutral",
        "happy",
        "laughing",
        "funny",
        "sad",
        "angry",
        "crying",
        "loving",
        "embarrassed",
        "surprised",
        "shocked",
        "thinking",
        "winking",
        "cool",
        "relaxed",
        "delicious",
        "kissy",
        "confident",
        "sleepy",
        "silly",
        "confused",
    }
)
"""The faces the device has."""


class Abort(StrEnum):
    """Why the device aborts; a button gives no reason."""

    BUTTON = ""
    WAKE_WORD = "wake_word_detected"


@dataclass(frozen=True, slots=True)
class Hello:
    """The hub's hello: its session, and the rate (Hz) of what it will send."""

    session_id: str
    sample_rate: SampleRate


@dataclass(frozen=True, slots=True)
class Alert:
    """Something the device shows and sounds at once."""

    status: str
    message: str
    emotion: str


def hello(rate: UplinkRate, frame_ms: int) -> str:
    """The device's hello: what it will send. No MCP: this device has no tools to call."""
    audio = {"format": "opus", "sample_rate": rate, "channels": 1, "frame_duration": frame_ms}
    return _text(
        {
            "type": "hello",
            "version": 1,
            "features": {"mcp": False, "glyph_push": False},
            "transport": "websocket",
            "audio_params": audio,
        }
    )


def listen_start(session_id: str, mode: Mode) -> str:
    """The microphone is on from here."""
    return _text({"session_id": session_id, "type": "listen", "state": "start", "mode": mode.value})


def listen_stop(session_id: str) -> str:
    """The key was released."""
    return _text({"session_id": session_id, "type": "listen", "state": "stop"})


def listen_detect(session_id: str, text: str) -> str:
    """A wake word, or typed text."""
    return _text({"session_id": session_id, "type": "listen", "state": "detect", "text": text})


def abort(session_id: str, why: Abort) -> str:
    """The answer is to end."""
    reason = {"reason": why.value} if why is not Abort.BUTTON else {}
    return _text({"session_id": session_id, "type": "abort"} | reason)


def parse(text: str) -> dict[str, Any]:
    """A message with its ``type``, a string.

    Raises:
        MessageError: No JSON object, or no type: the device ignores it.
    """
    try:
        message: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MessageError("a text message is not JSON") from error
    if not isinstance(message, dict):
        raise MessageError("a text message is not a JSON object")
    if not isinstance(message.get("type"), str):
        raise MessageError("a text message has no type")
    return message


def read_hello(message: dict[str, Any]) -> Hello:
    """The hub's hello.

    Raises:
        CrashError: It has no ``transport`` "websocket", or a sample rate no decoder can be made for.
    """
    if message.get("transport") != "websocket":
        raise CrashError('The hub\'s hello has no "transport":"websocket": a real device crashes on it.')
    audio = message.get("audio_params")
    named = audio.get("sample_rate", DOWNLINK_RATE) if isinstance(audio, dict) else DOWNLINK_RATE
    rate = next((rate for rate in OPUS_RATES if rate == named), None)
    if rate is None:
        raise CrashError(f"The hub's hello names the sample rate {named!r}; Opus knows {OPUS_RATES}.")
    session_id = message.get("session_id")
    return Hello(session_id if isinstance(session_id, str) else "", rate)


def read_alert(message: dict[str, Any]) -> Alert:
    """An alert.

    Raises:
        MessageError: One of its three parts is missing: the device ignores it.
    """
    parts = [message.get(part) for part in ("status", "message", "emotion")]
    if not all(isinstance(part, str) for part in parts):
        raise MessageError("an alert lacks status, message or emotion")
    return Alert(*map(str, parts))


def text_of(message: dict[str, Any]) -> str:
    """The ``text`` of a message.

    Raises:
        MessageError: It has none: the device shows nothing.
    """
    text = message.get("text")
    if not isinstance(text, str):
        raise MessageError(f"a message of type {message['type']} has no text")
    return text


def _text(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
