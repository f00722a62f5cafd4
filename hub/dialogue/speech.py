"""From the sentences of an answer to paced packets."""

import asyncio
import logging
import math
from collections.abc import AsyncIterator
from typing import Final

from hub.audio.pacing import Mark, Pacer
from hub.audio.packets import DOWNLINK_FRAME_MS, Packetizer
from hub.config import AudioSettings
from hub.dialogue.ahead import Begun, SentenceQueue, one_ahead, one_by_one
from hub.dialogue.levels_told import SpokenLevels
from hub.dialogue.memory import Notice
from hub.dialogue.sink import AnswerSink
from hub.dialogue.speakable import Sentence
from hub.engines.base import Pcm, TextToSpeech, closing
from hub.engines.worker import Worker
from hub.errors import EngineFailedError
from hub.phrases import phrase

log = logging.getLogger(__name__)

SENTENCES_AHEAD = 2
"""Sentences that may wait to be spoken; the reader of the model then waits too."""

PACKETS_AHEAD = 25
"""Packets that may wait to be sent, 1.5 s: encoding stays just in time and an interruption wastes 10 ms of it,
but there is time to wait for a voice that speaks for others, too."""

SLICE_S = 5 * DOWNLINK_FRAME_MS / 1000
"""Sound encoded in one go: short, so that the first packet leaves early and no worker is held."""

SETTLE_S = 0.12
"""Between ``tts start`` and the first packet, seconds: a device clears its queue on the way to speaking, and
wants at least 60 ms for it. Twice that, for ``tts start`` may be held up on its way and the packet not."""

PAUSE: Final = Sentence("", "")
"""Among the sentences: nothing is said here, it only wakes whoever waits for one."""


class Speech:
    """Speaks one answer.

    Attributes:
        began: When it was prepared, ``tts start`` having been sent (event loop's clock).
        sentences: What is to be spoken; None ends the answer.
        spoken: What began to be heard.
        unspoken: Sentences that could not be spoken.
        first_asked: When the voice was first asked for sound (event loop's clock).
        first_sound: When the voice gave its first sound (event loop's clock).
    """

    def __init__(
        self,
        sink: AnswerSink,
        tts: TextToSpeech,
        worker: Worker,
        audio: AudioSettings,
        levels: SpokenLevels | None = None,
    ) -> None:
        """``levels`` tells how loud it is."""
        loop = asyncio.get_running_loop()
        self.began = loop.time()
        self.sentences: SentenceQueue = asyncio.Queue(SENTENCES_AHEAD)
        self.spoken: list[Sentence] = []
        self.unspoken = 0
        self.first_asked: float | None = None
        self.first_sound: float | None = None
        self._given = self._voiced = 0  # sentences, since the beginning
        self._pausing = False
        self._moved = asyncio.Event()  # a packet was sent, or a sentence is done with
        self._sounding_since: float | None = None  # since when packets have been sent without a gap
        self._stalls = 0
        self._sink = sink
        self._tts = tts
        self._worker = worker
        self._levels = levels
        measure = levels.measure if levels is not None else None
        self._packetizer = Packetizer(complexity=audio.complexity, bitrate=audio.bitrate, measure=measure)
        self._queue: asyncio.Queue[Mark[Sentence] | bytes | None] = asyncio.Queue(PACKETS_AHEAD)
        self._now = loop.time
        self._pacer = Pacer(
            self,
            lead_s=audio.lead_ms / 1000,
            packet_s=DOWNLINK_FRAME_MS / 1000,
            not_before=self.began + SETTLE_S,
        )

    @property
    def first_packet(self) -> float | None:
        """When the first packet was sent (event loop's clock)."""
        return self._pacer.first_sent

    @property
    def silent(self) -> bool:
        """Whether nothing is being heard, and nothing is on its way."""
        return self._voiced >= self._given and self._queue.empty() and not self._sounds

    @property
    def _sounds(self) -> bool:
        return self.first_packet is not None and self._now() < self._pacer.played_out

    async def say(self, sentence: Sentence) -> None:
        """Give the next sentence; waits while enough of them wait."""
        self._given += 1
        self._pausing = False
        try:
            await self.sentences.put(sentence)
        except asyncio.CancelledError:
            self._given -= 1
            raise

    async def end(self) -> None:
        """There are no more sentences."""
        await self.sentences.put(None)

    def pause(self) -> None:
        """What was said so far is to be heard to its end: perhaps nothing follows for long."""
        self._pausing = True
        if not self.sentences.full():
            self.sentences.put_nowait(PAUSE)

    async def sounding(self, for_s: float) -> None:
        """Return when what is being heard has been going out for so long, or when nothing is on its way."""
        while not self.silent:
            if not self._sounds or self._sounding_since is None:
                self._moved.clear()
                await self._moved.wait()
            elif (left := self._sounding_since + for_s - self._now()) > 0:
                await asyncio.sleep(left)
            else:
                return

    async def silence(self) -> None:
        """Return when nothing is being heard, and nothing is on its way."""
        while not self.silent:
            if self._sounds:
                await asyncio.sleep(self._pacer.played_out - self._now())
            else:
                self._moved.clear()
                await self._moved.wait()

    async def run(self) -> None:
        """Speak until None comes out of ``sentences`` and all has been heard.

        Raises:
            EngineFailedError: A sentence could not be spoken, and that could not be said either.
        """
        async with asyncio.TaskGroup() as stages:
            stages.create_task(self._voice(), name="voice")
            stages.create_task(self._pacer.run(self._queue), name="pacer")

    async def packet(self, packet: bytes) -> None:
        """Send one packet (the pacer's sink)."""
        if self._pacer.stalls > self._stalls:
            self._sounding_since, self._stalls = None, self._pacer.stalls
        await self._sink.packet(packet)
        if self._sounding_since is None:
            self._sounding_since = self._now()
        self._moved.set()
        if self._levels is not None:
            self._levels.sent(self._pacer.played_out - DOWNLINK_FRAME_MS / 1000)

    async def sentence(self, sentence: Sentence) -> None:
        """Show a sentence as it begins to be heard (the pacer's sink)."""
        self.spoken.append(sentence)
        await self._sink.sentence(sentence.text, aside=sentence.aside)

    async def _voice(self) -> None:
        failure: EngineFailedError | None = None
        async with closing(self._in_order()) as all_begun:
            async for begun in all_begun:
                failure = await self._say(begun) or failure
                await self._done_with(begun.sentence)
        if failure is not None and self.first_sound is not None:
            apology = phrase(Notice.UNSPOKEN, self._tts.language)
            said = Sentence(apology, apology, aside=True)
            failure = await self._say(Begun(said, self._begin(said)))
        await self._put(await self._worker.run(self._packetizer.flush))
        await self._queue.put(None)
        if failure is not None:
            raise failure

    async def _done_with(self, sentence: Sentence) -> None:
        """Count it. Before a pause its last sound is sent, which otherwise waits to be joined to the next."""
        if sentence is not PAUSE:
            self._voiced += 1
        if self._pausing and self._voiced >= self._given:
            self._pausing = False
            await self._put(await self._worker.run(self._packetizer.flush))
        self._moved.set()

    def _in_order(self) -> AsyncIterator[Begun]:
        if self._tts.begins_late:
            return one_ahead(self.sentences, self._begin, lambda: self._tts.begins_late)
        return one_by_one(self.sentences, self._begin)

    def _begin(self, sentence: Sentence) -> AsyncIterator[Pcm]:
        if sentence is PAUSE:
            return _no_sound()
        if self.first_asked is None:
            self.first_asked = self._now()
        return self._tts.synthesize(sentence.speech, due=self._due())

    async def _say(self, begun: Begun) -> EngineFailedError | None:
        """Speak one sentence; the failure, if there is one: the others are spoken all the same.

        One without a sound is not shown either, for what was shown is remembered as heard.
        """
        heard = False
        async with closing(begun.rest):
            try:
                async for sound in begun.sounds():
                    if not heard:
                        await self._queue.put(Mark(begun.sentence))
                        heard = True
                    await self._encode(sound)
            except EngineFailedError as error:
                log.warning("a sentence could not be spoken: %s", error)
                self.unspoken += 1
                return error
        return None

    def _due(self) -> float:
        """When all sound there is so far will have been heard."""
        if self.first_sound is None:
            return math.inf
        return self._pacer.played_out + self._queue.qsize() * DOWNLINK_FRAME_MS / 1000

    async def _encode(self, sound: Pcm) -> None:
        if self.first_sound is None:
            self.first_sound = self._now()
        rate = self._tts.sample_rate
        step = int(rate * SLICE_S)
        for start in range(0, len(sound), step):
            await self._put(await self._worker.run(self._packetizer.push, sound[start : start + step], rate))

    async def _put(self, packets: list[bytes]) -> None:
        for packet in packets:
            await self._queue.put(packet)


async def _no_sound() -> AsyncIterator[Pcm]:
    """Of a pause."""
    nothing: tuple[Pcm, ...] = ()
    for sound in nothing:
        yield sound
