"""The microphone: what is said into it goes out as Opus packets, in real time.

A packet can leave when its last sample has been heard: packet n at ``start + n × frame``. Those
moments are absolute, so a late one does not delay the next.

Silence is encoded like speech, with DTX: most of its packets have 1–3 bytes. What the encoder gives
is sent; with ``gaps`` those short ones are kept back instead, as firmware may do too.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from hub.audio.opus import OpusEncoder
from hub.twin.clock import Clock
from hub.twin.pcm import Pcm
from hub.twin.rates import MICROPHONE_RATE, UplinkRate

SILENCE_BYTES = 3
"""A packet of at most this many bytes is DTX silence."""

Send = Callable[[bytes], Awaitable[None]]
"""Takes one Opus packet."""


@dataclass(frozen=True, slots=True)
class Uplink:
    """How sound is sent: its sample rate in Hz, a packet's length in ms.

    ``gaps`` sends nothing in place of DTX packets.
    """

    rate: UplinkRate = MICROPHONE_RATE
    frame_ms: int = 60
    gaps: bool = False

    @property
    def frame_samples(self) -> int:
        """Samples in a packet."""
        return self.rate * self.frame_ms // 1000


class Source(Protocol):
    """What is said into a microphone."""

    @property
    def over(self) -> bool:
        """Whether all of it has been given out."""
        ...

    @property
    def given(self) -> int:
        """Samples of it given out so far."""
        ...

    def frames(self) -> Sequence[Pcm]:
        """What there is to send now, once a frame's time: usually one frame."""
        ...


class Speech:
    """A recording cut into frames, then silence without end."""

    def __init__(self, pcm: Pcm, frame_samples: int) -> None:
        self._pcm = pcm
        self._frame = frame_samples
        self._at = 0

    @property
    def over(self) -> bool:
        """Whether every sample of the recording has been given out."""
        return self._at >= len(self._pcm)

    @property
    def given(self) -> int:
        """Samples of the recording given out so far."""
        return min(self._at, len(self._pcm))

    def frames(self) -> Sequence[Pcm]:
        """One frame, for the microphone is on the air without a gap."""
        return (self.next_frame(),)

    def next_frame(self) -> Pcm:
        """The next frame; the recording's last one is filled up with silence."""
        frame = np.zeros(self._frame, np.int16)
        piece = self._pcm[self._at : self._at + self._frame]
        frame[: len(piece)] = piece
        self._at += len(piece)
        return frame


class Microphone:
    """A microphone that can be switched on and off, and spoken into.

    ``run`` is one task's work for the life of the connection; everything else returns at once.
    """

    def __init__(self, clock: Clock, uplink: Uplink, send: Send, said: Callable[[], None]) -> None:
        self._clock = clock
        self._uplink = uplink
        self._frame_s = uplink.frame_ms / 1000
        self._send = send
        self._said = said  # called once when the last sample of what was said has been sent
        self._saying = False
        self._encoder = OpusEncoder(uplink.rate, frame_ms=uplink.frame_ms, dtx=True)
        self._speech: Source = Speech(np.zeros(0, np.int16), self._encoder.frame_samples)
        self._on = asyncio.Event()
        self.sent = 0
        """Packets sent."""
        self.silent = 0
        """Packets of DTX silence, sent or kept back."""
        self.began_at: float | None = None
        """When the first sample of what is said now was spoken; None: not yet."""

    @property
    def spoken_s(self) -> float:
        """Seconds of the recording that went into the microphone."""
        return self._speech.given / self._uplink.rate

    @property
    def rate(self) -> int:
        """Samples a second."""
        return self._uplink.rate

    def say(self, pcm: Pcm) -> None:
        """Speak ``pcm`` (at the uplink's rate) into it from the next frame on."""
        self.say_from(Speech(pcm, self._encoder.frame_samples))

    def say_from(self, source: Source) -> None:
        """Speak what ``source`` gives into it from the next frame on."""
        self._speech = source
        self._saying = True
        self.began_at = None

    def hush(self) -> bool:
        """Stop speaking into it. Gives whether something was left to say."""
        left = self._saying
        self._saying = False
        return left

    def switch(self, *, on: bool) -> None:
        """Switch it on or off; off, a frame half recorded is thrown away."""
        if on:
            self._on.set()
        else:
            self._on.clear()

    async def run(self) -> None:
        """Record and send whenever it is on, until cancelled."""
        while True:
            await self._on.wait()
            start, frame = self._clock.now(), 0
            while self._on.is_set():
                frame += 1
                await self._clock.until(start + frame * self._frame_s)
                if self._on.is_set():
                    await self._send_frame(start + (frame - 1) * self._frame_s)

    async def _send_frame(self, begun: float) -> None:
        """Send the frame recorded from ``begun`` on. Encoding takes about 0.3 ms and stays on the loop."""
        if self._saying and self.began_at is None:
            self.began_at = begun
        for frame in self._speech.frames():
            packet = self._encoder.encode(frame)
            silent = len(packet) <= SILENCE_BYTES
            self.silent += silent
            if not (silent and self._uplink.gaps):
                self.sent += 1
                await self._send(packet)
        if self._saying and self._speech.over:
            self._saying = False
            self._said()


def encoded(pcm: Pcm, uplink: Uplink) -> list[bytes]:
    """The packets of a recording made before; its last one is filled up with silence."""
    encoder = OpusEncoder(uplink.rate, frame_ms=uplink.frame_ms, dtx=True)
    speech = Speech(pcm, encoder.frame_samples)
    return [encoder.encode(speech.next_frame()) for _ in range(-(-len(pcm) // encoder.frame_samples))]
