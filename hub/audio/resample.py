"""Sample-rate conversion of a stream, with state: no clicks where pieces join."""

import numpy as np
import soxr

from hub.engines.base import Pcm


class Resampler:
    """Converts one mono stream piece by piece."""

    def __init__(self, rate_in: int, rate_out: int) -> None:
        self._stream = soxr.ResampleStream(rate_in, rate_out, 1, dtype="int16")

    def push(self, pcm: Pcm) -> Pcm:
        """Convert the next piece; a little of it stays behind until the next one or ``flush``."""
        return np.asarray(self._stream.resample_chunk(pcm), dtype=np.int16)

    def flush(self) -> Pcm:
        """What stayed behind; the stream is over."""
        return np.asarray(self._stream.resample_chunk(np.zeros(0, np.int16), last=True), dtype=np.int16)
