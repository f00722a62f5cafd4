"""What is asked and answered in one session: turn after turn, until one side has had enough."""

import asyncio
import itertools
import logging
from collections.abc import Callable, Sequence

from hub.devices.ears import new_listening
from hub.devices.identity import Identity
from hub.devices.overhearing import Overhearing
from hub.devices.quiet import Quiet
from hub.devices.wire import Wire
from hub.dialogue.announcement import Announcement
from hub.dialogue.history import History
from hub.dialogue.listening import Listening
from hub.dialogue.memory import Memory
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.tally import Tally
from hub.dialogue.turn import FAREWELL, GREETING, Question, Turn
from hub.engines.base import SpeechDetector
from hub.events import Outcome
from hub.protocol.messages import ListenMode
from hub.skills.own_tools import JoinedTools
from hub.tools import NEVER_HELD_UP, NO_TOOLS, DeviceTools, MainTask

log = logging.getLogger(__name__)

MAX_PAUSES = 3
"""Pauses for thought in one question: each has all of it transcribed again, and the model asked once more."""

INTERRUPT_S = 1.0
"""Longest wait for a turn to end after it was told to, seconds; it takes milliseconds."""


class Conversation:
    """Runs at most one turn at a time.

    In auto and realtime mode the hub listens again by itself after each answer: some clients never ask
    for it. In realtime mode it listens while it speaks, too, and who speaks then interrupts it. Who says
    nothing for ``session.idle_s`` is taken leave of, and so is who says goodbye.

    Attributes:
        over: Set when leave was taken; the channel is to be closed.
        reason: Why.
        quiet: How long nobody has said anything.
        tally: What of the device's packets could not be used.
    """

    def __init__(
        self,
        session_id: str,
        identity: Identity,
        wire: Wire,
        parts: TurnParts,
        new_detector: Callable[[], SpeechDetector],
        *,
        history: History,
        language: str,
        tools: DeviceTools = NO_TOOLS,
        main_task: MainTask = NEVER_HELD_UP,
    ) -> None:
        self.over = asyncio.Event()
        self.reason = ""
        self.tally = Tally()
        self._session_id = session_id
        self._identity = identity
        self._wire = wire
        self._parts = parts
        self._settings = parts.settings.session
        self._new_detector = new_detector
        self._whose = whose = (identity.device_id, session_id)
        self._memory = memory = Memory(history, language, main_task=main_task)
        memory.tools = JoinedTools(parts.own_tools(*whose, lambda: memory.language), tools)
        self._numbers = itertools.count(1)
        self._mode = ListenMode.MANUAL
        self._tasks: asyncio.TaskGroup | None = None
        self._changing = asyncio.Lock()  # one turn is ended and the next begun without another in between
        self._ended = False
        self._running: asyncio.Task[None] | None = None
        self._question: Question | None = None
        self._turn: Turn | None = None  # what answers it, or has
        self._overhearing = Overhearing(session_id, self._new_listening, self._give_way)
        self.quiet = Quiet(self._settings.idle_s, self._occupied)

    @property
    def listening(self) -> bool:
        """Whether a question is being listened to."""
        return isinstance(self._question, Listening) and not self._question.over

    @property
    def answering(self) -> bool:
        """Whether a question is being answered, and no longer listened to."""
        return self._running is not None and not self._running.done() and not self.listening

    def open(self, tasks: asyncio.TaskGroup) -> None:
        """Begin; ``tasks`` owns the turns from now on."""
        self._tasks = tasks
        self._overhearing.open(tasks)

    def hear(self, packet: bytes) -> bool:
        """Take a packet of the microphone; False when nobody listens to it."""
        if isinstance(self._question, Listening) and not self._question.over:
            self._question.feed(packet)
        elif self.answering and self._mode is ListenMode.REALTIME:
            self._overhearing.feed(packet, self._question)
        else:
            return False
        return True

    async def listen(self, mode: ListenMode, early: Sequence[bytes] = ()) -> None:
        """Listen for a question; what the hub already listens to by itself in that mode goes on.

        Args:
            mode: Who decides when the question ends.
            early: Packets that came just before, which a held button does not mean.
        """
        async with self._changing:
            if self.listening and mode is self._mode is not ListenMode.MANUAL:
                return
            if self._question is GREETING and self.answering and mode is not ListenMode.MANUAL:
                self._mode = mode  # a device that heard its wake word asks for it right behind
                return
            await self._end_turn()
            self._mode = mode
            self._listen()
            if mode is not ListenMode.MANUAL:
                for packet in early:
                    self.hear(packet)

    def stop_listening(self) -> None:
        """The person has let go of the button."""
        if isinstance(self._question, Listening):
            self._question.finish()

    async def typed(self, text: str) -> None:
        """Answer a typed question."""
        async with self._changing:
            await self._end_turn()
            self._begin(text)

    async def woken(self) -> None:
        """Somebody said the wake word: turn to them, with a greeting if they are to get one."""
        async with self._changing:
            await self._end_turn()
            if self._mode is ListenMode.MANUAL:
                self._mode = ListenMode.AUTO
            if self._settings.greets:
                self._begin(GREETING)
            else:
                self._listen()

    async def interrupt(self, reason: str) -> None:
        """Silence the device.

        ``tts stop`` follows in any case: a device that was told to be silent waits for it. Then the hub
        listens again where it is the hub that does so.
        """
        async with self._changing:
            stops = self._wire.stops
            log.info("session %s: interrupted (%s)", self._session_id, reason)
            await self._end_turn()
            if self._wire.stops == stops:
                await self._wire.stop()
            if self._mode is not ListenMode.MANUAL:
                self._listen()

    @property
    def open_for_s(self) -> float:
        """How long the channel stays open at least if nobody says anything, seconds."""
        return 0.0 if self._closing() else self.quiet.left_s

    async def announce(self, announcement: Announcement) -> bool:
        """Begin to say it, unless somebody speaks or is answered, or was until a moment ago, or a tool runs."""
        async with self._changing:
            if not self.quiet.settled or self._closing():
                return False
            await self._end_turn()
            self._begin(announcement)
            if self._running is not None:
                self._running.add_done_callback(lambda _: announcement.over.set())
            return self._question is announcement

    async def hush(self, announcement: Announcement) -> None:
        """End it early, and listen again where it is the hub that does so."""
        async with self._changing:
            if self._question is announcement and not announcement.over.is_set():
                await self._end_turn()
                if self._mode is not ListenMode.MANUAL:
                    self._listen()

    async def end(self) -> None:
        """End what runs; nothing is begun any more."""
        self._ended = True
        async with self._changing:
            await self._end_turn()

    async def _end_turn(self, *, meanwhile: Listening | None = None) -> None:
        """Cancel what runs, if anything, and wait for its end: the one way in which a turn is ended early.

        ``meanwhile`` gets the microphone's packets.
        """
        self._overhearing.end(but=meanwhile)
        if isinstance(self._question, Listening) and self._question is not meanwhile:
            self._question.finish()
        if isinstance(self._question, Announcement) and not self._question.over.is_set():
            self._question.interrupted = not self._ended
        self._question = meanwhile
        self.quiet.begin()
        running, self._running = self._running, None
        if running is None or running.done():
            return
        running.cancel()
        _, late = await asyncio.wait({running}, timeout=INTERRUPT_S)
        if late:
            log.warning("session %s: a turn did not end in time", self._session_id)

    async def watch_quiet(self) -> None:
        """Take leave when nobody has said anything for long; never returns before."""
        await self.quiet.watch(self.over, self._take_leave)

    async def _take_leave(self) -> None:
        async with self._changing:
            if self.quiet.broken or self.quiet.left_s > 0:
                return  # somebody spoke up meanwhile
            await self._end_turn()
            self._begin(FAREWELL)
            farewell = self._running
        if farewell is not None:
            await asyncio.wait({farewell})

    def _occupied(self) -> bool:
        """Whether somebody speaks or is answered, or holds the button, or a tool is called."""
        heard = isinstance(self._question, Listening) and not self._question.over and self._question.busy
        return self.answering or heard or self._memory.tools.busy()

    def _begin(self, question: Question) -> None:
        """Begin a turn; not behind the farewell, when a device may still ask for one."""
        self.quiet.begin()
        if self._tasks is None or self._closing():
            if isinstance(question, Listening):
                question.finish()
            return
        self._question, self._turn = question, None
        self._running = self._tasks.create_task(self._turns(question), name=f"turns {self._session_id}")

    def _listen(self) -> None:
        if not self._closing():
            self._begin(self._new_listening())

    def _closing(self) -> bool:
        return self._ended or self.over.is_set()

    async def _turns(self, question: Question) -> None:
        """One turn in manual mode; else one after the other."""
        while True:
            turn_id = f"{self._session_id}-{next(self._numbers)}"
            ids = TurnIds(self._identity.device_id, self._session_id, turn_id)
            self._turn = turn = Turn(self._parts, ids, self._wire, self._memory)
            outcome = await turn.run(question)
            if isinstance(question, Announcement):
                question.over.set()
            if outcome is not Outcome.NOTHING_HEARD:
                self.quiet.begin()
            if turn.takes_leave:
                self.reason = "nobody spoke" if question is FAREWELL else "goodbye"
                try:
                    await self._memory.main_task.free()
                finally:
                    self.over.set()
                return
            if self._mode is ListenMode.MANUAL:
                return
            self._question = question = self._overhearing.take() or self._new_listening()

    async def _give_way(self, ahead: Listening) -> None:
        """Listen to who speaks while the hub does."""
        async with self._changing:
            if not self._overhearing.is_by(ahead) or not self.answering:
                return
            if isinstance(self._question, Listening):
                if self._question.cut:
                    return  # the same person still speaks, and is to be told that it is enough
                if self._only_paused():
                    if self._question.pauses >= MAX_PAUSES:
                        return
                    ahead.go_on_from(self._question)
            log.info("session %s: interrupted (somebody spoke)", self._session_id)
            await self._end_turn(meanwhile=ahead)
            self._begin(ahead)

    def _only_paused(self) -> bool:
        """Whether who goes on speaking still asks the same: nothing of an answer was heard, nothing done."""
        acts = self._turn is not None and self._turn.acts
        return not self._wire.sounding and not acts

    def _new_listening(self) -> Listening:
        listening = new_listening(self._parts, self._new_detector, self.tally, self._mode, self._whose)
        if self._tasks is not None:
            self._tasks.create_task(listening.run(), name=f"listening {self._session_id}")
        return listening
