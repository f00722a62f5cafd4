"""Connections to the web server: how many there are, and how long they may take to say what they want.

aiohttp bounds each line of a request, and closes what is idle. It does not bound a whole head, nor how many
connect, nor for how long the first request may drip in: that is done here, below it.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ssl import SSLContext
from typing import Final, cast

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

from hub.caps.buckets import address_key
from hub.caps.caps import Cap, Caps
from hub.caps.crowd import Crowd, CrowdedError, Guest
from hub.proxies import Proxies

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEAD_END: Final = b"\r\n\r\n"

NO_REQUEST: Final = "UNKNOWN"
"""The method aiohttp gives to what is no request, which it answers with 400 by itself."""

RETRY_S: Final = 10
"""Who finds no room may try again after so long, seconds; a device does so by itself."""


class Guard:
    """Knows the open connections of one web server."""

    def __init__(self, caps: Caps, proxies: Proxies | None = None) -> None:
        self.caps = caps
        self.proxies = proxies or Proxies()
        limits = caps.limits
        self.crowd = Crowd(limits.http_connections, limits.http_connections_per_address)
        self._open: dict[asyncio.BaseTransport, Connection] = {}

    def __len__(self) -> int:
        return len(self._open)

    def opened(self, transport: asyncio.BaseTransport, connection: "Connection") -> None:
        """A connection was let in."""
        self._open[transport] = connection

    def closed(self, transport: asyncio.BaseTransport) -> None:
        """A connection has ended."""
        self._open.pop(transport, None)

    @web.middleware
    async def begin(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """A request's head has come whole: the first thing every request goes through."""
        connection = self._of(request)
        if connection is not None:
            connection.begin()
        return await handler(request)

    def finish(self, request: web.BaseRequest, response: web.StreamResponse) -> None:
        """A request was answered, by whomever; the last thing every one goes through."""
        if request.method == NO_REQUEST and response.status == web.HTTPBadRequest.status_code:
            self.caps.refused(Cap.HTTP_HEAD, request.remote or "")
        if response.status == web.HTTPRequestEntityTooLarge.status_code:
            self.caps.refused(Cap.HTTP_BODY, request.remote or "")
        connection = self._of(request)
        if connection is not None:
            connection.finish()

    def access_log(self) -> type[AbstractAccessLogger]:
        """What aiohttp tells of each answer once it is sent, also of those it gives by itself."""
        guard = self

        class Answers(AbstractAccessLogger):
            def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
                guard.finish(request, response)

        return Answers

    def _of(self, request: web.BaseRequest) -> "Connection | None":
        return self._open.get(request.transport) if request.transport is not None else None


class Connection(asyncio.Protocol):
    """One connection: between the socket and aiohttp's own protocol, which does all of the work."""

    def __init__(self, new_inner: Callable[[], asyncio.Protocol], guard: Guard) -> None:
        self._new_inner = new_inner
        self._guard = guard
        self._inner: asyncio.Protocol | None = None
        self._transport: asyncio.Transport | None = None
        self._guest = Guest("", self._make_room)
        self._too_late: asyncio.TimerHandle | None = None
        self._head = Head(guard.caps.limits.head_bytes)

    def begin(self) -> None:
        """A request is served: nobody makes it give way."""
        self._guest.busy = True
        self._on_time()

    def finish(self) -> None:
        """It was answered, and another may come; aiohttp waits for that one no longer than it is told to."""
        self._guest.busy = False
        self._on_time()
        self._head = Head(self._guard.caps.limits.head_bytes)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let it in, if there is room or somebody makes room."""
        self._transport = cast("asyncio.Transport", transport)  # of a TCP socket, what else
        peer = transport.get_extra_info("peername")
        self._guest.address = self._guard.proxies.crowd_key(peer, address_key)
        try:
            outgoing = self._guard.crowd.enter(self._guest)
        except CrowdedError:
            self._refuse(web.HTTPServiceUnavailable, Cap.HTTP_CONNECTIONS)
            return
        if outgoing is not None:
            self._guard.caps.refused(Cap.HTTP_CONNECTIONS, outgoing.address)
            outgoing.leave()
        self._guard.opened(transport, self)
        loop = asyncio.get_running_loop()
        self._too_late = loop.call_later(self._guard.caps.limits.head_s, self._give_up)
        self._inner = self._new_inner()
        self._inner.connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Hand it on, unless it is a head without end."""
        if self._inner is None or self._transport is None or self._transport.is_closing():
            return
        if not self._guest.busy and not self._head.take(data):
            self._refuse(web.HTTPRequestHeaderFieldsTooLarge, Cap.HTTP_HEAD)
            return
        self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        """Hand it on."""
        return self._inner.eof_received() if self._inner else None

    def pause_writing(self) -> None:
        """Hand it on."""
        if self._inner:
            self._inner.pause_writing()

    def resume_writing(self) -> None:
        """Hand it on."""
        if self._inner:
            self._inner.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._on_time()
        self._guard.crowd.left(self._guest)
        if self._transport is not None:
            self._guard.closed(self._transport)
        if self._inner:
            self._inner.connection_lost(exc)

    def _on_time(self) -> None:
        if self._too_late is not None:
            self._too_late.cancel()
            self._too_late = None

    def _give_up(self) -> None:
        self._refuse(web.HTTPRequestTimeout, Cap.HTTP_HEAD_TIME)

    def _refuse(self, why: type[web.HTTPException], cap: Cap) -> None:
        """Say why, in so few words that they always fit into the socket, and close."""
        self._guard.caps.refused(cap, self._guest.address)
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(_answer(why))
            self._transport.close()

    def _make_room(self) -> None:
        if self._transport is not None:
            self._transport.abort()


class Head:
    """Counts the bytes of a head that comes in pieces."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._end = b""  # of what came, as much as could be the beginning of a head's end
        self._whole = False

    def take(self, data: bytes) -> bool:
        """Count one piece; False when the head is too large, and not over yet."""
        if self._whole:
            return True
        seen = (self._end + data).lstrip(b"\r\n")  # empty lines may come before a request, and end nothing
        end = seen.find(HEAD_END)
        self._whole = end >= 0
        self._left -= len(data) - (len(seen) - end if self._whole else 0)
        self._end = seen[1 - len(HEAD_END) :] if seen else b""
        return self._left >= 0


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

    @property
    def name(self) -> str:
        """Where."""
        return f"{'https' if self._ssl_context else 'http'}://{self._sock.getsockname()}"

    async def start(self) -> None:
        """Listen; raises ``OSError``."""
        await super().start()
        server = cast("web.Server", self._runner.server)  # aiohttp has seen to it that there is one
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(server, self._guard),
            sock=self._sock,
            ssl=self._ssl_context,
            ssl_handshake_timeout=self._guard.caps.limits.head_s if self._ssl_context else None,
            backlog=self._backlog,
        )


def _answer(why: type[web.HTTPException]) -> bytes:
    retry = f"Retry-After: {RETRY_S}\r\n" if why is web.HTTPServiceUnavailable else ""
    reason = why().reason
    head = f"HTTP/1.1 {why.status_code} {reason}\r\nServer: xiaozhi-hub\r\n{retry}Connection: close\r\n"
    return f"{head}Content-Length: 0\r\n\r\n".encode("ascii")
