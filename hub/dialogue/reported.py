"""A sink that also tells the bus what was shown and heard."""

from contextlib import ExitStack

from hub.bus import Bus
from hub.dialogue.emotion import Emotion
from hub.dialogue.parts import TurnIds
from hub.dialogue.sink import AnswerSink
from hub.events import EmotionShown, SentenceSpoken
from hub.tools import MainTask


class ReportedSink:
    """Passes everything on to ``sink``, and remembers whether the answer was begun and ended."""

    def __init__(self, sink: AnswerSink, bus: Bus, ids: TurnIds, main_task: MainTask) -> None:
        """``main_task`` is the device's: while a tool holds it up, nothing is begun."""
        self._sink = sink
        self._main_task = main_task
        self._expected = ExitStack()
        self._expects = False
        self._bus = bus
        self._ids = ids
        self._speaking = False

    async def transcript(self, text: str) -> None:
        """Show what was understood."""
        await self._sink.transcript(text)

    async def emotion(self, emotion: Emotion) -> None:
        """Make a face."""
        await self._sink.emotion(emotion)
        self._bus.publish(
            EmotionShown(
                device_id=self._ids.device_id,
                session_id=self._ids.session_id,
                turn_id=self._ids.turn_id,
                emotion=emotion.value,
            )
        )

    async def start(self) -> None:
        """An answer is certain; said once until ``stop``, and when no tool holds up the device."""
        if not self._speaking:
            self.expect()
            await self._main_task.free()
            self._speaking = True
            await self._sink.start()
            self._expect_no_more()

    def expect(self) -> None:
        """An answer may follow: until it has begun, or ``stop``, people's calls of tools wait."""
        if not self._expects:
            self._expects = True
            self._expected.enter_context(self._main_task.answer_first())

    def _expect_no_more(self) -> None:
        self._expects = False
        self._expected.close()

    async def sentence(self, text: str, *, aside: bool) -> None:
        """Show what begins to be heard."""
        await self._sink.sentence(text, aside=aside)
        self._bus.publish(
            SentenceSpoken(
                device_id=self._ids.device_id,
                session_id=self._ids.session_id,
                turn_id=self._ids.turn_id,
                text=text,
                aside=aside,
            )
        )

    async def packet(self, packet: bytes) -> None:
        """Send 60 ms of sound."""
        await self._sink.packet(packet)

    async def stop(self) -> None:
        """End the answer, if it was begun and not ended."""
        self._expect_no_more()
        if self._speaking:
            self._speaking = False
            await self._sink.stop()

    async def alert(self, message: str) -> None:
        """Show what cannot be said."""
        await self._sink.alert(message)
