"""A WebSocket in memory, as a session sees it."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from hub.devices.wire import ConnectionGoneError


@dataclass
class MemoryConnection:
    """The device's end: ``say`` and ``hang_up`` are the device's, ``texts`` and ``packets`` what it got."""

    inbox: asyncio.Queue[str | bytes | None] = field(default_factory=asyncio.Queue)
    sent: list[tuple[float, str | bytes]] = field(default_factory=list)
    closed: tuple[int, str] | None = None
    slow_s: float = 0.0  # each text message takes so long to be sent
    stubborn_s: float = 0.0  # a close frame is not answered, and the hub gives up waiting after so long
    _gone: bool = False

    def say(self, **message: Any) -> None:
        self.inbox.put_nowait(json.dumps(message))

    def say_raw(self, message: str | bytes) -> None:
        self.inbox.put_nowait(message)

    def hang_up(self) -> None:
        self._gone = True
        self.inbox.put_nowait(None)

    def texts(self) -> list[dict[str, Any]]:
        return [json.loads(message) for _, message in self.sent if isinstance(message, str)]

    def kinds(self) -> list[str]:
        """Types of the text messages, ``tts`` with its state."""
        return [f"tts {m['state']}" if m["type"] == "tts" else str(m["type"]) for m in self.texts()]

    def packets(self) -> list[tuple[float, bytes]]:
        return [(at, message) for at, message in self.sent if isinstance(message, bytes)]

    async def until(self, kind: str, count: int = 1) -> None:
        """Wait (in virtual time) for the ``count``-th message of ``kind``."""
        async with asyncio.timeout(600):
            while self.kinds().count(kind) < count:
                await asyncio.sleep(0.01)

    async def send(self, message: str | bytes) -> None:
        if self._gone or self.closed:
            raise ConnectionGoneError
        if self.slow_s and isinstance(message, str):
            await asyncio.sleep(self.slow_s)
        self.sent.append((asyncio.get_running_loop().time(), message))

    async def receive(self) -> str | bytes:
        message = await self.inbox.get()
        if message is None or self.closed:
            raise ConnectionGoneError
        return message

    async def close(self, code: int, reason: str) -> None:
        if self.closed is None and self.stubborn_s:
            await asyncio.sleep(self.stubborn_s)
        if self.closed is None:
            self.closed = (code, reason)
            self.inbox.put_nowait(None)
