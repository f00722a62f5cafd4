"""Files that the device fetches for its flash: a plain GET, without any header of ours."""

import asyncio
import socket
import ssl
from typing import Any

import aiohttp

from hub.twin.errors import DownloadError
from hub.twin.web import SILENT

STALL_S = 30.0
"""How long the device waits for more."""

PIECE_BYTES = 4 * 1024
"""Read at once, as the device reads."""

WINDOW_BYTES = 16 * 1024
"""No more is on the way to the device: what it has not asked for, nobody may think it has."""


async def download(
    url: str,
    room: int,
    *,
    cut_at: int | None = None,
    trust: ssl.SSLContext | None = None,
    looks_ahead: bool = False,
) -> bytes:
    """The file at ``url``.

    Args:
        url: Where it is.
        room: What is written, bytes: more does not fit.
        cut_at: Drop the connection after so many bytes.
        trust: Whom to believe over TLS, in place of the system.
        looks_ahead: Refuse a file without enough room for it before anything is written.

    Raises:
        DownloadError: It could not be had whole.
    """
    limit = aiohttp.ClientTimeout(total=None, sock_connect=STALL_S, sock_read=STALL_S)
    content = bytearray()
    try:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(socket_factory=_narrow),
                timeout=limit,
                skip_auto_headers=SILENT,
                read_bufsize=PIECE_BYTES,
            ) as session,
            session.get(url, allow_redirects=False, ssl=trust or True) as response,
        ):
            length = _length(response)
            if looks_ahead and length > room:
                raise DownloadError(f"The file has {length} bytes, and there is room for {room}.")
            await _read(response, content, room, cut_at)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise DownloadError(f"The download failed after {len(content)} bytes.", len(content)) from error
    if len(content) != length:
        raise DownloadError(f"{len(content)} of {length} bytes came.", len(content))
    return bytes(content)


def _narrow(address: tuple[Any, ...]) -> socket.socket:
    """A socket with a device's window, which has to be told before it connects."""
    family, kind, protocol, _, _ = address
    made = socket.socket(family, kind, protocol)
    made.setblocking(False)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW_BYTES)
    return made


def _length(response: aiohttp.ClientResponse) -> int:
    if response.status != 200:  # noqa: PLR2004 - exactly 200, as the device wants it
        raise DownloadError(f"The download was answered with {response.status}, not 200.")
    if not response.content_length:
        raise DownloadError("The answer to the download has no Content-Length.")
    return response.content_length


async def _read(response: aiohttp.ClientResponse, content: bytearray, room: int, cut_at: int | None) -> None:
    """Read until the end, until it does not fit, or until ``cut_at``."""
    while piece := await response.content.read(_next(len(content), cut_at)):
        content += piece
        if len(content) > room:
            raise DownloadError(f"The file does not fit into {room} bytes.", room)
        if cut_at is not None and len(content) >= cut_at:
            response.close()
            raise DownloadError(f"The connection broke after {len(content)} bytes.", len(content))
        await asyncio.sleep(0)


def _next(done: int, cut_at: int | None) -> int:
    return PIECE_BYTES if cut_at is None else max(1, min(PIECE_BYTES, cut_at - done))
