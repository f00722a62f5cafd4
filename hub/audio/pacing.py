"""Sending an answer in step with its playback.

A device plays what arrives, keeps about 2.4 s and drops what is over; on an abort it plays out what it
holds. So each packet is sent a short, constant lead before it is to be heard, by absolute deadlines,
and each sentence's text exactly when its first packet is heard.
"""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

TAIL_S = 0.06
"""Waited after playback has ended by our clock, for the way to the device: some clients clear their
buffers on ``tts stop``."""

S = TypeVar("S")
S_contra = TypeVar("S_contra", contravariant=True)


class PacketSink(Protocol[S_contra]):
    """Where packets and sentences go."""

    async def packet(self, packet: bytes) -> None:
        """Send one packet."""
        ...

    async def sentence(self, sentence: S_contra) -> None:
        """Tell that ``sentence`` begins to be heard now."""
        ...


@dataclass(frozen=True, slots=True)
class Mark(Generic[S]):
    """In the queue before the first packet of ``sentence``."""

    sentence: S


class Pacer(Generic[S]):
    """Plays one answer out of a queue of marks and packets; None ends it."""

    def __init__(self, sink: PacketSink[S], *, lead_s: float, packet_s: float, not_before: float) -> None:
        """Prepare to play one answer; ``played_out`` is when all that was sent will have been heard.

        Args:
            sink: Where packets and sentences go.
            lead_s: How far sending runs ahead of playback.
            packet_s: Length of one packet.
            not_before: Earliest moment (event loop's clock) for the first packet.
        """
        self.stalls = 0
        self.packets = 0
        self.first_sent: float | None = None
        self._sink = sink
        self._lead_s = lead_s
        self._packet_s = packet_s
        self.played_out = not_before
        self._waiting: list[S] = []
        self._marks: deque[tuple[float, S]] = deque()
        self._now = asyncio.get_running_loop().time

    async def run(self, queue: "asyncio.Queue[Mark[S] | bytes | None]") -> None:
        """Send everything from ``queue``; returns when it has been heard."""
        while (item := await self._next(queue)) is not None:
            if isinstance(item, Mark):
                self._waiting.append(item.sentence)
            else:
                await self._send(item)
        await self._until(self.played_out + TAIL_S if self.packets else self._now())

    async def _send(self, packet: bytes) -> None:
        await self._until(self.played_out - self._lead_s if self.packets else self.played_out)
        now = self._now()
        if self.packets and now > self.played_out:
            self.stalls += 1  # the device ran dry; start anew from here, without a burst to catch up
        heard = max(self.played_out, now)
        self._marks.extend((heard, sentence) for sentence in self._waiting)
        self._waiting.clear()
        self.played_out = heard + self._packet_s
        self.packets += 1
        if self.first_sent is None:
            self.first_sent = now
        await self._sink.packet(packet)

    async def _next(self, queue: "asyncio.Queue[Mark[S] | bytes | None]") -> Mark[S] | bytes | None:
        """The next item; sentences that fall due while it is waited for are told."""
        while True:
            due = self._marks[0][0] if self._marks else None
            try:
                async with asyncio.timeout_at(due):
                    return await queue.get()
            except TimeoutError:
                await self._tell_due()

    async def _until(self, moment: float) -> None:
        """Wait for ``moment``; timers may fire early, so the clock is read again."""
        await self._tell_due()
        while (now := self._now()) < moment:
            due = min(moment, self._marks[0][0]) if self._marks else moment
            await asyncio.sleep(due - now)
            await self._tell_due()

    async def _tell_due(self) -> None:
        while self._marks and self._marks[0][0] <= self._now():
            _, sentence = self._marks.popleft()
            await self._sink.sentence(sentence)
