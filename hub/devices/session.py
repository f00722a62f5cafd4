"""One device's conversation over one WebSocket."""

import asyncio
import logging
from collections.abc import Callable

from hub.audio.packets import DOWNLINK_FRAME_MS, DOWNLINK_RATE, SILENCE_BYTES
from hub.caps.caps import Cap, Caps
from hub.devices.conversation import Conversation
from hub.devices.early import EarlySound
from hub.devices.identity import Identity
from hub.devices.mcp.parts import Send
from hub.devices.mcp.toolbox import Toolbox
from hub.devices.parting import Parting, part
from hub.devices.patience import Patience
from hub.devices.restart_wishes import never
from hub.devices.wire import Connection, ConnectionGoneError, Wire
from hub.dialogue.calling import is_call
from hub.dialogue.history import History
from hub.dialogue.parts import TurnParts
from hub.engines.base import SpeechDetector
from hub.errors import FloodError, FrameError, MessageError, NestingError
from hub.events import DeviceGreeted
from hub.phrases import phrase
from hub.protocol.frames import decode_frame
from hub.protocol.messages import Abort, Hello, Listen, ListenState, Mcp, Unknown, parse_message
from hub.running import run_part
from hub.tools import NEVER_HELD_UP, NO_TOOLS

log = logging.getLogger(__name__)

MAX_REASON = 40
"""Characters of a stranger's reason that are logged."""

MAX_UNREADABLE = 50
"""Messages that are no messages, and frames that are no frames, after which a peer is sent away."""

MAX_BROKEN = 50
"""Packets that are no Opus, 3 s of them, after which a peer is sent away if no more than those were."""

WAKE_WORD_PACKETS = 5
"""Packets with sound just before `detect` that make it a wake word: a word takes longer, what comes late
after a question is fewer."""

OUTDATED = "enrolment.outdated"
"""The phrase of a device that is restarted for a new token."""

CLOSE_NORMAL = 1000
CLOSE_GOING_AWAY = 1001
CLOSE_POLICY = 1008


class Session:
    """Reads one device's messages and does what they ask for.

    Attributes:
        gone: To be set by who runs it, once it has ended and all that happened in it was told.
    """

    def __init__(
        self,
        session_id: str,
        identity: Identity,
        connection: Connection,
        parts: TurnParts,
        new_detector: Callable[[], SpeechDetector],
        *,
        history: History,
        language: str = "en",
        caps: Caps | None = None,
        open_tools: Callable[[Send], Toolbox] | None = None,
        restart_for: Callable[[], str] = never,
        parting: Parting | None = None,
    ) -> None:
        """Prepare a session.

        Args:
            session_id: What the device is told to call it.
            identity: Who the device says it is.
            connection: The channel.
            parts: What all turns share.
            new_detector: Makes what tells speech from other sound.
            history: What was said before, which is gone on with.
            language: The device's, for what is said before anybody has spoken.
            caps: How much it may send; by default what the settings say.
            open_tools: Makes what knows and calls the device's tools; without it, it has none.
            restart_for: Gives the phrase with which it is to restart once leave was taken; empty: it need not.
            parting: Does what is still to be done on it before that.
        """
        self.session_id = session_id
        self.identity = identity
        self.gone = asyncio.Event()
        self._language = language
        self._restarts = ""  # the phrase that the device shows then
        self._restart_for = restart_for
        self._parting = parting
        self._dismissed = False
        self._connection = connection
        self._settings = parts.settings.session
        self._bus = parts.bus
        self._wire = Wire(connection, identity.framing, session_id)
        self._tools = open_tools(self._wire.mcp) if open_tools else None
        self._conversation = Conversation(
            session_id,
            identity,
            self._wire,
            parts,
            new_detector,
            history=history,
            language=language,
            tools=self._tools or NO_TOOLS,
            main_task=self._tools.turns if self._tools else NEVER_HELD_UP,
        )
        self.tally = self._conversation.tally
        self._early = EarlySound()
        self._caps = caps or Caps(parts.settings.limits)
        self._max_depth = self._caps.limits.json_depth
        self._patience = Patience(self._caps, self.tally, identity.device_id)

    async def run(self) -> str:
        """Talk until the device is gone or sent away; returns why it ended."""
        try:
            if not await self._greet():
                return await self._send_away("no hello")
        except ConnectionGoneError:
            return "the device hung up"
        except FloodError as error:
            return await self._send_away(str(error))
        conversation = self._conversation
        async with asyncio.TaskGroup() as tasks:
            conversation.open(tasks)
            helpers = [
                tasks.create_task(conversation.watch_quiet(), name="quiet"),
                tasks.create_task(self._hang_up_when_over(), name="leave"),
            ]
            if self._tools is not None:
                helpers.append(tasks.create_task(run_part(self._tools.run), name="tools"))
            try:
                return await self._talk()
            except ConnectionGoneError as gone:
                return conversation.reason or str(gone) or "the device hung up"
            except FloodError as error:
                return await self._send_away(str(error))
            finally:
                for helper in helpers:
                    helper.cancel()
                await conversation.end()

    @property
    def conversation(self) -> Conversation:
        """What is said in it: for what the hub tells by itself."""
        return self._conversation

    @property
    def answering(self) -> bool:
        """Whether a question is being answered."""
        return self._conversation.answering

    async def interrupt(self, reason: str) -> None:
        """Silence the device."""
        await self._conversation.interrupt(reason)

    async def close(self, reason: str) -> None:
        """End the conversation, and wait for it: because the hub goes away, or forgets the device."""
        self._conversation.reason = reason
        await self._conversation.end()
        await self._connection.close(CLOSE_GOING_AWAY, reason)

    def dismiss(self, reason: str) -> None:
        """Have the conversation ended, without a word and without waiting for it."""
        self._dismissed = True
        self._conversation.reason = reason
        self._conversation.over.set()

    def restart(self, reason: str) -> None:
        """Have the conversation ended and the device restarted, for a new token, without waiting for it."""
        self._restarts = OUTDATED
        self.dismiss(reason)

    async def _hang_up_when_over(self) -> None:
        await self._conversation.over.wait()
        await self._conversation.end()
        if self._parting is not None and not self._dismissed:
            await part(self.identity.device_id, self._parting)
        restarts = self._restarts or ("" if self._dismissed else self._restart_for())
        if restarts:
            await self._wire.alert(phrase(restarts, self._language))
            await self._wire.reboot()
        code = CLOSE_POLICY if self._restarts else CLOSE_NORMAL
        await self._connection.close(code, self._conversation.reason)

    async def _greet(self) -> bool:
        """Exchange hellos; False when none came in time. What comes before it is ignored."""
        try:
            async with asyncio.timeout(self._settings.hello_s):
                while (hello := self._as_hello(message := await self._connection.receive())) is None:
                    await self._patience.bear(message)
        except TimeoutError:
            self._caps.refused(Cap.HELLO_TIME, self.identity.device_id)
            return False
        self._bus.publish(
            DeviceGreeted(device_id=self.identity.device_id, session_id=self.session_id, aec=hello.features.aec)
        )
        await self._wire.hello(sample_rate=DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS)
        if self._tools is not None and hello.features.mcp:
            self._tools.open()
        return True

    def _as_hello(self, message: str | bytes) -> Hello | None:
        try:
            parsed = parse_message(message, self._max_depth) if isinstance(message, str) else None
        except MessageError:
            return None
        return parsed if isinstance(parsed, Hello) else None

    async def _talk(self) -> str:
        while True:
            message = await self._connection.receive()
            if not await self._patience.bear(message):
                continue
            try:
                if isinstance(message, bytes):
                    self._hear(message)
                else:
                    await self._obey(message)
            except (FrameError, MessageError) as error:
                log.debug("session %s: %s", self.session_id, error)
                self.tally.unreadable += 1
                if isinstance(error, NestingError):
                    self._caps.refused(Cap.JSON_DEPTH, self.identity.device_id)
            if self.tally.unreadable > MAX_UNREADABLE:
                raise FloodError("too many unreadable messages")
            if self.tally.broken > max(MAX_BROKEN, self.tally.decoded):
                raise FloodError("too many packets that are no Opus")

    async def _send_away(self, reason: str) -> str:
        await self._connection.close(CLOSE_POLICY, reason)
        return reason

    def _hear(self, message: bytes) -> None:
        payload = decode_frame(self.identity.framing, message).payload
        if self._conversation.hear(payload) or not payload:
            return
        self.tally.unasked += 1
        if not self._conversation.answering:
            self._early.put(payload)

    async def _obey(self, text: str) -> None:
        match parse_message(text, self._max_depth):
            case Listen(state=ListenState.START, mode=mode):
                self._patience.question()
                await self._conversation.listen(mode, self._early.take())
            case Listen(state=ListenState.STOP):
                self._conversation.stop_listening()
            case Listen(state=ListenState.DETECT, text=typed):
                self._patience.question()
                await self._detected(typed.strip())
            case Abort(reason=reason):
                self._patience.question()
                await self._conversation.interrupt(ascii(reason[:MAX_REASON]) if reason else "abort")
            case Hello():
                await self._wire.hello(sample_rate=DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS)
            case Mcp(payload=payload):
                if self._tools is None or not self._tools.receive(payload):
                    self.tally.unknown += 1
            case Unknown(type=kind):
                self.tally.unknown += 1
                log.debug(
                    "session %s: a %s message is of no use here", self.session_id, ascii(kind[:MAX_REASON])
                )

    async def _detected(self, text: str) -> None:
        """A wake word is called, or comes behind its own sound; any other text was typed, and is answered."""
        sounds = sum(len(packet) > SILENCE_BYTES for packet in self._early.take())
        woken = sounds >= WAKE_WORD_PACKETS or is_call(text, self._settings.wake_words)
        await (self._conversation.woken() if woken else self._conversation.typed(text))
