"""How loud sound is, in even steps to the ear."""

import math
from typing import Final

import numpy as np

from hub.engines.base import Pcm

SPAN_S: Final = 0.02
"""What one level is of, seconds: a syllable has several, and packets of 20, 40 and 60 ms a whole number."""

QUIETEST_DB: Final = -60.0
"""Below full scale: a quiet room by a device's microphone. What is no louder is told as 0."""

FULL_SCALE: Final = 32_768.0
"""Of 16-bit samples."""

DIGITS: Final = 2
"""Of a level that are told: 0.6 dB, finer than anybody sees."""

Levels = tuple[float, ...]


class LevelMeter:
    """Measures one stream of sound, whatever the pieces are that it comes in. Blocking: use it in a worker."""

    def __init__(self, rate: int) -> None:
        """``rate`` is in Hz."""
        self._span = round(rate * SPAN_S)
        self._rest = np.zeros(0, np.int16)

    def push(self, pcm: Pcm) -> Levels:
        """The levels of the spans that are full, 0…1. About 15 µs for 60 ms."""
        sound = np.concatenate((self._rest, pcm)) if len(self._rest) else pcm
        whole = len(sound) - len(sound) % self._span
        self._rest = sound[whole:]
        return _levels(sound[:whole].reshape(-1, self._span))


def loudness(block: Pcm) -> float:
    """How loud a block is as a whole: 0 for silence, 1 for full scale."""
    return _levels(block.reshape(1, -1))[0] if len(block) else 0.0


def _levels(spans: Pcm) -> Levels:
    """Of each row, by its root mean square."""
    samples = spans.astype(np.float32)
    powers: list[float] = np.einsum("ij,ij->i", samples, samples).tolist()
    return tuple(_level(power / spans.shape[1]) for power in powers)


def _level(power: float) -> float:
    """Of a mean of squares."""
    if power < 1:
        return 0.0
    decibels = 10 * math.log10(power / FULL_SCALE**2)
    return round(min(1.0, max(0.0, 1 - decibels / QUIETEST_DB)), DIGITS)
