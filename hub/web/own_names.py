"""Under which names the hub is asked: its own, or any address.

A page in a browser can give its own name this machine's address (DNS rebinding); then the browser takes what
the hub says for the page's. The name betrays it, since an address cannot be such a name.
"""

import ipaddress
import json
import logging
import re
import time
from collections.abc import Callable, Collection
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from hub.devices.seldom import Seldom
from hub.proxies import read_host

log = logging.getLogger(__name__)

MAX_SHOWN: Final = 64
"""Characters of a stranger's name that are logged."""

MISDIRECTED: Final = 421
"""Status of an answer to who asked for somebody else (RFC 9110, section 15.5.20)."""

_IPV6: Final = re.compile(r"\[([^\]]+)\](?::\d{1,5})?")
"""An IPv6 address and perhaps a port, as they stand in a ``Host`` header."""

Names = Callable[[], Collection[str]]
"""Gives the hub's names, besides ``localhost``; addresses need not be among them."""


def is_own_host(host: str, names: Collection[str]) -> bool:
    """Whether a ``Host`` header names this hub, or is an address."""
    if match := _IPV6.fullmatch(host):
        return _is_address(match[1])
    read = read_host(host)
    return read is not None and (
        read[0] in {"localhost", *(own.lower() for own in names)} or _is_address(read[0])
    )


class OwnNames:
    """Turns away, at the doors of devices, who asks under a name that is not the hub's."""

    def __init__(
        self, paths: Collection[str], names: Names, steady: Callable[[], float] = time.monotonic
    ) -> None:
        """``paths`` are those doors; ``steady`` is a clock in seconds."""
        self._paths = paths
        self._names = names
        self._seldom = Seldom(steady)

    def mount(self, app: web.Application) -> None:
        """Stand before the paths of ``app``, before it is started."""
        app.middlewares.append(self._check)

    @web.middleware
    async def _check(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        host = request.headers.get("Host")
        if request.path not in self._paths or host is None or is_own_host(host, self._names()):
            return await handler(request)  # no browser leaves out the header
        if self._seldom.due(self):
            log.warning(
                "a device asked for %s, which is not a name of this hub: if it is, add it to server.names",
                ascii(host[:MAX_SHOWN]),
            )
        said = {"error": "This is not a name of the hub: use its address, or add the name to server.names."}
        return web.Response(text=json.dumps(said), status=MISDIRECTED, content_type="application/json")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
