"""One device's conversation over one WebSocket."""

import asyncio
import itertools
import logging
from collections.abc import Callable

from hub.audio.ear import Ear
from hub.audio.packets import DOWNLINK_FRAME_MS, DOWNLINK_RATE
from hub.devices.identity import Identity
from hub.devices.wire import Connection, ConnectionGoneError, Wire
from hub.dialogue.history import History
from hub.dialogue.listening import Listening
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.turn import Turn
from hub.engines.base import SpeechDetector
from hub.errors import FrameError, MessageError
from hub.protocol.frames import decode_frame
from hub.protocol.messages import Abort, Hello, Listen, ListenMode, ListenState, parse_message

log = logging.getLogger(__name__)

INTERRUPT_S = 1.0
"""Longest wait for a turn to end after it was told to, seconds; it takes milliseconds."""

MAX_BAD_MESSAGES = 100
"""Messages that are no messages, after which a peer is sent away."""

CLOSE_NORMAL = 1000
CLOSE_GOING_AWAY = 1001
CLOSE_POLICY = 1008


class Session:
    """Reads one device's messages and runs at most one turn at a time."""

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
        self._parts = parts
        self._settings = parts.settings.session
        self._new_detector = new_detector
        self._wire = Wire(connection, identity.framing, session_id)
        self._history = History(self._settings.history_turns)
        self._turn: asyncio.Task[None] | None = None
        self._listening: Listening | None = None
        self._numbers = itertools.count(1)
        self._heard_unannounced = False
        self._bad_messages = 0

    async def run(self) -> str:
        """Talk until the device is gone or sent away; returns why it ended."""
        try:
            if not await self._greet():
                await self._connection.close(CLOSE_POLICY, "no hello")
                return "no hello"
        except ConnectionGoneError:
            return "the device hung up"
        async with asyncio.TaskGroup() as tasks:
            try:
                return await self._talk(tasks)
            except ConnectionGoneError:
                return "the device hung up"
            finally:
                await self._end_turn()

    @property
    def answering(self) -> bool:
        """Whether a question is being answered, and no longer listened to."""
        listening = self._listening is not None and not self._listening.over
        return self._turn is not None and not self._turn.done() and not listening

    async def interrupt(self, reason: str) -> None:
        """Silence the device: the one way in which a turn is ended early.

        ``tts stop`` follows in any case: a device that was told to be silent waits for it.
        """
        stops = self._wire.stops
        log.info("session %s: interrupted (%s)", self.session_id, reason)
        await self._end_turn()
        if self._wire.stops == stops:
            await self._wire.stop()

    async def close(self, reason: str) -> None:
        """End the conversation because the hub goes away."""
        await self._end_turn()
        await self._connection.close(CLOSE_GOING_AWAY, reason)

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

    async def _talk(self, tasks: asyncio.TaskGroup) -> str:
        while True:
            message = await self._connection.receive()
            try:
                if isinstance(message, bytes):
                    self._hear(message)
                else:
                    await self._obey(message, tasks)
            except (FrameError, MessageError) as error:
                log.info("session %s: %s", self.session_id, error)
                self._bad_messages += 1
                if self._bad_messages > MAX_BAD_MESSAGES:
                    await self._connection.close(CLOSE_POLICY, "too many unreadable messages")
                    return "too many unreadable messages"

    def _hear(self, message: bytes) -> None:
        payload = decode_frame(self.identity.framing, message).payload
        if self._listening is None:
            self._heard_unannounced = bool(payload)
        else:
            self._listening.feed(payload)

    async def _obey(self, text: str, tasks: asyncio.TaskGroup) -> None:
        match parse_message(text):
            case Listen(state=ListenState.START, mode=mode):
                await self._end_turn()
                self._begin_turn(tasks, self._listen(mode))
            case Listen(state=ListenState.STOP):
                self._stop_listening()
            case Listen(state=ListenState.DETECT, text=typed):
                await self._detected(typed.strip(), tasks)
            case Abort(reason=reason):
                await self.interrupt(reason or "abort")
            case Hello():
                await self._wire.hello(sample_rate=DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS)
            case _:
                log.debug("session %s: a message of no use here", self.session_id)

    async def _detected(self, text: str, tasks: asyncio.TaskGroup) -> None:
        """Typed text is answered; a wake word comes after its own sound, and `listen start` follows."""
        woken, self._heard_unannounced = self._heard_unannounced, False
        if text and not woken:
            await self._end_turn()
            self._begin_turn(tasks, text)

    def _listen(self, mode: ListenMode) -> Listening:
        self._heard_unannounced = False
        end_silence_s = self._settings.end_silence_ms / 1000
        self._listening = Listening(
            lambda: Ear(self._new_detector(), end_silence_s=end_silence_s),
            self._parts.hearing_worker,
            hub_decides_end=mode is not ListenMode.MANUAL,
            end_silence_s=end_silence_s,
            longest_s=self._settings.max_utterance_s,
        )
        return self._listening

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.finish()
            self._listening = None

    def _begin_turn(self, tasks: asyncio.TaskGroup, question: Listening | str) -> None:
        turn_id = f"{self.session_id}-{next(self._numbers)}"
        ids = TurnIds(self.identity.device_id, self.session_id, turn_id)
        turn = Turn(self._parts, ids, self._wire, self._history, language="en")
        self._turn = tasks.create_task(turn.run(question), name=f"turn {turn_id}")

    async def _end_turn(self) -> None:
        """Cancel the running turn, if any, and wait for its end."""
        self._listening = None
        turn, self._turn = self._turn, None
        if turn is None or turn.done():
            return
        turn.cancel()
        _, late = await asyncio.wait({turn}, timeout=INTERRUPT_S)
        if late:
            log.warning("session %s: a turn did not end in time", self.session_id)
