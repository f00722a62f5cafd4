"""TLS on connections that are counted from the moment they are there.

asyncio tells a protocol of a connection only once the TLS handshake is over: until then nobody counts who
connects and says nothing. Here a connection is accepted as a plain one, and TLS begins on it afterwards.
"""

import asyncio
import ssl
import traceback
from abc import abstractmethod
from collections.abc import Coroutine
from typing import Any, Final, cast

SHUTDOWN_S: Final = 1.0
"""Longest wait for a peer that is to agree to the end of TLS, seconds: some devices just leave."""


class Arriving(asyncio.Protocol):
    """A protocol that wants to know of a connection before anything was said on it."""

    @abstractmethod
    def arrived(self, transport: asyncio.Transport) -> None:
        """Somebody has connected; ``transport`` is good for asking who, and for aborting."""

    @abstractmethod
    def gave_up(self) -> None:
        """The connection has ended before it was made. May be told twice."""


class TlsDoor:
    """Where connections come in that are to speak TLS."""

    def __init__(self, context: ssl.SSLContext, handshake_s: float) -> None:
        """``handshake_s`` is the longest a handshake may take, seconds."""
        self.context = context
        self.handshake_s = handshake_s
        self._under_way: set[asyncio.Task[None]] = set()

    def before(self, inner: Arriving) -> asyncio.Protocol:
        """What an accepted connection speaks to; ``inner`` has it to itself once TLS is there."""
        return _Handshake(inner, self)

    def begin(self, handshake: Coroutine[Any, Any, None]) -> None:
        """Have a handshake done."""
        task = asyncio.get_running_loop().create_task(handshake)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def close(self) -> None:
        """End the handshakes that are under way."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)


class _Handshake(asyncio.Protocol):
    """A connection until TLS is there."""

    def __init__(self, inner: Arriving, door: TlsDoor) -> None:
        self._inner = inner
        self._door = door
        self._early: list[bytes] = []  # what came in one go with the end of the handshake
        self._ended = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Tell of it, and begin unless it was refused."""
        raw = cast("asyncio.Transport", transport)  # of a TCP socket, what else
        raw.pause_reading()  # until TLS reads
        self._inner.arrived(raw)
        if not raw.is_closing():
            self._door.begin(self._shake_hands(raw))

    def data_received(self, data: bytes) -> None:
        """Keep it for the moment."""
        self._early.append(data)

    def eof_received(self) -> None:
        """Keep it for the moment."""
        self._ended = True

    def connection_lost(self, _exc: Exception | None) -> None:
        """It was refused."""
        self._inner.gave_up()

    async def _shake_hands(self, raw: asyncio.Transport) -> None:
        tls: asyncio.Transport | None = None
        if raw.is_closing():  # it has made room already: asyncio would hold what it needs for TLS all the time
            return
        try:
            tls = await asyncio.get_running_loop().start_tls(
                raw,
                self,
                self._door.context,
                server_side=True,
                ssl_handshake_timeout=self._door.handshake_s,
                ssl_shutdown_timeout=SHUTDOWN_S,
            )
        except OSError as error:  # it is no TLS, or too slow, or not to the peer's liking; not worth a word
            traceback.clear_frames(error.__traceback__)  # or they hold asyncio's 256 KiB in a circle
            return
        finally:
            if tls is None:  # also when the connection was aborted
                raw.abort()
                self._inner.gave_up()
        if tls is None:
            return
        tls.set_protocol(self._inner)
        self._inner.connection_made(tls)
        for data in self._early:
            self._inner.data_received(data)
        if self._ended:
            self._inner.eof_received()
