"""The door of the conversation, tried with valid handshakes, messages and frames that were spoilt.

An attempt gets the target and its own chance, and nothing else decides what it sends.
"""

import asyncio
import json
import struct
from typing import Any, Final
from urllib.parse import urlencode

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from tests.bench.fuzz_target import UNFINISHED_S, Outcome, Target, request, sent, talked
from tests.fakes.mutations import Mutator

WS_PATH: Final = "/xiaozhi/v1/"

MESSAGES: Final = 24
"""Of a conversation, at most: fewer than are too many at once."""

OPEN_S: Final = 10.0

TEXTS: Final[tuple[dict[str, Any], ...]] = (
    {"type": "hello", "version": 1, "transport": "websocket", "features": {"mcp": True, "aec": True},
     "audio_params": {"format": "opus", "sample_rate": 16_000, "channels": 1, "frame_duration": 60}},
    {"type": "listen", "state": "start", "mode": "auto", "session_id": "x"},
    {"type": "listen", "state": "start", "mode": "realtime"},
    {"type": "listen", "state": "start", "mode": "manual"},
    {"type": "listen", "state": "stop"},
    {"type": "listen", "state": "detect", "text": "What time is it?"},
    {"type": "abort", "reason": "wake_word_detected"},
    {"type": "mcp", "payload": {"jsonrpc": "2.0", "id": 1, "result": {"tools": [], "nextCursor": ""}}},
    {"type": "mcp", "payload": {"jsonrpc": "2.0", "id": 2, "error": {"message": "no"}}},
    {"type": "iot", "states": [{"name": "lamp", "state": {"power": True}}]},
    {"type": "goodbye", "session_id": "x"},
)  # fmt: skip
"""What devices say, and what old and other ones do."""


async def conversation(target: Target, by: Mutator) -> Outcome:
    """A device that was let in says everything in any order, as text, as sound and as neither."""
    device = by.chance.choice(target.devices)
    version = by.chance.choice(("1", "1", "2", "3", by.odd_text()))
    messages = [_message(target, by, version) for _ in range(by.chance.randint(4, MESSAGES))]
    if not by.once_in(6):
        messages.insert(0, (json.dumps(TEXTS[0]).encode(), True))
    outcome = Outcome(len(messages))
    headers = {**device, "Protocol-Version": version if version.isprintable() and version.isascii() else "4"}
    url = f"ws://{target.ws[0]}:{target.ws[1]}{WS_PATH}"
    try:
        socket = await connect(
            url, additional_headers=headers, compression=None, proxy=None, ping_interval=None,
            open_timeout=OPEN_S, max_size=None, max_queue=None,
        )  # fmt: skip
    except InvalidStatus as error:
        outcome.ends[str(error.response.status_code)] += 1
        return outcome
    except (InvalidHandshake, OSError, TimeoutError) as error:
        outcome.ends[f"no connection ({type(error).__name__})"] += 1
        return outcome
    try:
        for message, is_text in messages:
            await socket.send(message, text=is_text)
        await asyncio.sleep(by.chance.choice((0, 0, 0.01, 0.1)))
        if by.once_in(2):
            await socket.close(by.chance.choice((1000, 1001, 3000, 4999)))
    except ConnectionClosed:
        pass
    finally:
        socket.transport.abort()
        await socket.wait_closed()
    received = socket.protocol.close_rcvd
    outcome.ends[f"closed {int(received.code)}" if received else "left by the device"] += 1
    return outcome


def _message(target: Target, by: Mutator, version: str) -> tuple[bytes, bool]:
    """A message, and whether it goes as text."""
    if by.once_in(2):
        sound = by.chance.choice(target.sound)
        framed = _framed(by, sound, version)
        return (by.octets(framed) if by.once_in(3) else framed), by.once_in(30)
    return by.as_json(by.chance.choice(TEXTS)), not by.once_in(30)


def _framed(by: Mutator, sound: bytes, version: str) -> bytes:
    size = by.chance.choice((len(sound), len(sound), 0, 1, 0xFFFF))
    match version:
        case "2":
            kind, stamp = by.chance.choice((0, 0, 1, 0xFFFF)), by.chance.choice((0, 60, 2**32 - 1))
            return struct.pack(">HHIII", by.chance.choice((2, 2, 2, 1)), kind, 0, stamp, size) + sound
        case "3":
            return struct.pack(">BBH", by.chance.choice((0, 0, 0, 1)), 0, size) + sound
    return sound


async def handshake(target: Target, by: Mutator) -> Outcome:
    """Headers, query and token spoilt; now and then good ones, and then frames that are none."""
    device = by.chance.choice(target.devices)
    headers = {
        "Host": "127.0.0.1", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Protocol-Version": "1", **device,
    }  # fmt: skip
    if by.once_in(5):
        frames = b"".join(_raw_frame(by) for _ in range(by.chance.randint(1, 4)))
        raw = request("GET", WS_PATH, list(headers.items()))
        if not by.once_in(8):
            return Outcome.of(await talked(target.ws, raw, frames))
        raw += frames  # before the hub has answered
    else:
        headers["Authorization"] = _credential(by, device["Authorization"])
        query = urlencode(by.some({"device-id": "x", "token": headers["Authorization"]}, 2), errors="replace")
        path = by.chance.choice((WS_PATH, WS_PATH, f"{WS_PATH}?{query}", by.text(WS_PATH)))
        raw = request("GET", path, by.some(headers, 12))
    return Outcome.of(await sent(target.ws, by.octets(raw) if by.once_in(10) else raw, UNFINISHED_S * 5))


def _credential(by: Mutator, genuine: str) -> str:
    """A token that is genuine, spoilt, endless, or of another kind."""
    token = genuine.removeprefix("Bearer ")
    head, claims, signature = token.split(".")
    return "Bearer " + by.chance.choice(
        (token, by.text(token), f"{head}.{claims}.{signature * by.chance.randint(2, 90)}"[:6_000],
         f"{claims}.{head}.{signature}", f"{head}.{claims}.", f"{head}.{claims}", signature, "..", "test-token")
    )  # fmt: skip


def _raw_frame(by: Mutator) -> bytes:
    """A WebSocket frame (RFC 6455, section 5.2) whose bits and lengths may be anything."""
    payload = json.dumps(by.chance.choice(TEXTS)).encode()[: by.chance.choice((0, 5, 125, 600))]
    first = by.chance.choice((0x81, 0x82, 0x01, 0x80, 0x89, 0x8A, 0x88, 0xF1, 0x8F, 0x09))
    length = by.chance.choice((len(payload), len(payload), 0, 5_000, 2**40))
    mask = by.chance.choice((0x80, 0x80, 0x00))
    if length < 126:
        head = struct.pack(">BB", first, mask | length)
    elif length < 2**16:
        head = struct.pack(">BBH", first, mask | 126, length)
    else:
        head = struct.pack(">BBQ", first, mask | 127, length)
    return head + (b"\x00" * 4 if mask else b"") + payload
