"""The HTTP server: who listens, and which paths there are."""

import ssl
import time
from collections.abc import Callable, Sequence
from functools import partial

from aiohttp import web
from aiohttp.typedefs import Handler

from hub.caps.caps import Cap, Caps
from hub.listening import open_sockets
from hub.proxies import Proxies
from hub.web.checks import Checks
from hub.web.directions import peer_of
from hub.web.guard import Guard
from hub.web.rates import Rates, TokenOf
from hub.web.site import GuardedSite

CHECK_PATHS = ("/xiaozhi/ota/", "/xiaozhi/ota", "/ota/", "/ota")

ACTIVATE_PATHS = tuple(f"{path}/activate{end}" for path in CHECK_PATHS for end in ("", "/"))
"""Below every address of the check. A client that puts a slash before ``activate`` itself sends two."""

DEVICE_PATHS = frozenset(CHECK_PATHS + ACTIVATE_PATHS)

STOP_S = 1.0
"""Longest wait for requests under way when the hub stops, seconds."""

SERVER = {"Server": "xiaozhi-hub"}
"""On every response: what it runs on is nobody's business."""

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Device-Id, Client-Id, Activation-Version, Serial-Number",
}
"""On every response to a device. Clients in browsers ask from pages of their own, and may read the answer with
the code or the token in it: who names both ids of a device is told as much without a browser. Nothing is let in
by itself for a page, and none is answered under a name of its own (``OwnNames``)."""


class WebServer:
    """Answers devices' checks, their requests to be activated, and what else is mounted."""

    def __init__(
        self,
        checks: Checks,
        mounts: Sequence[Callable[[web.Application], None]] = (),
        *,
        caps: Caps | None = None,
        token_of: TokenOf = lambda _: "",
        proxies: Proxies | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare.

        Args:
            checks: Answers devices.
            mounts: Each adds paths of its own.
            caps: How much peers may ask for.
            token_of: The id of the token of the API in an ``Authorization`` header; empty for a bad one.
            proxies: Those whose word counts; by default nobody's.
            now: A clock that never goes back, seconds, by which requests are counted.
        """
        self._proxies = proxies or Proxies()
        self._caps = caps or Caps()
        self.guard = Guard(self._caps, self._proxies, token_of)
        self.rates = Rates(self._caps, token_of, now)
        self._checks = checks
        self._mounts = mounts
        self._runner: web.AppRunner | None = None

    async def start(
        self, host: str | Sequence[str], port: int, *, ws_port: int, tls: ssl.SSLContext | None = None
    ) -> int:
        """Listen, or, when it does already, there as well; returns the port.

        Args:
            host: Address to listen on, or several.
            port: 0 picks a free one.
            ws_port: The gateway's, which devices that come in here are sent to.
            tls: Listen with TLS, for which the gateway has such a port, too.

        Raises:
            SetupError: The address or port cannot be used. What listened before still does.
        """
        hosts = (host,) if isinstance(host, str) else host
        sockets, port_in_use = await open_sockets(hosts, port, partial(self._caps.refused, Cap.OPEN_FILES))
        if self._runner is None:
            self._runner = await self._set_up()
        for sock in sockets:
            await GuardedSite(self._runner, sock, self.guard, ssl_context=tls).start()
        if tls is None:
            self._checks.directions.ws_port = ws_port
        else:
            self._checks.directions.wss_port = ws_port
        return port_in_use

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _set_up(self) -> web.AppRunner:
        limits = self._caps.limits
        app = web.Application(
            client_max_size=limits.body_bytes,
            middlewares=[self._see_through_proxies, self.rates.limit, self.guard.begin],
        )
        app.on_response_prepare.append(_add_headers)
        for path in CHECK_PATHS:
            app.router.add_route("GET", path, self._checks.check)
            app.router.add_route("POST", path, self._checks.check)
            app.router.add_route("OPTIONS", path, _preflight)
        for path in ACTIVATE_PATHS:
            app.router.add_route("POST", path, self._checks.activate)
            app.router.add_route("OPTIONS", path, _preflight)
        for mount in self._mounts:
            mount(app)
        # Who still sends is not lingered for: aiohttp would, for seconds, and after the peer has left, too.
        runner = web.AppRunner(
            app,
            access_log_class=self.guard.access_log(),
            shutdown_timeout=STOP_S,
            lingering_time=0,
            keepalive_timeout=limits.idle_s,
            max_line_size=limits.head_bytes,
            max_field_size=limits.head_bytes,
        )
        await runner.setup()
        return runner

    @web.middleware
    async def _see_through_proxies(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Have ``request.remote`` be who asks, whatever stands in between."""
        address = self._proxies.client_address(peer_of(request), lambda name: request.headers.getall(name, ()))
        return await handler(request if address == request.remote else request.clone(remote=address))


async def _preflight(_request: web.Request) -> web.Response:
    return web.Response(status=204)


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(SERVER)
    if request.path in DEVICE_PATHS:
        response.headers.update(HEADERS)
