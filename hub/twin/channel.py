"""The WebSocket as the device has it: its handshake headers, and its bad manners at the end.

From the device protocol, section 3. It never sends a close frame and never answers one; pings it
answers. Nothing here knows what the messages mean.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage, InvalidStatus, InvalidURI

from hub.twin.errors import ChannelError
from hub.twin.frames import Framing
from hub.twin.identity import Identity

OPEN_LIMIT_S = 10.0
"""How long the handshake may take; the same as for the hello that follows."""

UPLINK_BYTES = 65_535
"""The longest message the device can send."""

DOWNLINK_BYTES = 1024 * 1024
"""The longest message the twin takes: far above any the protocol knows, so memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """The hub's close frame."""

    code: int
    reason: str


def gone(farewell: Farewell | None) -> str:
    """The end of a connection, in words."""
    if farewell is None:
        return "The hub is gone: the connection broke without a close frame."
    return f"The hub closed the connection: {farewell.code} {farewell.reason}".rstrip()


class _RudeConnection(ClientConnection):
    """A connection that leaves a close frame unanswered, as the device does.

    ``told_at``: when the close frame came, on the event loop's clock.
    """

    told_at: float | None = None

    def send_data(self) -> None:
        """Send what is to be sent, but nothing after a close frame came in."""
        if self.protocol.close_rcvd is None:
            super().send_data()
        else:
            self.told_at = self.told_at or asyncio.get_running_loop().time()
            self.protocol.data_to_send()


def handshake_headers(identity: Identity, token: str, framing: Framing) -> dict[str, str]:
    """The handshake's headers; ``Bearer`` is put before a token that has no space."""
    headers = {
        "Protocol-Version": str(framing.value),
        "Device-Id": identity.mac,
        "Client-Id": identity.client_id,
    }
    if token:
        headers["Authorization"] = token if " " in token else f"Bearer {token}"
    return headers


class Channel:
    """An open WebSocket. Leaving it drops the connection without a close frame."""

    def __init__(self, url: str, headers: dict[str, str], trust: ssl.SSLContext | None = None) -> None:
        """``trust`` knows whom to believe over TLS; the system's, if None."""
        self._trust = trust if url.startswith("wss:") else None
        self._url = url
        self._headers = headers
        self._connection: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Open it.

        Raises:
            ChannelError: Refused, unreachable, or no handshake in time.
        """
        try:
            self._connection = await connect(
                self._url,
                additional_headers=self._headers,
                ssl=self._trust,
                user_agent_header=None,
                compression=None,  # the firmware's client offers none
                proxy=None,  # a device knows of no proxy
                ping_interval=None,
                open_timeout=OPEN_LIMIT_S,
                max_size=DOWNLINK_BYTES,
                create_connection=_RudeConnection,
            )
        except InvalidStatus as error:
            raise ChannelError(f"The hub refused the WebSocket: {error.response.status_code}.") from error
        except (InvalidHandshake, InvalidMessage, InvalidURI, OSError, TimeoutError) as error:
            raise ChannelError(f"The WebSocket at {self._url} did not open: {error}") from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up as the device does: the connection is gone, without a word."""
        connection = self._open()
        connection.transport.abort()
        await connection.wait_closed()

    async def messages(self) -> AsyncIterator[str | bytes]:
        """Every message, until the connection ends for whatever reason."""
        try:
            async for message in self._open():
                yield message
        except ConnectionClosed:
            return

    async def send(self, message: str | bytes) -> None:
        """Send a text or binary message.

        Raises:
            ChannelError: The connection has ended.
        """
        if len(message) > UPLINK_BYTES:
            raise ValueError(f"a device cannot send more than {UPLINK_BYTES} bytes")
        try:
            await self._open().send(message)
        except ConnectionClosed as error:
            raise ChannelError(gone(self.farewell())) from error

    def drop(self) -> None:
        """Cut the connection, as when the button is pressed while listening."""
        self._open().transport.abort()

    def farewell(self) -> Farewell | None:
        """The hub's close frame; None when it sent none."""
        received = self._open().protocol.close_rcvd
        return None if received is None else Farewell(received.code, received.reason)

    @property
    def told_at(self) -> float | None:
        """When the hub's close frame came, on the event loop's clock; None when it sent none.

        The connection lives on for as long as the hub waits for an answer.
        """
        return getattr(self._open(), "told_at", None)

    def _open(self) -> ClientConnection:
        if self._connection is None:
            raise ChannelError("The WebSocket is not open.")
        return self._connection
