"""A board that prints what a test wants, on a port that pyserial opens."""

import asyncio
from contextlib import suppress


class ScriptedBoard:
    """Prints what it is told to, to whoever is on its cable.

    Attributes:
        url: How pyserial opens its port.
        port: Of TCP.
        plugged: Set while somebody has it open.
    """

    def __init__(self) -> None:
        self.plugged = asyncio.Event()
        self._cables: list[asyncio.StreamWriter] = []
        self._server: asyncio.Server | None = None
        self.url = ""
        self.port = 0

    async def start(self, port: int = 0) -> None:
        self._server = await asyncio.start_server(self._plug, "127.0.0.1", port)
        host, self.port = self._server.sockets[0].getsockname()
        self.url = f"socket://{host}:{self.port}"

    async def print(self, text: str | bytes) -> None:
        await self.plugged.wait()
        self._cables[-1].write(text if isinstance(text, bytes) else text.encode())
        await self._cables[-1].drain()

    async def go(self) -> None:
        """The cable is pulled, and the port is gone."""
        if self._server is not None:
            self._server.close()
        self.plugged.clear()
        for cable in self._cables:
            cable.close()
            with suppress(ConnectionError):
                await cable.wait_closed()
        self._cables.clear()

    async def _plug(self, _reader: asyncio.StreamReader, cable: asyncio.StreamWriter) -> None:
        self._cables.append(cable)
        self.plugged.set()
