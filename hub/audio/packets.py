"""From a voice's sound to Opus packets of fixed length."""

from collections.abc import Callable

import numpy as np

from hub.audio.opus import OpusEncoder, SampleRate
from hub.audio.resample import Resampler
from hub.engines.base import Pcm

DOWNLINK_RATE: SampleRate = 24_000
"""Sample rate of what devices play, Hz: what all known clients accept."""

DOWNLINK_FRAME_MS = 60
"""Length of one packet of what devices play, milliseconds."""

SILENCE_BYTES = 3
"""A microphone's packet of at most so many bytes is silence (DTX)."""


class Packetizer:
    """Resamples and encodes one answer. State goes from sentence to sentence, so joints are silent.

    Blocking: use it in a worker.
    """

    def __init__(
        self, *, complexity: int, bitrate: int, measure: Callable[[Pcm], object] | None = None
    ) -> None:
        """``measure`` is handed the sound of each packet, in order."""
        self._measure = measure
        self._encoder = OpusEncoder(
            DOWNLINK_RATE, frame_ms=DOWNLINK_FRAME_MS, complexity=complexity, bitrate=bitrate
        )
        self._resampler: Resampler | None = None
        self._rate = 0
        self._pending = np.zeros(0, np.int16)

    def push(self, pcm: Pcm, rate: int) -> list[bytes]:
        """Take the next piece of sound at ``rate`` Hz; return the packets that are full."""
        if rate != self._rate:
            self._drain_resampler()
            self._resampler = Resampler(rate, DOWNLINK_RATE)
            self._rate = rate
        if self._resampler is not None:
            self._pending = np.concatenate((self._pending, self._resampler.push(pcm)))
        return self._full_packets()

    def flush(self) -> list[bytes]:
        """The rest, the last packet filled up with silence."""
        self._drain_resampler()
        short = -len(self._pending) % self._encoder.frame_samples
        self._pending = np.pad(self._pending, (0, short))
        return self._full_packets()

    def _drain_resampler(self) -> None:
        if self._resampler is not None:
            self._pending = np.concatenate((self._pending, self._resampler.flush()))
            self._resampler = None
            self._rate = 0

    def _full_packets(self) -> list[bytes]:
        size = self._encoder.frame_samples
        count = len(self._pending) // size
        frames = [self._pending[i * size : (i + 1) * size] for i in range(count)]
        self._pending = self._pending[count * size :]
        if self._measure is not None:
            for frame in frames:
                self._measure(frame)
        return [self._encoder.encode(frame) for frame in frames]
