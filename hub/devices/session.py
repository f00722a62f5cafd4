"""One device's conversation over one WebSocket."""

import asyncio
import logging
from collections.abc import Callable

from hub.audio.packets import DOWNLINK_FRAME_MS, DOWNLINK_RATE
from hub.devices.conversation import Conversation
from hub.devices.identity import Identity
from hub.devices.wire import Connection, ConnectionGoneError, Wire
from hub.dialogue.parts import TurnParts
from hub.engines.base import SpeechDetector
from hub.errors import FrameError, MessageError
from hub.protocol.frames import decode_frame
from hub.protocol.messages import Abort, Hello, Listen, ListenState, parse_message

log = logging.getLogger(__name__)

MAX_REASON = 40
"""Characters of a stranger's reason that are logged."""

MAX_BAD_MESSAGES = 100
"""Messages that are no messages, after which a peer is sent away."""

WAKE_WORD_PACKETS = 5
"""Packets before `detect` that make it a wake word: a word takes longer, what comes late after a question
is fewer."""

CLOSE_NORMAL = 1000
CLOSE_GOING_AWAY = 1001
CLOSE_POLICY = 1008


class Session:
    """Reads one device's messages and does what they ask for."""

    def __init__(
        self,
        session_id: str,
        identity: Identity,
        connection: Connection,
        parts: TurnParts,
        new_detector: Callable[[], SpeechDetector],
    ) -> None:
        self.session_id = session_id
        self.identity = identity
        self._connection = connection
        self._settings = parts.settings.session
        self._wire = Wire(connection, identity.framing, session_id)
        self._conversation = Conversation(session_id, identity, self._wire, parts, new_detector)
        self._unannounced = 0
        self._bad_messages = 0

    async def run(self) -> str:
        """Talk until the device is gone or sent away; returns why it ended."""
        try:
            if not await self._greet():
                await self._connection.close(CLOSE_POLICY, "no hello")
                return "no hello"
        except ConnectionGoneError:
            return "the device hung up"
        conversation = self._conversation
        async with asyncio.TaskGroup() as tasks:
            conversation.open(tasks)
            helpers = (
                tasks.create_task(conversation.watch_quiet(), name="quiet"),
                tasks.create_task(self._hang_up_when_over(), name="leave"),
            )
            try:
                return await self._talk()
            except ConnectionGoneError:
                return conversation.reason or "the device hung up"
            finally:
                for helper in helpers:
                    helper.cancel()
                await conversation.end_turn()

    @property
    def answering(self) -> bool:
        """Whether a question is being answered."""
        return self._conversation.answering

    async def interrupt(self, reason: str) -> None:
        """Silence the device."""
        await self._conversation.interrupt(reason)

    async def close(self, reason: str) -> None:
        """End the conversation because the hub goes away."""
        await self._conversation.end_turn()
        await self._connection.close(CLOSE_GOING_AWAY, reason)

    def dismiss(self, reason: str) -> None:
        """Have the conversation ended, without a word and without waiting for it."""
        self._conversation.reason = reason
        self._conversation.over.set()

    async def _hang_up_when_over(self) -> None:
        await self._conversation.over.wait()
        await self._conversation.end_turn()
        await self._connection.close(CLOSE_NORMAL, self._conversation.reason)

    async def _greet(self) -> bool:
        """Exchange hellos; False when none came in time. What comes before it is ignored."""
        try:
            async with asyncio.timeout(self._settings.hello_s):
                while not self._is_hello(await self._connection.receive()):
                    pass
        except TimeoutError:
            return False
        await self._wire.hello(sample_rate=DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS)
        return True

    def _is_hello(self, message: str | bytes) -> bool:
        try:
            return isinstance(message, str) and isinstance(parse_message(message), Hello)
        except MessageError:
            return False

    async def _talk(self) -> str:
        while True:
            message = await self._connection.receive()
            try:
                if isinstance(message, bytes):
                    self._hear(message)
                else:
                    await self._obey(message)
            except (FrameError, MessageError) as error:
                log.info("session %s: %s", self.session_id, error)
                self._bad_messages += 1
                if self._bad_messages > MAX_BAD_MESSAGES:
                    await self._connection.close(CLOSE_POLICY, "too many unreadable messages")
                    return "too many unreadable messages"

    def _hear(self, message: bytes) -> None:
        payload = decode_frame(self.identity.framing, message).payload
        if self._conversation.listening:
            self._conversation.hear(payload)
        elif payload and not self._conversation.answering:
            self._unannounced += 1

    async def _obey(self, text: str) -> None:
        match parse_message(text):
            case Listen(state=ListenState.START, mode=mode):
                self._unannounced = 0
                await self._conversation.listen(mode)
            case Listen(state=ListenState.STOP):
                self._conversation.stop_listening()
            case Listen(state=ListenState.DETECT, text=typed):
                await self._detected(typed.strip())
            case Abort(reason=reason):
                await self._conversation.interrupt(ascii(reason[:MAX_REASON]) if reason else "abort")
            case Hello():
                await self._wire.hello(sample_rate=DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS)
            case _:
                log.debug("session %s: a message of no use here", self.session_id)

    async def _detected(self, text: str) -> None:
        """Typed text is answered; a wake word comes after its own sound, and `listen start` follows."""
        woken = self._unannounced >= WAKE_WORD_PACKETS
        self._unannounced = 0
        if text and not woken:
            await self._conversation.typed(text)
