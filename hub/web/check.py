"""The device's check at boot, as data: what it tells, and what it is told (the device protocol, section 1)."""

from datetime import datetime
from typing import Any

from hub.device_id import PLAIN_ID
from hub.devices.pending import Applicant, Pending
from hub.phrases import phrase
from hub.protocol.frames import Framing
from hub.protocol.nesting import MAX_DEPTH
from hub.web.board_facts import read_facts
from hub.web.bodies import inner_object, read_object, text_at
from hub.web.naming import read_pair

MAX_NAME = 64
"""Longest board or version name, or checksum, that is kept."""

ACTIVATION_MS = 30_000
"""How long a device may take for one round of asking whether it is let in, milliseconds: ten times 3 s."""


def read_check(
    headers: "dict[str, str]", body: bytes, address: str = "", *, max_depth: int = MAX_DEPTH
) -> Applicant:
    """Read a check. The headers come first; the body may be missing, incomplete or broken JSON.

    Args:
        headers: Names in lower case.
        body: The request's body.
        address: Where it came from.
        max_depth: A body nested deeper is not read.
    """
    info = read_object(body, max_depth)
    board = inner_object(info, "board")
    board_name, _, version = headers.get("user-agent", "").partition("/")
    device_id, client_id = read_pair(headers, info)
    serial_number = headers.get("serial-number", "").strip()
    application = inner_object(info, "application")
    return Applicant(
        device_id=device_id,
        board=_name(text_at(board, "name") or text_at(board, "type") or board_name),
        firmware=_name(text_at(application, "version") or version),
        language=_name(headers.get("accept-language", "") or text_at(info, "language")),
        client_id=client_id,
        address=address,
        serial_number=serial_number if PLAIN_ID.match(serial_number) else "",
        image_sha256=_name(text_at(application, "elf_sha256")),
        facts=read_facts(info),
    )


def answer(ws_url: str, now: datetime, *, token: str = "", framing: Framing = Framing.V1) -> dict[str, Any]:
    """What every device is told: the time, and where to talk.

    There is never an ``mqtt`` section, which would win over the WebSocket, and a ``firmware`` section
    only when an update is meant. Other clients look for the ``websocket`` section whether they are let in
    or not.

    Args:
        ws_url: Address of the gateway.
        now: The current time in the home's time zone.
        token: What it is to show there; empty as long as it is not let in.
        framing: Of the sound it sends and gets.
    """
    offset = now.utcoffset()
    return {
        "server_time": {
            "timestamp": int(now.timestamp() * 1000),
            "timezone_offset": int(offset.total_seconds() // 60) if offset else 0,
        },
        "websocket": {"url": ws_url, "token": token, "version": framing.value},
    }


def waiting(pending: Pending) -> dict[str, Any]:
    """What is added for a device that waits: it shows the message, speaks the code, and asks again."""
    message = phrase("enrolment.code", pending.applicant.language, code=pending.code)
    return {
        "activation": {
            "message": message,
            "code": pending.code,
            "challenge": pending.challenge,
            "timeout_ms": ACTIVATION_MS,
        }
    }


def turned_away(language: str) -> dict[str, Any]:
    """What is added for a device that is not wanted: it shows the message, and does not ask again."""
    return {"activation": {"message": phrase("enrolment.turned_away", language), "timeout_ms": ACTIVATION_MS}}


def nameless(language: str) -> dict[str, Any]:
    """What is added for a device without a client id: it shows what it lacks, and does not ask again."""
    return {"activation": {"message": phrase("enrolment.nameless", language), "timeout_ms": ACTIVATION_MS}}


def _name(text: str) -> str:
    """A stranger's name, fit for logs and windows: plain printable ASCII, as all firmware has it."""
    return "".join(letter for letter in text if " " <= letter <= "~")[:MAX_NAME]
