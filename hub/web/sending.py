"""Files on their way to a peer: not too many at once, and none that waits for a peer that takes nothing."""

import asyncio
import contextlib
import os
import re
import socket
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, Protocol

from aiohttp import hdrs, web
from aiohttp.abc import AbstractStreamWriter
from multidict import CIMultiDict

from hub.web.arriving import Outgoing

STALL_S: Final = 30.0
"""Longest that a peer may take nothing, seconds: a device that erases its flash meanwhile pauses for a few."""

SLOWEST_BYTES_S: Final = 16 * 1024
"""Least that a peer takes on average, bytes per second: a quarter of what the poorest wireless network carries.
Where the operating system does not notice a stall, this bounds it."""

MAX_OF_DEVICE: Final = 4
"""Downloads of one device at once; it makes one after the other, and leaves one behind when it restarts."""

MAX_DOWNLOADS: Final = 100
"""Of all devices at once: twice as many as a large house has."""

USER_TIMEOUT: Final[int | None] = getattr(socket, "TCP_USER_TIMEOUT", None)
"""The socket option by which Linux gives up a peer that takes nothing (RFC 5482)."""

UNSATISFIABLE: Final = "bytes=1-0"
"""A range that no file has: the web server answers it with 416."""

_IN_BYTES = re.compile("bytes=", re.IGNORECASE)
"""A range in another unit is none (RFC 9110, section 14.2)."""

_NOTHING = re.compile("bytes=-0+", re.IGNORECASE)
"""The last 0 bytes, which are not to be had (section 14.1.2)."""


class Sent(Protocol):
    """Is told that a file was sent, or not all of it."""

    def __call__(self, *, whole: bool) -> None:
        """``whole``: all of it arrived, as far as this system can tell (see ``hub.web.arriving``)."""
        ...


class Downloads:
    """Which are under way."""

    def __init__(self) -> None:
        self._by_device: Counter[str] = Counter()

    def has_room(self, device_id: str) -> bool:
        """Whether the device may begin one more."""
        return self._by_device[device_id] < MAX_OF_DEVICE and self._by_device.total() < MAX_DOWNLOADS

    @contextmanager
    def one_by(self, device_id: str) -> Iterator[None]:
        """While the device has one more."""
        self._by_device[device_id] += 1
        try:
            yield
        finally:
            self._by_device[device_id] -= 1
            self._by_device += Counter()  # forgets who has none


class SentFile(web.FileResponse):
    """The web server's own, with ``If-Range`` by tags, and an end for who does not take it."""

    def __init__(
        self,
        path: Path,
        size: int,
        headers: Mapping[str, str],
        place: AbstractContextManager[None] | None = None,
        sent: Sent | None = None,
    ) -> None:
        """``size``: the file's in bytes, or more; ``place`` is held meanwhile; ``sent`` is told the end."""
        super().__init__(path, headers=headers)
        self._file = path
        self._within_s = STALL_S + size / SLOWEST_BYTES_S
        self._place = place or nullcontext()
        self._sent = sent

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Send it; raises ``ConnectionError`` when the peer is gone, or does not take it."""
        whole = False
        with self._place, Outgoing(request.transport) as outgoing:
            _notice_stalls(request.transport, STALL_S)
            try:
                async with asyncio.timeout(self._within_s):
                    writer = await super().prepare(await self._as_asked(request))
                    if self._sent is not None and self.status == HTTPStatus.OK:
                        whole = await outgoing.arrived(STALL_S)
                    return writer
            except TimeoutError as error:  # the system's own, too
                if request.transport is not None:
                    request.transport.abort()
                raise ConnectionResetError("the peer takes nothing any more") from error
            finally:
                _notice_stalls(request.transport, 0)
                if self._sent is not None and request.method == hdrs.METH_GET:
                    self._sent(whole=whole)

    async def _as_asked(self, request: web.BaseRequest) -> web.BaseRequest:
        """The request for the web server, which by itself reads some of ``Range`` otherwise than HTTP says."""
        asked = request.headers.get("Range")
        if asked is None:
            return request
        headers = CIMultiDict((name, _readable(value)) for name, value in request.headers.items())
        if not _IN_BYTES.match(asked) or not await self._is_of_this(request):
            del headers["Range"]  # then all is to be sent
        elif _NOTHING.fullmatch(asked):
            headers["Range"] = UNSATISFIABLE
        else:
            return request
        return request.clone(headers=headers)

    async def _is_of_this(self, request: web.BaseRequest) -> bool:
        """Whether ``If-Range`` names this file, or is not there; the web server itself compares times."""
        condition = request.headers.get("If-Range")
        if condition is None or request.if_range is not None:
            return True
        with contextlib.suppress(OSError):
            return condition == _tag(await asyncio.to_thread(self._file.stat))
        return False


def _readable(value: str) -> str:
    """A header's value that may be written again: a stranger's need not be UTF-8."""
    return value.encode("utf-8", "replace").decode()


def _tag(known: os.stat_result) -> str:
    """The file's tag, as the web server makes it; see ``web.FileResponse``."""
    return f'"{known.st_mtime_ns:x}-{known.st_size:x}"'


def _notice_stalls(transport: Any, within_s: float) -> None:
    """Have the system give the peer up that takes nothing for so long, seconds; 0: as it usually does."""
    sock = transport.get_extra_info("socket") if transport is not None else None
    if sock is not None and USER_TIMEOUT is not None:
        with contextlib.suppress(OSError):  # it is closed already
            sock.setsockopt(socket.IPPROTO_TCP, USER_TIMEOUT, round(within_s * 1_000))
