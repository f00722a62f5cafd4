"""One connection's life: tasks that take what arrives, the microphone, the device's main task, and a pulse.

What the state table says is done here: the microphone is switched, messages are sent, the line is cut.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Self

from hub.twin import messages
from hub.twin.channel import Channel, Farewell, gone
from hub.twin.clock import Clock
from hub.twin.errors import ChannelError, RebootError, TwinError
from hub.twin.frames import pack
from hub.twin.main_task import MainTask
from hub.twin.messages import Abort
from hub.twin.microphone import Microphone, Source, encoded
from hub.twin.notes import Notes
from hub.twin.outfit import Outfit
from hub.twin.pcm import Pcm
from hub.twin.pulse import Pulse
from hub.twin.receiver import Receiver
from hub.twin.send_queue import SendQueue
from hub.twin.state import Effect, Happening, Moment
from hub.twin.tool_line import ToolLine

HELLO_LIMIT_S = 10.0
"""The device waits this long for the hub's hello (device protocol, section 3)."""


class Call:
    """A device on the line. Leaving it ends all tasks and drops the connection without a close frame."""

    def __init__(self, channel: Channel, clock: Clock, outfit: Outfit) -> None:
        self._queue = SendQueue(channel.send, lambda: self.main.busy)
        self.main = MainTask(clock, self._queue.flush, self._settle)
        self.receiver = Receiver(outfit.mode, outfit.framing, self.main.schedule, outfit.sink)
        self.microphone = Microphone(clock, outfit.uplink, self._send_packet, self._said)
        self._pulse = Pulse(clock)
        self._channel = channel
        self._clock = clock
        self._outfit = outfit
        self._tasks: list[asyncio.Task[None]] = []
        self._changed = asyncio.Event()
        self._end: TwinError | None = None
        self._asked = self.receiver.notes
        self._counted = (0, 0)
        if outfit.plan.any:
            self.receiver.tools = ToolLine(outfit, self.main, clock, self.receiver, channel).take

    async def __aenter__(self) -> Self:
        """Open the WebSocket and exchange hellos.

        Raises:
            TwinError: Refused, no hello in time, or one that crashes a device.
        """
        await self._channel.__aenter__()
        self._tasks = [
            asyncio.create_task(self._work(self._receive), name="twin receiver"),
            asyncio.create_task(self._work(partial(_send, self.microphone.run)), name="twin microphone"),
            asyncio.create_task(self._work(partial(_send, self.main.run)), name="twin main task"),
            asyncio.create_task(self._work(self._pulse.run), name="twin pulse"),
        ]
        try:
            await self._greet()
        except BaseException:
            await self._hang_up()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up, and wait until all tasks have ended."""
        await self._hang_up()

    @property
    def notes(self) -> Notes:
        """The facts about the present question."""
        return self.receiver.notes

    @property
    def ended(self) -> bool:
        """Whether the connection is no more."""
        return self._end is not None

    @property
    def restarts(self) -> bool:
        """Whether it ended because the device restarts."""
        return isinstance(self._end, RebootError)

    @property
    def sent(self) -> tuple[int, int]:
        """Packets sent since the question began, and those of DTX silence, sent or kept back."""
        sent, silent = self._counted
        return self.microphone.sent - sent, self.microphone.silent - silent

    @property
    def moment(self) -> Moment:
        """The present state."""
        return self.receiver.moment

    @property
    def farewell(self) -> Farewell | None:
        """The hub's close frame, if it sent one."""
        return self._channel.farewell()

    def begin(self, notes: Notes | None = None) -> Notes:
        """Begin a question: its packets are counted from here. Gives its notes, new unless handed in."""
        self._counted = self.microphone.sent, self.microphone.silent
        self._asked = notes or self.receiver.begin()
        return self._asked

    async def until(self, reached: Callable[[], bool]) -> None:
        """Return when ``reached`` holds; it is asked again after everything that happens.

        Raises:
            TwinError: The connection ended first.
        """
        while not reached():
            if self._end is not None:
                raise self._end
            await self._changed.wait()

    async def over(self) -> TwinError:
        """Wait until all that came was read, and nothing more can; gives why."""
        while self._end is None:
            await self._changed.wait()
        return self._end

    async def happen(self, happening: Happening) -> None:
        """Let the device's user or loudspeaker do something; the main task must be free to notice.

        Raises:
            ChannelError: The hub is gone.
        """
        await self._until_free()
        for effect in self.receiver.happen(self._clock.now(), happening):
            await self._carry_out(effect)
        self._settle()

    async def detect(self, text: str) -> None:
        """Send typed text; that is the whole question.

        Raises:
            ChannelError: The hub is gone.
        """
        await self._until_free()
        await self._channel.send(messages.listen_detect(self._session_id, text))
        self.notes.question_end = self._clock.now()

    async def abort(self, why: Abort) -> None:
        """Press the button, or say the wake word, while the device speaks.

        Raises:
            ChannelError: The hub is gone.
        """
        await self._until_free()
        self.notes.abort_at = self._clock.now()
        await self.happen(Happening.BUTTON if why is Abort.BUTTON else Happening.WAKE_WORD)

    async def wake(self, word: str, recorded: Pcm) -> None:
        """Hear the wake word while idle: send what was recorded of it and its name, then listen.

        Raises:
            ChannelError: The hub is gone.
        """
        for packet in encoded(recorded, self._outfit.uplink):
            await self._send_packet(packet)
        await self.detect(word)
        await self.happen(Happening.WAKE_WORD)

    def say(self, pcm: Pcm) -> None:
        """Speak into the microphone."""
        self.microphone.say(pcm)

    def say_from(self, source: Source) -> None:
        """Speak what ``source`` gives into the microphone."""
        self.microphone.say_from(source)

    def say_over(self, pcm: Pcm, notes: Notes) -> None:
        """Speak over the answer; ``notes`` are those of this question, from the answer's end on."""
        self._asked = notes
        self.receiver.begin_at_stop(notes)
        self.microphone.say(pcm)

    async def _greet(self) -> None:
        uplink, mcp = self._outfit.uplink, self._outfit.plan.any
        await self._channel.send(messages.hello(uplink.rate, uplink.frame_ms, mcp=mcp))
        try:
            async with asyncio.timeout(HELLO_LIMIT_S):
                await self.until(lambda: self.receiver.hello is not None)
        except TimeoutError as error:
            raise ChannelError(f"No hello came from the hub within {HELLO_LIMIT_S:.0f} s.") from error

    async def _until_free(self) -> None:
        await self.until(lambda: not self.main.busy)

    async def _hang_up(self) -> None:
        for task in self._tasks:
            task.cancel()
        outcomes = await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        await self._channel.__aexit__(None, None, None)
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                raise outcome

    async def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        """Run one task's work; what ends it ends the call."""
        try:
            await work()
        except TwinError as error:
            self._ended(error)
        except Exception:
            self._ended(TwinError("The twin itself failed."))
            raise

    def _ended(self, error: TwinError) -> None:
        self._end = self._end or error
        self.notes.closed_at = self._channel.told_at or self._clock.now()
        self.receiver.happen(self._clock.now(), Happening.HUB_CLOSED)
        self._settle()

    async def _receive(self) -> None:
        async for message in self._channel.messages():
            now = self._clock.now()
            self.receiver.take(now, message, self._pulse.since(now))
            self._settle()
        raise ChannelError(gone(self._channel.farewell()))

    def _settle(self) -> None:
        """Bring the microphone in line with the state, and wake whoever waits."""
        on = self.moment.microphone
        if not on and self.microphone.hush():
            self._asked.cut = True
            self._question_ended()
        self.microphone.switch(on=on)
        self._changed.set()
        self._changed = asyncio.Event()

    def _said(self) -> None:
        self._question_ended()
        self._settle()

    def _question_ended(self) -> None:
        self._asked.question_end = self._clock.now()
        self._asked.spoken_s = self.microphone.spoken_s

    @property
    def _session_id(self) -> str:
        return self.receiver.session_id

    async def _send_packet(self, packet: bytes) -> None:
        stamp = self.receiver.player.playing_timestamp(self._clock.now())
        lost = self._queue.lost
        await self._queue.put(pack(self._outfit.framing, packet, stamp))
        self._asked.tools.unsent += self._queue.lost - lost

    async def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Effect.SEND_LISTEN_START:
                await self._channel.send(messages.listen_start(self._session_id, self._outfit.mode))
            case Effect.SEND_LISTEN_STOP:
                await self._channel.send(messages.listen_stop(self._session_id))
            case Effect.SEND_ABORT:
                await self._channel.send(messages.abort(self._session_id, Abort.BUTTON))
            case Effect.SEND_ABORT_WAKE_WORD:
                await self._channel.send(messages.abort(self._session_id, Abort.WAKE_WORD))
            case Effect.DROP_CONNECTION:
                self._channel.drop()
            case Effect.CLEAR_QUEUE:  # the receiver has done it
                pass


async def _send(work: Callable[[], Awaitable[None]]) -> None:
    """Run the work of a task that sends: the call ends not before all is read that the hub sent until then."""
    with suppress(ChannelError):
        await work()
