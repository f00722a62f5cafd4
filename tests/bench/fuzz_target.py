"""What the fuzz is sent to: a hub of another process, some devices that were let in, and tokens for its API."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from tests.fakes.mutations import Mutator

PATIENCE_S: Final = 10.0
"""Longest wait for the first line of an answer to a whole request, seconds."""

UNFINISHED_S: Final = 0.1
"""The same where the request may end too early: then none comes, and that is right."""

DOCUMENTED: Final = frozenset({"503", "507"})
"""Statuses beyond 500 that say that there is no room: for those who wait, pictures, streams, on the disk."""

INTERNAL_ERROR: Final = 1011
"""The WebSocket close code of a server that failed."""

CLOSE: Final = 0x8
"""Opcode of the frame that ends a WebSocket."""


@dataclass
class Outcome:
    """What came of one input, or of several in one conversation."""

    inputs: int = 0
    ends: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, end: str) -> "Outcome":
        """Of one input."""
        return cls(1, Counter([end]))

    @property
    def failed(self) -> bool:
        """Whether the hub failed at it."""
        return any(_is_failure(end) for end in self.ends)


@dataclass(frozen=True, slots=True)
class Target:
    """A running hub.

    Attributes:
        http: Host and port of the check, the files and the API.
        ws: Host and port of the conversation.
        devices: The handshake's headers of each device that may be misused.
        bearers: ``Authorization`` for the API: of an admin, and of who may only read.
        operations: What the OpenAPI document tells: method, path, and the operation.
        schemas: Its models.
        file_id: Of a file that ``devices[0]`` may fetch.
        picture: A JPEG, as a device sends it.
        sound: Opus packets of a microphone.
    """

    http: tuple[str, int]
    ws: tuple[str, int]
    devices: Sequence[Mapping[str, str]]
    bearers: tuple[str, str]
    operations: Sequence[tuple[str, str, dict[str, Any]]]
    schemas: Mapping[str, Any]
    file_id: str
    picture: bytes
    sound: Sequence[bytes]
    client: aiohttp.ClientSession

    async def upload_path(self) -> str:
        """An address that takes one picture."""
        return await self._address("/api/v1/uploads/address")

    async def file_path(self) -> str:
        """An address of the file: one is good for minutes only."""
        return await self._address(f"/api/v1/uploads/{self.file_id}/address")

    async def _address(self, made_at: str) -> str:
        body = {"device_id": self.devices[0]["Device-Id"]}
        async with self.client.post(made_at, json=body) as response:
            return str(urlsplit((await response.json())["url"]).path)


Door = Callable[[Target, Mutator], Awaitable[Outcome]]
"""Makes one attempt."""


def request(method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes = b"") -> bytes:
    """A request as it goes over the line, whatever stands in its parts."""
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogatepass") + body


async def sent(place: tuple[str, int], raw: bytes, patience_s: float = PATIENCE_S) -> str:
    """Send it over a connection of its own: the answer's status, or what there was instead of one."""
    try:
        reader, writer = await asyncio.open_connection(*place)
    except OSError as error:
        return f"no connection ({type(error).__name__})"
    try:
        writer.write(raw)
        with suppress(ConnectionError):
            await writer.drain()
        async with asyncio.timeout(patience_s):
            line = await reader.readline()
    except TimeoutError:
        return "no answer in time" if patience_s == PATIENCE_S else "waits for the rest"
    except (ConnectionError, ValueError):
        return "cut off"
    finally:
        writer.transport.abort()
    return line.split(b" ")[1].decode("latin-1")[:3] if line.startswith(b"HTTP/1.") else "cut off"


async def talked(place: tuple[str, int], raw: bytes, frames: bytes) -> str:
    """Send a good handshake, and ``frames`` once it is answered: how the hub closes it, or else the status."""
    try:
        reader, writer = await asyncio.open_connection(*place)
    except OSError as error:
        return f"no connection ({type(error).__name__})"
    end, received = "no answer in time", b""
    try:
        writer.write(raw)
        async with asyncio.timeout(PATIENCE_S):
            head = await reader.readuntil(b"\r\n\r\n")
        end = head.split(b" ")[1].decode("latin-1")
        writer.write(frames)
        async with asyncio.timeout(UNFINISHED_S):
            while piece := await reader.read(65_536):
                received += piece
    except TimeoutError:
        pass
    except (ConnectionError, asyncio.IncompleteReadError):
        end = "cut off"
    finally:
        writer.transport.abort()
    code = _close_code(received)
    return end if code is None else f"closed {code}"


def _close_code(frames: bytes) -> int | None:
    """Of the close frame among those of a server (RFC 6455, section 5.2), if there is one."""
    while len(frames) >= 2:
        opcode, length, start = frames[0] & 0x0F, frames[1] & 0x7F, 2
        if length >= 126:
            start += 2 if length == 126 else 8
            length = int.from_bytes(frames[2:start], "big")
        if opcode == CLOSE:
            return int.from_bytes(frames[start : start + 2], "big")
        frames = frames[start + length :]
    return None


def _is_failure(end: str) -> bool:
    if end.startswith(("no connection", "no answer", f"closed {INTERNAL_ERROR}")):
        return True
    return end.isdecimal() and end >= "500" and end not in DOCUMENTED
