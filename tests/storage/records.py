"""Things to keep."""

from typing import Any

from hub.events import Departure, DeviceState, Outcome, Purpose
from hub.storage.base import DeviceRecord, FirmwareSeen, SessionRecord, TurnRecord
from hub.storage.ledger import SentRecord, ToolCallRecord, UsageRecord

KITCHEN = "aa:bb:cc:dd:ee:01"
HALL = "aa:bb:cc:dd:ee:02"

DEVICE = DeviceRecord(
    device_id=KITCHEN,
    client_id="c1",
    name="Küche",
    room="厨房",
    board="box",
    language="de-DE",
    chosen_language="ru",
    firmwares=(FirmwareSeen("1.0", 1.0, 2.0), FirmwareSeen("1.1", 3.0, 4.0)),
    addresses=("10.0.0.2", "10.0.0.3"),
    first_check=1.0,
    last_check=4.0,
    last_conversation=5.5,
    state=DeviceState.APPROVED,
    generation=1_800_000_000_000,
    turned_away=("c2", "c3"),
    aec=True,
)


def usage(day: str = "2026-11-23", device_id: str = KITCHEN, **more: Any) -> UsageRecord:
    told = {
        "model": "grok",
        "requests": 1,
        "prompt": 100,
        "cached": 40,
        "answer": 10,
        "cost": 0.25,
        "estimated": 0,
    }
    return UsageRecord(**{"day": day, "device_id": device_id, **told, **more})


def sent(day: str = "2026-11-23", device_id: str = KITCHEN, **more: Any) -> SentRecord:
    told = {"host": "api.x.ai", "purpose": Purpose.QUESTION, "requests": 1, "bytes": 500, "outside": True}
    return SentRecord(**{"day": day, "device_id": device_id, **told, **more})


def tool_call(number: int, of: TurnRecord | None = None, **more: Any) -> ToolCallRecord:
    told = {
        "at": (of.started_at if of else 100.0 * number) + 0.25,
        "device_id": of.device_id if of else KITCHEN,
        "session_id": of.session_id if of else "s1",
        "turn_id": of.turn_id if of else "",
        "tool": "self.audio_speaker.set_volume",
        "caller": "model" if of else "person",
        "outcome": "done",
        "took": 0.1,
        "arguments": '{"volume": 50}',
    }
    return ToolCallRecord(**{"call_id": f"c{number}", **told, **more})


def session(number: int = 1, device_id: str = KITCHEN, **more: object) -> SessionRecord:
    told = {"client_id": "c1", "started_at": 100.0 * number, **more}
    return SessionRecord(session_id=f"s{number}", device_id=device_id, **told)  # type: ignore[arg-type]


def turn(number: int, of: SessionRecord | None = None, **more: object) -> TurnRecord:
    home = of or session()
    told: dict[str, object] = {
        "started_at": home.started_at + number,
        "finished_at": home.started_at + number + 0.5,
        "question": f"Question {number}?",
        "language": "en",
        "spoken": f"Well. Answer {number}.",
        "answer": f"Answer {number}.",
        "answer_language": "en",
        "outcome": Outcome.ANSWERED,
        "timings": {"heard": 1.25},
        "engines": {"stt": "whisper-base", "llm": "grok"},
        "emotion": "happy",
        "sent": (Departure("api.x.ai", Purpose.QUESTION, requests=1, bytes=812, outside=True),),
        **more,
    }
    turn_id = f"{home.session_id}-{number:03}"
    return TurnRecord(turn_id=turn_id, session_id=home.session_id, device_id=home.device_id, **told)  # type: ignore[arg-type]
