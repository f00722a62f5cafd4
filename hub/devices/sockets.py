"""A device's WebSocket: as it is opened, with limits for who never gets that far, and as a session sees it."""

import asyncio
import socket
from functools import partial
from typing import Any, Final, cast

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from hub.caps.buckets import address_key
from hub.caps.caps import Cap, Caps
from hub.caps.crowd import Crowd, Guest
from hub.devices.wire import ConnectionGoneError
from hub.proxies import Proxies
from hub.tls.door import Arriving, TlsDoor

KEEPALIVE: Final = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""Seconds of silence before a vanished peer is asked, between questions, and questions without answer."""

SEND_S: Final = 5.0
"""Longest wait for a peer that does not take what it is sent, seconds; then it is cut off."""

TOO_LARGE: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
)


class KnockingConnection(ServerConnection, Arriving):
    """A connection that is half open until its handshake has come whole.

    Until then it is one of a crowd, and makes room for others; nothing is cut that has shown what it wants.
    The library bounds each line of the handshake (8 KiB) and their number (128); here it is all of them.
    """

    def __init__(self, *args: Any, crowd: Crowd, caps: Caps, proxies: Proxies, **more: Any) -> None:
        super().__init__(*args, **more)
        self._proxies = proxies
        self._crowd = crowd
        self._caps = caps
        self._guest = Guest("", self._make_room)
        self._raw: asyncio.Transport | None = None
        self._came_at = 0.0
        self._head_bytes = 0
        self._cut = False

    def arrived(self, transport: asyncio.Transport) -> None:
        """Join the crowd."""
        self._raw = transport
        peer = transport.get_extra_info("peername")
        self._guest.address = self._proxies.crowd_key(peer, address_key)
        self._came_at = self.loop.time()
        if (outgoing := self._crowd.enter(self._guest)) is not None:
            self._caps.refused(Cap.HALF_OPEN, outgoing.address)
            outgoing.leave()

    def gave_up(self) -> None:
        """Leave the crowd; who had all the time there is, and said too little, is counted."""
        self._crowd.left(self._guest)
        waited = self.loop.time() - self._came_at >= self._caps.limits.head_s
        if waited and self.request is None and not self._cut:
            self._cut = True
            self._caps.refused(Cap.HANDSHAKE_TIME, self._guest.address)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the handshake."""
        if self._raw is None:  # without TLS it arrives now
            self.arrived(cast("asyncio.Transport", transport))
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Read on, as long as the handshake is not too large."""
        if self._cut:
            return
        super().data_received(data)
        if self.request is not None:
            self._crowd.left(self._guest)
            return
        self._head_bytes += len(data)
        unreadable = self.protocol.handshake_exc is not None
        if unreadable or self._head_bytes > self._caps.limits.head_bytes:
            self._cut = True
            self._caps.refused(Cap.HANDSHAKE_HEAD, self._guest.address)
            if not unreadable:  # else the library has said its last word
                self.transport.write(TOO_LARGE)
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave the crowd."""
        self.gave_up()
        super().connection_lost(exc)

    def _make_room(self) -> None:
        self._cut = True
        if self._raw is not None:
            self._raw.abort()


def knocking(caps: Caps, proxies: Proxies) -> type[ServerConnection]:
    """What makes each connection of a server, with one crowd for all."""
    crowd = Crowd(caps.limits.half_open, caps.limits.half_open_per_address)
    return cast("type[ServerConnection]", partial(KnockingConnection, crowd=crowd, caps=caps, proxies=proxies))


def behind(door: TlsDoor, connecting: type[ServerConnection]) -> type[ServerConnection]:
    """What makes the same connections, each of which has TLS first."""

    def connect(*args: Any, **more: Any) -> asyncio.Protocol:
        return door.before(cast("KnockingConnection", connecting(*args, **more)))

    return cast("type[ServerConnection]", connect)


class OpenWebSocket:
    """A ``Connection`` over ``websockets``."""

    def __init__(self, websocket: ServerConnection, caps: Caps) -> None:
        self._websocket = websocket
        self._caps = caps

    async def send(self, message: str | bytes) -> None:
        """Send one message; raises ``ConnectionGoneError``."""
        try:
            async with asyncio.timeout(SEND_S):
                await self._websocket.send(message)
        except ConnectionClosed as error:
            raise ConnectionGoneError from error
        except TimeoutError as error:
            self._websocket.transport.abort()
            raise ConnectionGoneError from error

    async def receive(self) -> str | bytes:
        """The next message; raises ``ConnectionGoneError``."""
        try:
            return await self._websocket.recv()
        except ConnectionClosed as error:
            if error.sent is not None and error.sent.code == CloseCode.MESSAGE_TOO_BIG:
                self._caps.refused(Cap.MESSAGE_BYTES, address_of(self._websocket))
                raise ConnectionGoneError("a message was too large") from error
            raise ConnectionGoneError from error

    async def close(self, code: int, reason: str) -> None:
        """Close; returns when the peer agreed, or did not in time."""
        await self._websocket.close(code, reason)


def address_of(websocket: ServerConnection) -> str:
    """The peer's address; empty when it has left."""
    return str(websocket.remote_address[0]) if websocket.remote_address else ""


def keep_alive(websocket: ServerConnection) -> None:
    """Notice a device that lost its power: it sends nothing, and pings are not for devices."""
    sock = websocket.transport.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE.items():
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
