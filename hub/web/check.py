"""The device's check at boot, as data: what it tells, and what it is told (the device protocol, section 1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.device_id import PLAIN_ID, normal_device_id
from hub.web.bodies import inner_object, read_object, text_at

MAX_NAME = 64
"""Longest board or version name that is kept."""


@dataclass(frozen=True, slots=True)
class Check:
    """A device as it describes itself. Nothing here is proven; missing texts are empty."""

    device_id: str
    board: str
    firmware: str
    language: str
    client_id: str


def read_check(headers: "dict[str, str]", body: bytes) -> Check:
    """Read a check. The headers come first; the body may be missing, incomplete or broken JSON.

    Args:
        headers: Names in lower case.
        body: The request's body.
    """
    info = read_object(body)
    board = inner_object(info, "board")
    board_name, _, version = headers.get("user-agent", "").partition("/")
    device_id = headers.get("device-id", "").strip() or text_at(info, "mac_address")
    client_id = headers.get("client-id", "").strip() or text_at(info, "uuid")
    return Check(
        device_id=normal_device_id(device_id or text_at(board, "mac") or text_at(board, "mac_addr")),
        board=_name(text_at(board, "name") or text_at(board, "type") or board_name),
        firmware=_name(text_at(inner_object(info, "application"), "version") or version),
        language=_name(headers.get("accept-language", "") or text_at(info, "language")),
        client_id=client_id if PLAIN_ID.match(client_id) else "",
    )


def answer(ws_url: str, now: datetime) -> dict[str, Any]:
    """What a device is told: the time, and where to talk.

    There is never an ``mqtt`` section, which would win over the WebSocket, and a ``firmware`` section
    only when an update is meant.

    Args:
        ws_url: Address of the gateway.
        now: The current time in the home's time zone.
    """
    offset = now.utcoffset()
    return {
        "server_time": {
            "timestamp": int(now.timestamp() * 1000),
            "timezone_offset": int(offset.total_seconds() // 60) if offset else 0,
        },
        "websocket": {"url": ws_url, "token": "", "version": 1},
    }


def _name(text: str) -> str:
    """A stranger's name, fit for logs and windows: plain printable ASCII, as all firmware has it."""
    return "".join(letter for letter in text if " " <= letter <= "~")[:MAX_NAME]
