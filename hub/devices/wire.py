"""What a turn says, as messages of the device's protocol."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from hub.dialogue.emotion import CANONICAL_EMOJI, Emotion
from hub.protocol import messages
from hub.protocol.frames import Frame, Framing, encode_frame

ALERT_STATUS = "Xiaozhi Hub"


class ConnectionGoneError(Exception):
    """The peer is no longer there."""


class Connection(Protocol):
    """One WebSocket, as a session sees it."""

    async def send(self, message: str | bytes) -> None:
        """Send one message.

        Raises:
            ConnectionGoneError: The peer is gone.
        """
        ...

    async def receive(self) -> str | bytes:
        """The next message.

        Raises:
            ConnectionGoneError: The peer is gone.
        """
        ...

    async def close(self, code: int, reason: str) -> None:
        """Close; returns when the peer agreed, or did not in time."""
        ...


class Wire:
    """A device's end of a conversation (an ``AnswerSink``). Sends to a device that is gone do nothing."""

    def __init__(self, connection: Connection, framing: Framing, session_id: str) -> None:
        self.stops = 0  # answers ended so far
        self.sounding = False  # an answer is under way, and some of it was sent
        self._connection = connection
        self._framing = framing
        self._session_id = session_id
        self._now = asyncio.get_running_loop().time
        self._began = self._now()
        self._timestamp = 0

    async def hello(self, *, sample_rate: int, frame_ms: int) -> None:
        """Answer the device's hello."""
        await self._send(messages.hello_reply(self._session_id, sample_rate=sample_rate, frame_ms=frame_ms))

    async def transcript(self, text: str) -> None:
        """Show what was understood."""
        await self._send(messages.stt(self._session_id, text))

    async def emotion(self, emotion: Emotion) -> None:
        """Make a face."""
        await self._send(messages.emotion(self._session_id, emotion.value, CANONICAL_EMOJI[emotion]))

    async def start(self) -> None:
        """Get ready to play."""
        await self._send(messages.tts_start(self._session_id))

    async def sentence(self, text: str, *, aside: bool) -> None:
        """Show what begins to be heard."""
        await self._send(messages.tts_sentence(self._session_id, text))

    async def packet(self, packet: bytes) -> None:
        """Send 60 ms of sound. Timestamps are milliseconds of this conversation, and rise with each packet."""
        self._timestamp = max(self._timestamp + 1, int((self._now() - self._began) * 1000))
        self.sounding = True
        await self._send(encode_frame(self._framing, Frame(packet, self._timestamp)))

    async def stop(self) -> None:
        """The answer is over."""
        self.stops += 1
        self.sounding = False
        await self._send(messages.tts_stop(self._session_id))

    async def alert(self, message: str) -> None:
        """Show what cannot be said."""
        await self._send(messages.alert(self._session_id, ALERT_STATUS, message, Emotion.SAD.value))

    async def mcp(self, payload: Mapping[str, Any]) -> None:
        """Say something to the device's tools."""
        await self._send(messages.mcp(self._session_id, payload))

    async def reboot(self) -> None:
        """Have the device restart."""
        await self._send(messages.reboot(self._session_id))

    async def _send(self, message: str | bytes) -> None:
        try:
            await self._connection.send(message)
        except ConnectionGoneError:
            return
