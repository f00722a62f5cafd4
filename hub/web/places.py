"""Where the hub is reached, and whether it really is: asked of itself over the address that devices use."""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

import aiohttp

log = logging.getLogger(__name__)

ASK_S: Final = 5.0
"""Longest wait for the hub's own answer, seconds: the way leads over this computer's own network card."""

WELL: Final = 200
"""Status of an answer that says the hub is well."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where it listens. A port of 0 is not open."""

    ota_url: str
    ws_url: str
    name: str  # mDNS host name, with .local
    announced: bool  # whether it can be found by it
    addresses: tuple[str, ...]  # of this computer, those that others can reach
    listens_on: tuple[str, ...]
    http_port: int
    ws_port: int
    https_port: int
    wss_port: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether the hub answered at an address."""

    url: str
    took: float | None = None  # seconds; None: it did not
    error: str = ""  # a code, see ``WHY``
    detail: str = ""  # in English


WHY: Final = {
    "reach.nowhere": "No address is known yet: the hub does not listen, or there is no network.",
    "reach.name": "The name is not known in this network.",
    "reach.refused": "Nothing listens there: another address, another port, or a firewall that refuses.",
    "reach.silent": "No answer came in time: a firewall or a VPN swallows what is sent there.",
    "reach.other": "Something answers there, but not this hub: a proxy, or another program on that port.",
    "reach.failed": "The connection broke.",
}
"""What can be wrong, by code."""


async def reach(ota_url: str) -> Reach:
    """Ask this hub for its health by the address that people type into devices."""
    parts = urlsplit(ota_url)
    if not parts.hostname:
        return _failed(ota_url, "reach.nowhere")
    url = parts._replace(path="/healthz", query="", fragment="").geturl()
    began = monotonic()
    try:
        async with asyncio.timeout(ASK_S):
            well = await _is_well(url)
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
        log.debug("the hub does not reach itself: %s", type(error).__name__)
        return _failed(url, next(code for kind, code in _CODES.items() if isinstance(error, kind)))
    return Reach(url, monotonic() - began) if well else _failed(url, "reach.other")


_CODES: Final[Mapping[type[Exception], str]] = {
    TimeoutError: "reach.silent",
    aiohttp.ClientConnectorDNSError: "reach.name",
    aiohttp.ClientConnectorError: "reach.refused",
    aiohttp.ClientResponseError: "reach.other",
    Exception: "reach.failed",
}
"""What each error means; the first class that fits is taken."""


async def _is_well(url: str) -> bool:
    """Whether what answers is a hub. Its certificate is looked at by devices, and by nobody here."""
    async with (
        aiohttp.ClientSession(trust_env=False) as session,
        session.get(url, ssl=_any_certificate(), allow_redirects=False) as response,
    ):
        return response.status == WELL and response.content_type == "application/json"


def _failed(url: str, code: str) -> Reach:
    return Reach(url, error=code, detail=WHY[code])


def _any_certificate() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
