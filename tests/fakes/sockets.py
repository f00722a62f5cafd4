"""Plain sockets of peers that have addresses of their own on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

FLOODER = "127.0.0.66"
HONEST = "127.0.0.7"
LOCAL = "127.0.0.1"
"""The same as the hub's, as of a program on its machine."""

PATIENCE_S = 10.0
"""Longest wait for what the hub is to do at once."""


@dataclass
class Peer:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def rest(self) -> bytes:
        """All that comes until the hub closes; raises ``TimeoutError`` when it does not."""
        async with asyncio.timeout(PATIENCE_S):
            try:
                return await self.reader.read()
            except ConnectionResetError:
                return b""

    async def status(self) -> int:
        """Of the answer that comes."""
        async with asyncio.timeout(PATIENCE_S):
            head = await self.reader.readuntil(b"\r\n\r\n")
        return int(head.split()[1])


@asynccontextmanager
async def peers(port: int, count: int = 1, address: str = FLOODER) -> AsyncIterator[list[Peer]]:
    """Connections from ``address``, each made when the hub has taken the one before."""
    made = []
    try:
        for _ in range(count):
            pair = await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
            made.append(Peer(*pair))
        yield made
    finally:
        for peer in made:
            peer.writer.transport.abort()
