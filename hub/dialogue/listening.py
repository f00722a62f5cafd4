"""Taking one utterance from packets as they come."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hub.audio.ear import Ear, Heard
from hub.audio.packets import SILENCE_BYTES
from hub.dialogue.levels_told import HeardLevels
from hub.dialogue.tally import Tally
from hub.engines.base import Pcm
from hub.engines.worker import Worker

MAX_WAITING_BYTES = 256 * 1024
"""Packets that may wait to be decoded: a minute of speech at 32 kbit/s, which a client may send in one go.
The oldest is dropped for the newest, and counted."""

GAP_GRACE_S = 0.5
"""A microphone with DTX sends next to nothing in silence. So long after the end silence, by the clock,
without any more speech the question is taken to be over; shorter gaps may be the network's."""

BATCH_PACKETS = 25
"""Packets decoded in one go, about 10 ms of work: other devices wait for the same worker. Silence before speech
is decoded in as large pieces, too, so that a microphone that is on in a quiet room costs next to nothing."""

BARGE_IN_S = 0.3
"""So much speech is meant for the hub, seconds: a cough is shorter."""

HELD_S = 10.0
"""A button counts as held for so long after the last packet, seconds: even in silence one comes in less."""


NOTHING_YET = Heard(
    seconds=0.0, ended=False, speech_from_s=None, speech_to_s=None, used_packets=0, broken_packets=0
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was heard: 16 kHz, empty when nobody spoke."""

    pcm: Pcm
    cut: bool = False  # it was longer than is listened to
    silence_s: float = 0.0  # heard behind the last speech, seconds


class Listening:
    """One utterance in the making. ``feed`` and ``finish`` are called as messages come in.

    Attributes:
        hub_decides_end: Silence ends the question, not the person.
        cut: It was longer than is listened to.
        pauses: How often the person paused, and it was taken for the end.
    """

    def __init__(
        self,
        new_ear: Callable[[], Ear],
        worker: Worker,
        tally: Tally,
        *,
        hub_decides_end: bool,
        end_silence_s: float,
        longest_s: float,
        levels: HeardLevels | None = None,
    ) -> None:
        """Prepare to listen.

        Args:
            new_ear: Makes the ear; blocking, called in ``worker``.
            worker: Where packets are decoded.
            tally: Where packets are counted.
            hub_decides_end: Silence ends the question, not the person.
            end_silence_s: How much silence.
            longest_s: The question is over after so much sound in any case; where the hub decides,
                silence before it does not count.
            levels: Tells how loud it is.
        """
        self.cut = False
        self.pauses = 0
        self.hub_decides_end = hub_decides_end
        self._new_ear = new_ear
        self._worker = worker
        self._tally = tally
        self._levels = levels
        self._gap_s = end_silence_s + GAP_GRACE_S
        self._longest_s = longest_s
        self._packets: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._changed = asyncio.Event()
        self._finished = False
        self._heard = NOTHING_YET
        self._stirred = asyncio.Event()
        self._before: Listening | None = None
        self._now = asyncio.get_running_loop().time
        self._spoke_at = self._packet_at = self._now()
        self._utterance: asyncio.Future[Utterance] = asyncio.get_running_loop().create_future()

    def feed(self, packet: bytes) -> None:
        """Take a packet; one that comes after the end is ignored, an empty one says nothing."""
        if self._finished or not packet:
            return
        self._packets.append(packet)
        self._waiting_bytes += len(packet)
        while self._waiting_bytes > MAX_WAITING_BYTES:
            self._waiting_bytes -= len(self._packets.popleft())
            self._tally.crowded_out += 1
        self._packet_at = self._now()
        if self._spoke or len(packet) > SILENCE_BYTES or len(self._packets) >= BATCH_PACKETS:
            self._changed.set()

    def finish(self) -> None:
        """The person has let go of the button, or nobody wants to know any more: what came is all."""
        self._finished = True
        self._changed.set()

    @property
    def seconds(self) -> float:
        """How long the utterance is so far, with what it goes on from."""
        before = self._before.seconds if self._before else 0.0
        return before + self._heard.seconds - self._silence_s()

    @property
    def busy(self) -> bool:
        """Whether somebody speaks, or holds the button."""
        if self.hub_decides_end:
            return self._spoke
        return self._now() - self._packet_at < HELD_S

    @property
    def over(self) -> bool:
        """Whether the question has ended."""
        return self._finished

    async def run(self) -> None:
        """Hear what is fed, until the utterance is over: one task's work."""
        try:
            utterance = await self._hear()
        except Exception as error:  # noqa: BLE001 - told to who waits for the utterance
            self._utterance.set_exception(error)
            self._utterance.exception()
        else:
            self._utterance.set_result(utterance)
        finally:
            self._finished = True
            self._stirred.set()
            self._utterance.cancel()
            if self._levels is not None:
                self._levels.end()

    async def utterance(self) -> Utterance:
        """Wait for the end of speech."""
        own = await asyncio.shield(self._utterance)
        if self._before is None:
            return own
        before = await self._before.utterance()
        return Utterance(np.concatenate((before.pcm, own.pcm)), own.cut, own.silence_s)

    def go_on_from(self, before: "Listening") -> None:
        """The person had only paused: what ``before`` heard is the beginning of this utterance."""
        self._before = before
        self.pauses = before.pauses + 1
        self._longest_s -= before.seconds

    async def barged_in(self) -> bool:
        """Wait until somebody has spoken long enough to mean it; False when it is over without."""
        await self._stirred.wait()
        return self._spoken_s() >= BARGE_IN_S

    def rest(self) -> list[bytes]:
        """The packets that came after the end of the utterance."""
        return list(self._packets)

    async def _hear(self) -> Utterance:
        ear = await self._worker.run(self._new_ear)
        while not self._finished:
            await self._something_or_silence()
            await self._take(ear)
            self.cut = self._is_too_long()
            if self.cut or self._heard.ended or (self.hub_decides_end and self._spoke and self._silent()):
                break
        self._finished = True
        while self._packets and not self.cut and not self._heard.ended:
            await self._take(ear)
        heard = self._heard
        silence = 0.0 if heard.speech_to_s is None else max(0.0, heard.seconds - heard.speech_to_s)
        return Utterance(ear.utterance(), self.cut, silence)

    def _spoken_s(self) -> float:
        heard = self._heard
        return (heard.speech_to_s or 0.0) - (heard.speech_from_s or 0.0)

    @property
    def _spoke(self) -> bool:
        return self._heard.speech_from_s is not None

    def _is_too_long(self) -> bool:
        return self._heard.seconds - self._silence_s() >= self._longest_s

    def _silence_s(self) -> float:
        """Seconds before anybody spoke, which a held button does not forgive."""
        if not self.hub_decides_end:
            return 0.0
        heard = self._heard
        return heard.seconds if heard.speech_from_s is None else heard.speech_from_s

    def _silent(self) -> bool:
        """Whether nothing was said for longer than a pause in speech, by the clock."""
        return not self._packets and self._now() - self._spoke_at >= self._gap_s

    async def _something_or_silence(self) -> None:
        """Wait for a packet, the end, or so long that silence has become the end."""
        limited = self._spoke and self.hub_decides_end
        if not self._packets:
            self._changed.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(self._spoke_at + self._gap_s if limited else None):
                await self._changed.wait()

    async def _take(self, ear: Ear) -> None:
        batch = [self._packets.popleft() for _ in range(min(BATCH_PACKETS, len(self._packets)))]
        self._waiting_bytes -= sum(map(len, batch))
        levels = self._levels
        measured = levels is not None and levels.wanted
        heard = await self._worker.run(ear.hear, batch, measured=measured)
        if levels is not None:
            levels.add(heard.levels)
        self._packets.extendleft(reversed(batch[heard.used_packets :]))
        self._tally.broken += heard.broken_packets
        self._tally.decoded += heard.used_packets - heard.broken_packets
        if heard.speech_to_s != self._heard.speech_to_s:
            self._spoke_at = self._now()
        self._heard = heard
        if self._spoken_s() >= BARGE_IN_S:
            self._stirred.set()
