"""Conversations as the API tells them."""

from collections.abc import Mapping
from typing import Any

from hub.events import Outcome, Purpose
from hub.web.api.costs import ToolCall
from hub.web.api.kept import SentInTurn, Session, Turn
from tests.ui import scripted_hub as script

TIMINGS: Mapping[str, float] = {
    "transcribed": 0.31,
    "first_token": 0.74,
    "first_sentence": 0.92,
    "first_sound": 1.04,
    "first_packet": 1.05,
    "heard": 6.4,
    "engines": 1.0,
    "silence": 0.6,
}


def session(number: int = 1, **more: Any) -> Session:
    started = script.NINE - 3_600 * number
    told: dict[str, Any] = {
        "session_id": f"s{number}",
        "device_id": script.KITCHEN if number % 2 else script.HALL,
        "started_at": started,
        "ended_at": started + 60,
        "reason": "goodbye",
        "open": False,
        "turns": 3,
        "line": f"Question {number}?",
    }
    return Session(**{**told, **more})


def turn(number: int = 1, of: Session | None = None, **more: Any) -> Turn:
    home = of or session()
    began = home.started_at + 20 * number
    told: dict[str, Any] = {
        "turn_id": f"{home.session_id}-{number}",
        "session_id": home.session_id,
        "device_id": home.device_id,
        "started_at": began,
        "finished_at": began + 9.4,
        "question": f"Question {number}?",
        "language": "en",
        "spoken": f"Answer {number}.",
        "answer": f"Answer {number}.",
        "answer_language": "en",
        "outcome": Outcome.ANSWERED,
        "error": "",
        "timings": dict(TIMINGS),
        "engines": {},
        "emotion": "",
        "audio": False,
        "sent": (SentInTurn(host="api.x.ai", purpose=Purpose.QUESTION, requests=1, bytes=2_140, outside=True),),
    }
    return Turn(**{**told, **more})


def call(of: Turn, tool: str = "self.audio_speaker.set_volume", **more: Any) -> ToolCall:
    told: dict[str, Any] = {
        "call_id": f"c-{of.turn_id}",
        "at": (of.finished_at or 0.0) - 6.4 + 0.9,
        "device_id": of.device_id,
        "session_id": of.session_id,
        "turn_id": of.turn_id,
        "tool": tool,
        "caller": "model",
        "outcome": "done",
        "took": 0.14,
        "arguments": "{}",
    }
    return ToolCall(**{**told, **more})
