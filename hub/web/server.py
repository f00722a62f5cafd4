"""The HTTP server: who listens, and which paths there are."""

import json
import logging
from collections.abc import Callable
from datetime import datetime

from aiohttp import web
from aiohttp.http_exceptions import PayloadEncodingError

from hub.addresses import listen_error
from hub.bus import Bus
from hub.events import DeviceChecked
from hub.web.activation import read_activation
from hub.web.check import answer, read_check

log = logging.getLogger(__name__)

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
"""On every response to a device. Clients in browsers ask from pages of their own; what is said is no secret."""


class WebServer:
    """Answers devices' checks, their requests to be activated, and what else is mounted."""

    def __init__(
        self,
        bus: Bus,
        local_time: Callable[[], datetime],
        *,
        ws_path: str,
        mount: Callable[[web.Application], None] | None = None,
    ) -> None:
        """``mount`` adds the paths of the API."""
        self._bus = bus
        self._mount = mount
        self._ws_path = ws_path
        self._local_time = local_time
        self._ws_port = 0
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
        self._ws_port = ws_port
        app = web.Application(client_max_size=MAX_BODY_BYTES)
        app.on_response_prepare.append(_add_headers)
        for path in CHECK_PATHS:
            app.router.add_route("GET", path, self._check)
            app.router.add_route("POST", path, self._check)
            app.router.add_route("OPTIONS", path, _preflight)
        for path in ACTIVATE_PATHS:
            app.router.add_route("POST", path, _activate)
            app.router.add_route("OPTIONS", path, _preflight)
        if self._mount is not None:
            self._mount(app)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_S)
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

    async def _check(self, request: web.Request) -> web.Response:
        check = read_check(_headers(request), await _body(request))
        self._bus.publish(
            DeviceChecked(
                device_id=check.device_id,
                board=check.board,
                firmware=check.firmware,
                address=request.remote or "",
                language=check.language,
                client_id=check.client_id,
            )
        )
        log.info(
            "device %s checked (%s %s): let in, since there is no enrolment yet",
            check.device_id or "(unnamed)",
            check.board,
            check.firmware,
        )
        ws_url = f"ws://{_local_address(request)}:{self._ws_port}{self._ws_path}"
        return _json(answer(ws_url, self._local_time()))


async def _activate(request: web.Request) -> web.Response:
    """Say 200, which is all that a device looks at: it is let in."""
    activation = read_activation(_headers(request), await _body(request))
    log.info(
        "device %s asked to be activated (%s): let in, since there is no enrolment yet",
        activation.device_id or "(unnamed)",
        "with a proof" if activation.proof else "without a proof",
    )
    return _json({"status": "activated"})


def _headers(request: web.Request) -> dict[str, str]:
    """The request's headers, names in lower case."""
    return {name.lower(): value for name, value in request.headers.items()}


async def _body(request: web.Request) -> bytes:
    """The request's body; empty when it cannot be read: then the headers have to do."""
    try:
        return await request.read()
    except (web.RequestPayloadError, PayloadEncodingError):
        return b""


def _local_address(request: web.Request) -> str:
    """The hub's address on which ``request`` came in."""
    transport = request.transport
    if transport is None:  # the peer left meanwhile
        return "127.0.0.1"
    address: str = transport.get_extra_info("sockname")[0]
    return f"[{address}]" if ":" in address else address


def _json(value: object) -> web.Response:
    return web.json_response(value, dumps=lambda item: json.dumps(item, ensure_ascii=False))


async def _preflight(_request: web.Request) -> web.Response:
    return web.Response(status=204)


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(SERVER)
    if request.path in DEVICE_PATHS:
        response.headers.update(HEADERS)
