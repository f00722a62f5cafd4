"""Whether what was sent has arrived: the system takes much to be sent that a peer which is gone never gets."""

import array
import asyncio
import contextlib
import socket
import sys
from types import TracebackType
from typing import Any, Final, Self

LOOK_S: Final = 0.02
"""Between the first two looks, seconds: a peer acknowledges what it got within some milliseconds."""

SELDOM: Final = 0.1
"""Then a look comes after so much of the time that went by: the system takes much of a file long before a
device has it, and a hundred who wait for that are not to keep the event loop busy."""

MOST_SELDOM_S: Final = 0.1
"""But not later than that, seconds."""

CLOSED_S: Final = 1.0
"""Longest wait for what a peer acknowledges that has closed the connection, seconds."""

SO_NWRITE: Final = 0x1024
"""macOS's socket option for what waits to be acknowledged (``sys/socket.h``), bytes."""


class Outgoing:
    """One connection's, as long as it is entered: it is known to its end, though the peer closes it before.

    On Windows, which does not tell, all that the system took is said to have arrived.
    """

    def __init__(self, transport: Any) -> None:
        """``transport`` is asyncio's; None: the peer is gone."""
        self._transport = transport
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        own = self._transport.get_extra_info("socket") if self._transport is not None else None
        if own is not None and own.fileno() >= 0:
            with contextlib.suppress(OSError):  # it is closed by now, or there are too many
                self._socket = own.dup()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        if self._socket is not None:
            self._socket.close()

    async def arrived(self, within_s: float) -> bool:
        """Whether all was acknowledged that was sent so far, or is within so many seconds."""
        if self._socket is None:
            return False
        now = asyncio.get_running_loop().time
        begun = now()
        ends, closed = begun + within_s, False
        with contextlib.suppress(OSError):
            while _waiting(self._socket) and now() < ends:
                self._socket.getpeername()  # raises when the connection was reset: nothing more arrives
                if not closed and self._transport.is_closing():
                    closed, ends = True, min(ends, now() + CLOSED_S)
                seldom = min(SELDOM * (now() - begun), MOST_SELDOM_S)
                await asyncio.sleep(LOOK_S if closed else max(LOOK_S, seldom))
            return not _waiting(self._socket)
        return False


if sys.platform == "linux":
    import fcntl
    import termios

    def _waiting(of: socket.socket) -> int:
        """Bytes that were not acknowledged so far; ``SIOCOUTQ`` is another name of ``TIOCOUTQ``."""
        count = array.array("i", [0])
        fcntl.ioctl(of.fileno(), termios.TIOCOUTQ, count)
        return count[0]

elif sys.platform == "darwin":

    def _waiting(of: socket.socket) -> int:
        """Bytes that were not acknowledged so far."""
        return of.getsockopt(socket.SOL_SOCKET, SO_NWRITE)

else:

    def _waiting(_of: socket.socket) -> int:
        """Nothing, as far as is known."""
        return 0
