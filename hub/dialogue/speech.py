"""From the sentences of an answer to paced packets."""

import asyncio
import logging

from hub.audio.pacing import Mark, Pacer
from hub.audio.packets import DOWNLINK_FRAME_MS, Packetizer
from hub.config import AudioSettings
from hub.dialogue.sink import AnswerSink
from hub.dialogue.speakable import Sentence
from hub.engines.base import Pcm, TextToSpeech
from hub.engines.worker import Worker
from hub.errors import EngineFailedError

log = logging.getLogger(__name__)

SENTENCES_AHEAD = 2
"""Sentences that may wait to be spoken; the reader of the model then waits too."""

PACKETS_AHEAD = 10
"""Packets that may wait to be sent: encoding stays just in time, an interruption wastes little."""

SLICE_S = 5 * DOWNLINK_FRAME_MS / 1000
"""Sound encoded in one go: short, so that the first packet leaves early and no worker is held."""

SETTLE_S = 0.08
"""Between ``tts start`` and the first packet: a device clears its queue on the way to speaking, and
wants at least 60 ms for it."""


SentenceQueue = asyncio.Queue[Sentence | None]
"""The sentences of one answer; None ends it."""


class Speech:
    """Speaks one answer.

    Attributes:
        sentences: Put what is to be spoken here; None ends the answer.
        spoken: Texts that began to be heard.
    """

    def __init__(self, sink: AnswerSink, tts: TextToSpeech, worker: Worker, audio: AudioSettings) -> None:
        loop = asyncio.get_running_loop()
        self.sentences: SentenceQueue = asyncio.Queue(SENTENCES_AHEAD)
        self.spoken: list[str] = []
        self.first_sound: float | None = None
        self._sink = sink
        self._tts = tts
        self._worker = worker
        self._packetizer = Packetizer(complexity=audio.complexity, bitrate=audio.bitrate)
        self._queue: asyncio.Queue[Mark[Sentence] | bytes | None] = asyncio.Queue(PACKETS_AHEAD)
        self._now = loop.time
        self._pacer = Pacer(
            self,
            lead_s=audio.lead_ms / 1000,
            packet_s=DOWNLINK_FRAME_MS / 1000,
            not_before=loop.time() + SETTLE_S,
        )

    @property
    def first_packet(self) -> float | None:
        """When the first packet was sent (event loop's clock)."""
        return self._pacer.first_sent

    async def run(self) -> None:
        """Speak until None comes out of ``sentences`` and all has been heard.

        Raises:
            EngineFailedError: Not one sentence could be spoken.
        """
        async with asyncio.TaskGroup() as stages:
            stages.create_task(self._voice(), name="voice")
            stages.create_task(self._pacer.run(self._queue), name="pacer")

    async def packet(self, packet: bytes) -> None:
        """Send one packet (the pacer's sink)."""
        await self._sink.packet(packet)

    async def sentence(self, sentence: Sentence) -> None:
        """Show a sentence as it begins to be heard (the pacer's sink)."""
        self.spoken.append(sentence.text)
        await self._sink.sentence(sentence.text)

    async def _voice(self) -> None:
        failure: EngineFailedError | None = None
        heard = False
        while (sentence := await self.sentences.get()) is not None:
            await self._queue.put(Mark(sentence))
            try:
                async for sound in self._tts.synthesize(sentence.speech):
                    heard = True
                    await self._encode(sound)
            except EngineFailedError as error:
                log.warning("a sentence could not be spoken: %s", error)
                failure = error
        await self._put(await self._worker.run(self._packetizer.flush))
        await self._queue.put(None)
        if failure is not None and not heard:
            raise failure

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
