"""What is asked and answered in one session: turn after turn, until one side has had enough."""

import asyncio
import itertools
import logging
from collections.abc import Callable

from hub.audio.ear import Ear
from hub.devices.identity import Identity
from hub.devices.wire import Wire
from hub.dialogue.history import History
from hub.dialogue.listening import Listening
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.turn import Farewell, Question, Turn
from hub.engines.base import SpeechDetector
from hub.events import Outcome
from hub.protocol.messages import ListenMode

log = logging.getLogger(__name__)

INTERRUPT_S = 1.0
"""Longest wait for a turn to end after it was told to, seconds; it takes milliseconds."""


class Conversation:
    """Runs at most one turn at a time.

    In auto and realtime mode the hub listens again by itself after each answer: some clients never ask
    for it. Who says nothing for ``session.idle_s`` is taken leave of, and so is who says goodbye.

    Attributes:
        over: Set when leave was taken; the channel is to be closed.
        reason: Why.
    """

    def __init__(
        self,
        session_id: str,
        identity: Identity,
        wire: Wire,
        parts: TurnParts,
        new_detector: Callable[[], SpeechDetector],
    ) -> None:
        self.over = asyncio.Event()
        self.reason = ""
        self._session_id = session_id
        self._identity = identity
        self._wire = wire
        self._parts = parts
        self._settings = parts.settings.session
        self._new_detector = new_detector
        self._history = History(self._settings.history_turns)
        self._numbers = itertools.count(1)
        self._mode = ListenMode.MANUAL
        self._tasks: asyncio.TaskGroup | None = None
        self._interrupting = asyncio.Lock()
        self._running: asyncio.Task[None] | None = None
        self._listening: Listening | None = None
        self._now = asyncio.get_running_loop().time
        self._quiet_since = self._now()

    @property
    def listening(self) -> bool:
        """Whether a question is being listened to."""
        return self._listening is not None and not self._listening.over

    @property
    def answering(self) -> bool:
        """Whether a question is being answered, and no longer listened to."""
        return self._running is not None and not self._running.done() and not self.listening

    def open(self, tasks: asyncio.TaskGroup) -> None:
        """Begin; ``tasks`` owns the turns from now on."""
        self._tasks = tasks

    def hear(self, packet: bytes) -> None:
        """Take a packet of the microphone."""
        if self._listening is not None:
            self._listening.feed(packet)

    async def listen(self, mode: ListenMode) -> None:
        """Listen for a question; what the hub already listens to in that mode, unheard, goes on."""
        current = self._listening
        if current is not None and not current.over and not current.began and mode is self._mode:
            return
        await self.end_turn()
        self._mode = mode
        self._begin(self._new_listening())

    def stop_listening(self) -> None:
        """The person has let go of the button."""
        if self._listening is not None:
            self._listening.finish()

    async def typed(self, text: str) -> None:
        """Answer a typed question."""
        await self.end_turn()
        self._begin(text)

    async def interrupt(self, reason: str) -> None:
        """Silence the device: the one way in which a turn is ended early.

        ``tts stop`` follows in any case: a device that was told to be silent waits for it. Then the hub
        listens again where it is the hub that does so.
        """
        async with self._interrupting:
            stops = self._wire.stops
            log.info("session %s: interrupted (%s)", self._session_id, reason)
            await self.end_turn()
            if self._wire.stops == stops:
                await self._wire.stop()
            if self._mode is not ListenMode.MANUAL:
                self._begin(self._new_listening())

    async def end_turn(self) -> None:
        """Cancel what runs, if anything, and wait for its end."""
        self._listening = None
        self._quiet_since = self._now()
        running, self._running = self._running, None
        if running is None or running.done():
            return
        running.cancel()
        _, late = await asyncio.wait({running}, timeout=INTERRUPT_S)
        if late:
            log.warning("session %s: a turn did not end in time", self._session_id)

    async def watch_quiet(self) -> None:
        """Take leave when nobody has said anything for long; never returns before."""
        while not self.over.is_set():
            if self._occupied():
                self._quiet_since = self._now()
            left = self._quiet_since + self._settings.idle_s - self._now()
            if left > 0:
                await asyncio.sleep(left)
                continue
            await self.end_turn()
            self._begin(Farewell())
            if self._running is not None:
                await asyncio.wait({self._running})

    def _occupied(self) -> bool:
        """Whether somebody speaks or is answered, or holds the button."""
        current = self._listening
        return self.answering or (current is not None and not current.over and current.busy)

    def _begin(self, question: Question) -> None:
        self._quiet_since = self._now()
        if self._tasks is not None and not self.over.is_set():
            self._running = self._tasks.create_task(self._turns(question), name=f"turns {self._session_id}")

    async def _turns(self, question: Question) -> None:
        """One turn in manual mode; else one after the other."""
        while True:
            turn_id = f"{self._session_id}-{next(self._numbers)}"
            ids = TurnIds(self._identity.device_id, self._session_id, turn_id)
            turn = Turn(self._parts, ids, self._wire, self._history, language="en")
            outcome = await turn.run(question)
            if outcome is not Outcome.NOTHING_HEARD:
                self._quiet_since = self._now()
            if turn.takes_leave:
                self.reason = "nobody spoke" if isinstance(question, Farewell) else "goodbye"
                self.over.set()
                return
            if self._mode is ListenMode.MANUAL:
                return
            question = self._new_listening()

    def _new_listening(self) -> Listening:
        end_silence_s = self._settings.end_silence_ms / 1000
        self._listening = Listening(
            lambda: Ear(self._new_detector(), end_silence_s=end_silence_s),
            self._parts.hearing_worker,
            hub_decides_end=self._mode is not ListenMode.MANUAL,
            end_silence_s=end_silence_s,
            longest_s=self._settings.max_utterance_s,
        )
        return self._listening
