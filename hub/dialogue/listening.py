"""Taking one utterance from packets as they come."""

import asyncio
from collections import deque
from collections.abc import Callable

from hub.audio.ear import Ear, Heard
from hub.engines.base import Pcm
from hub.engines.worker import Worker

MAX_WAITING_PACKETS = 50
"""Packets that may wait to be decoded: 3 s. The oldest is dropped for the newest, and counted."""

GAP_GRACE_S = 0.5
"""A microphone with DTX sends nothing in silence. So long after the end silence without any packet,
the question is taken to be over; shorter gaps may be the network's."""


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

    def feed(self, packet: bytes) -> None:
        """Take a packet; one that comes after the end is ignored, an empty one says nothing."""
        if self._finished or not packet:
            return
        if len(self._packets) >= MAX_WAITING_PACKETS:
            self._packets.popleft()
            self.dropped += 1
        self._packets.append(packet)
        self._began = True
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
        return self._spoke or not self._hub_decides_end

    @property
    def over(self) -> bool:
        """Whether the question has ended."""
        return self._finished

    async def utterance(self) -> Pcm:
        """Wait for the end of speech; the sound at 16 kHz, empty when nobody spoke."""
        ear = await self._worker.run(self._new_ear)
        while not self._finished:
            quiet = await self._quiet_too_long(self._spoke)
            heard = await self._take(ear)
            self._spoke = heard.has_speech
            over = heard.ended or quiet
            if heard.seconds >= self._longest_s or (self._hub_decides_end and self._spoke and over):
                break
        self._finished = True
        await self._take(ear)
        return ear.utterance()

    async def _quiet_too_long(self, spoke: bool) -> bool:
        """Wait for something to change; True when nothing did for longer than a pause in speech."""
        limit = self._gap_s if spoke and self._hub_decides_end else None
        try:
            async with asyncio.timeout(limit):
                await self._changed.wait()
        except TimeoutError:
            return True
        return False

    async def _take(self, ear: Ear) -> Heard:
        self._changed.clear()
        batch = list(self._packets)
        self._packets.clear()
        heard = await self._worker.run(ear.hear, batch)
        self.broken = heard.broken_packets
        return heard
