"""Where the web server listens."""

import asyncio
import socket
from ssl import SSLContext
from typing import cast

from aiohttp import web

from hub.tls.door import TlsDoor
from hub.web.guard import Connection, Guard


class GuardedSite(web.BaseSite):
    """Where the web server listens, as ``web.SockSite``, with a guard at the door."""

    def __init__(
        self,
        runner: web.AppRunner,
        sock: socket.socket,
        guard: Guard,
        *,
        ssl_context: SSLContext | None = None,
    ) -> None:
        super().__init__(runner, ssl_context=ssl_context)
        self._sock = sock
        self._guard = guard
        self._door = TlsDoor(ssl_context, guard.caps.limits.head_s) if ssl_context else None

    @property
    def name(self) -> str:
        """Where."""
        return f"{'https' if self._ssl_context else 'http'}://{self._sock.getsockname()}"

    async def start(self) -> None:
        """Listen; raises ``OSError``."""
        await super().start()
        server = cast("web.Server", self._runner.server)  # aiohttp has seen to it that there is one
        loop = asyncio.get_running_loop()

        def connecting() -> asyncio.Protocol:
            connection = Connection(server, self._guard)
            return self._door.before(connection) if self._door else connection

        self._server = await loop.create_server(connecting, sock=self._sock, backlog=self._backlog)

    async def stop(self) -> None:
        """Stop listening, and let nobody in who is about to come."""
        await super().stop()
        if self._door is not None:
            await self._door.close()
