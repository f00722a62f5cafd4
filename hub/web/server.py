"""The HTTP server: who listens, and which paths there are."""

from collections.abc import Callable, Sequence

from aiohttp import web

from hub.addresses import listen_error
from hub.web.checks import Checks

CHECK_PATHS = ("/xiaozhi/ota/", "/xiaozhi/ota", "/ota/", "/ota")

ACTIVATE_PATHS = tuple(f"{path}/activate{end}" for path in CHECK_PATHS for end in ("", "/"))
"""Below every address of the check. A client that puts a slash before ``activate`` itself sends two."""

DEVICE_PATHS = frozenset(CHECK_PATHS + ACTIVATE_PATHS)

MAX_BODY_BYTES = 64 * 1024
"""Largest request; a device's system information has about 2 KB."""

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

    def __init__(self, checks: Checks, mounts: Sequence[Callable[[web.Application], None]] = ()) -> None:
        """Each of ``mounts`` adds paths of its own."""
        self._checks = checks
        self._mounts = mounts
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int, *, ws_port: int) -> int:
        """Listen; returns the port.

        Args:
            host: Address to listen on.
            port: 0 picks a free one.
            ws_port: The gateway's, which devices are sent to.

        Raises:
            SetupError: The address or port cannot be used.
        """
        self._checks.ws_port = ws_port
        app = web.Application(client_max_size=MAX_BODY_BYTES)
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
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_S, lingering_time=0)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            await runner.cleanup()
            raise listen_error(error, host, port) from error
        self._runner = runner
        port_in_use: int = runner.addresses[0][1]
        return port_in_use

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


async def _preflight(_request: web.Request) -> web.Response:
    return web.Response(status=204)


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(SERVER)
    if request.path in DEVICE_PATHS:
        response.headers.update(HEADERS)
