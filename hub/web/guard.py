"""Connections to the web server: how many there are, and how long they may take to say what they want.

aiohttp bounds each line of a request, and closes what is idle. It does not bound a whole head, nor how many
connect, nor for how long the first request may drip in: that is done here, below it. With TLS it is done
from the moment that somebody has connected, before the first byte of TLS.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Final, cast

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger
from aiohttp.typedefs import Handler

from hub.caps.buckets import address_key
from hub.caps.caps import Cap, Caps
from hub.caps.crowd import Crowd, CrowdedError, Guest
from hub.proxies import Proxies
from hub.tls.door import Arriving
from hub.web.head import Head
from hub.web.rates import TokenOf

NO_REQUEST: Final = "UNKNOWN"
"""The method aiohttp gives to what is no request, which it answers with 400 by itself."""

RETRY_S: Final = 10
"""Who finds no room may try again after so long, seconds; a device does so by itself."""

KEPT_PLACES: Final = 16
"""Connections that may ask when there is no room for more; the machine itself and who has a good token of the
API are answered there."""

KEPT_PER_ADDRESS: Final = 8
"""Of those, from one address."""


class Guard:
    """Knows the open connections of one web server."""

    def __init__(self, caps: Caps, proxies: Proxies | None = None, token_of: TokenOf = lambda _: "") -> None:
        self.caps = caps
        self.proxies = proxies or Proxies()
        self._token_of = token_of
        limits = caps.limits
        self.crowd = Crowd(limits.http_connections, limits.http_connections_per_address)
        self.kept = Crowd(KEPT_PLACES, KEPT_PER_ADDRESS)
        self._open: dict[asyncio.BaseTransport, Connection] = {}

    def __len__(self) -> int:
        return len(self._open)

    def enter(self, guest: Guest) -> Crowd:
        """Let ``guest`` in, or have it ask at a place that is kept; raises ``CrowdedError``."""
        crowd = self.crowd
        try:
            outgoing = crowd.enter(guest)
        except CrowdedError:
            crowd = self.kept
            outgoing = crowd.enter(guest)
        if outgoing is not None:
            self.caps.refused(Cap.HTTP_CONNECTIONS, outgoing.address)
            outgoing.leave()
        return crowd

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
        if connection is None:
            return await handler(request)
        if connection.asks_only and not self._token_of(request.headers.get("Authorization", "")):
            self.caps.refused(Cap.HTTP_CONNECTIONS, request.remote or "")
            return web.Response(
                status=web.HTTPServiceUnavailable.status_code,
                headers={"Retry-After": str(RETRY_S), "Connection": "close"},
            )
        connection.begin(request)
        try:
            return await handler(request)
        except ConnectionError:
            if request.transport is not None:
                raise
            return web.Response()  # nobody is there to read it: who asked left, or made room

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


class Connection(Arriving):
    """One connection: between the socket and aiohttp's own protocol, which does all of the work."""

    def __init__(self, new_inner: Callable[[], asyncio.Protocol], guard: Guard) -> None:
        self._new_inner = new_inner
        self._guard = guard
        self._inner: asyncio.Protocol | None = None
        self._raw: asyncio.Transport | None = None
        self._transport: asyncio.Transport | None = None  # over TLS, where there is TLS
        self._guest = Guest("", self._make_room)
        self._crowd: Crowd | None = None
        self._local = False
        self._asked = 0  # requests and answers
        self._too_late: asyncio.TimerHandle | None = None
        self._head = Head(guard.caps.limits.head_bytes)

    @property
    def asks_only(self) -> bool:
        """Whether it has a place that is kept for others."""
        return self._crowd is self._guard.kept and not self._local

    def begin(self, request: web.Request) -> None:
        """A request's head is there; once its body is, too, it is served, and makes room for nobody."""
        self._on_time()
        self._asked += 1
        request.content.on_eof(partial(self._serve, self._asked))

    def finish(self) -> None:
        """It was answered, and another may come; aiohttp waits for that one no longer than it is told to."""
        self._guest.busy = False
        self._asked += 1
        self._on_time()
        self._head = Head(self._guard.caps.limits.head_bytes)

    def arrived(self, transport: asyncio.Transport) -> None:
        """Let it in, if there is room or somebody makes room."""
        self._raw = transport
        peer, here = (transport.get_extra_info(name) for name in ("peername", "sockname"))
        self._guest.address = self._guard.proxies.crowd_key(peer, address_key)
        self._local = bool(here) and self._guest.address == address_key(str(here[0]))  # no trusted proxy is
        try:
            self._crowd = self._guard.enter(self._guest)
        except CrowdedError:
            self._refuse(web.HTTPServiceUnavailable, Cap.HTTP_CONNECTIONS)
            return
        loop = asyncio.get_running_loop()
        self._too_late = loop.call_later(self._guard.caps.limits.head_s, self._too_slow)

    def gave_up(self) -> None:
        """Forget it."""
        self._on_time()
        if self._crowd is not None:
            self._crowd.left(self._guest)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Have aiohttp serve it, if it was let in."""
        self._transport = cast("asyncio.Transport", transport)  # of a TCP socket, what else
        if self._raw is None:  # without TLS it arrives now
            self.arrived(self._transport)
        if self._crowd is None:
            return
        self._guard.opened(transport, self)
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
        self.gave_up()
        if self._transport is not None:
            self._guard.closed(self._transport)
        if self._inner:
            self._inner.connection_lost(exc)

    def _on_time(self) -> None:
        if self._too_late is not None:
            self._too_late.cancel()
            self._too_late = None

    def _serve(self, asked: int) -> None:
        if asked == self._asked:  # else it was answered before its body was there
            self._guest.busy = True

    def _too_slow(self) -> None:
        self._refuse(web.HTTPRequestTimeout, Cap.HTTP_HEAD_TIME)

    def _refuse(self, why: type[web.HTTPException], cap: Cap) -> None:
        """Say why, in so few words that they always fit into the socket, and close. Before TLS say nothing."""
        self._guard.caps.refused(cap, self._guest.address)
        if self._transport is None:
            self._make_room()
        elif not self._transport.is_closing():
            self._transport.write(_answer(why))
            self._transport.close()

    def _make_room(self) -> None:
        if self._raw is not None:
            self._raw.abort()


def _answer(why: type[web.HTTPException]) -> bytes:
    retry = f"Retry-After: {RETRY_S}\r\n" if why is web.HTTPServiceUnavailable else ""
    reason = why().reason
    head = f"HTTP/1.1 {why.status_code} {reason}\r\nServer: xiaozhi-hub\r\n{retry}Connection: close\r\n"
    return f"{head}Content-Length: 0\r\n\r\n".encode("ascii")
