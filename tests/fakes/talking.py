"""A device's side of a conversation with a hub in the same process."""

import json
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final

from websockets.asyncio.client import ClientConnection, connect

HELLO: Final = json.dumps({"type": "hello", "version": 1, "transport": "websocket"})
QUESTION: Final = json.dumps({"type": "listen", "state": "detect", "text": "Why is the sky blue?"})


@asynccontextmanager
async def greeted(
    url: str, headers: Mapping[str, str], trust: ssl.SSLContext | None = None
) -> AsyncIterator[ClientConnection]:
    """A connection on which both have said hello. ``headers`` are those of the handshake."""
    async with connect(url, ssl=trust, compression=None, additional_headers=headers) as socket:
        await socket.send(HELLO)
        assert json.loads(await socket.recv())["type"] == "hello"
        yield socket


async def answered(socket: ClientConnection) -> int:
    """Ask, and count the packets of the answer."""
    await socket.send(QUESTION)
    packets = 0
    async for message in socket:
        packets += isinstance(message, bytes)
        if isinstance(message, str) and json.loads(message).get("state") == "stop":
            break
    return packets
