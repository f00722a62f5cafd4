"""Taking one utterance from packets as they come."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable

from hub.audio.ear import Ear, Heard
from hub.engines.base import Pcm
from hub.engines.worker import Worker

log = logging.getLogger(__name__)

MAX_WAITING_PACKETS = 50
"""Packets that may wait to be decoded: 3 s. The oldest is dropped for the newest, and counted."""

GAP_GRACE_S = 0.5
"""A microphone with DTX sends next to nothing in silence. So long after the end silence, by the clock,
without any more speech the question is taken to be over; shorter gaps may be the network's."""

HELD_S = 10.0
"""A button counts as held for so long after the last packet, seconds: even in silence one comes in less."""


class Listening:
    """One utterance in the making. ``feed`` and ``finish`` are called as messages come in."""

    def __init__(
        self,
        new_ear: Callable[[], Ear],
        worker: Worker,
        *,
        hub_decides_end: bool,
        end_silence_s: float,
        longest_s: float,
    ) -> None:
        """Prepare to listen.

        Args:
            new_ear: Makes the ear; blocking (6 ms to load a detector), called in ``worker``.
            worker: Where packets are decoded.
            hub_decides_end: Silence ends the question, not the person.
            end_silence_s: How much silence.
            longest_s: The question is over after so much sound in any case.
        """
        self.dropped = 0
        self.broken = 0
        self._new_ear = new_ear
        self._worker = worker
        self._hub_decides_end = hub_decides_end
        self._gap_s = end_silence_s + GAP_GRACE_S
        self._longest_s = longest_s
        self._packets: deque[bytes] = deque()
        self._changed = asyncio.Event()
        self._finished = False
        self._began = False
        self._spoke = False
        self._speech_to_s: float | None = None
        self._now = asyncio.get_running_loop().time
        self._spoke_at = self._packet_at = self._now()

    def feed(self, packet: bytes) -> None:
        """Take a packet; one that comes after the end is ignored, an empty one says nothing."""
        if self._finished or not packet:
            return
        if len(self._packets) >= MAX_WAITING_PACKETS:
            self._packets.popleft()
            self.dropped += 1
        self._packets.append(packet)
        self._began = True
        self._packet_at = self._now()
        self._changed.set()

    def finish(self) -> None:
        """The person has let go of the button: what came so far is the question."""
        self._finished = True
        self._changed.set()

    @property
    def began(self) -> bool:
        """Whether any sound has come."""
        return self._began

    @property
    def busy(self) -> bool:
        """Whether somebody speaks, or holds the button."""
        if self._hub_decides_end:
            return self._spoke
        return self._now() - self._packet_at < HELD_S

    @property
    def over(self) -> bool:
        """Whether the question has ended."""
        return self._finished

    async def utterance(self) -> Pcm:
        """Wait for the end of speech; the sound at 16 kHz, empty when nobody spoke."""
        ear = await self._worker.run(self._new_ear)
        while not self._finished:
            await self._something_or_silence()
            heard = await self._take(ear)
            over = heard.ended or self._silent()
            if heard.seconds >= self._longest_s or (self._hub_decides_end and self._spoke and over):
                break
        self._finished = True
        await self._take(ear)
        if self.dropped or self.broken:
            log.info("a question lost packets: %d came too fast, %d were no Opus", self.dropped, self.broken)
        return ear.utterance()

    def _silent(self) -> bool:
        """Whether nothing was said for longer than a pause in speech, by the clock."""
        return self._now() - self._spoke_at >= self._gap_s

    async def _something_or_silence(self) -> None:
        """Wait for a packet, the end, or so long that silence has become the end."""
        limited = self._spoke and self._hub_decides_end
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(self._spoke_at + self._gap_s if limited else None):
                await self._changed.wait()

    async def _take(self, ear: Ear) -> Heard:
        self._changed.clear()
        batch = list(self._packets)
        self._packets.clear()
        heard = await self._worker.run(ear.hear, batch)
        self.broken = heard.broken_packets
        self._spoke = heard.has_speech
        if heard.speech_to_s != self._speech_to_s:
            self._speech_to_s, self._spoke_at = heard.speech_to_s, self._now()
        return heard
