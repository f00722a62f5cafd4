"""The sound of a timer or an alarm: two bells, made here."""

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from hub.engines.base import Pcm

NOTES_HZ: Final = (659.26, 880.0)
"""E5 and A5, a rising fourth: heard through a small loudspeaker, and not like any telephone's."""

NOTE_S: Final = 0.28
"""From one note to the next, seconds."""

RING_S: Final = 0.9
"""For which the last note is heard, seconds."""

OVERTONES: Final = ((1.0, 1.0), (2.0, 0.35), (3.01, 0.1))
"""Of a small bell: frequency and strength, relative to the note's. The upper ones are a little sharp."""

DECAY_S: Final = 0.22
"""In which a note falls to a third, seconds; an overtone falls as many times faster as it is higher."""

PEAK: Final = 0.42
"""Of full scale: clear beside speech, and no fright."""

ATTACK_S: Final = 0.004
"""In which a note rises, seconds: without it, it begins with a click."""


LENGTH_S: Final = NOTE_S * (len(NOTES_HZ) - 1) + RING_S
"""Of the whole chime, seconds."""


@cache
def chime(rate: int) -> Pcm:
    """Both notes at ``rate`` Hz. The array is shared: not to be written to."""
    sound = np.zeros(round(LENGTH_S * rate))
    for number, note in enumerate(NOTES_HZ):
        start = round(number * NOTE_S * rate)
        sound[start:] += _bell(note, len(sound) - start, rate)
    fading = np.linspace(1.0, 0.0, rate // 20)
    sound[-len(fading) :] *= fading
    made: Pcm = (sound / np.abs(sound).max() * PEAK * 32_767).astype(np.int16)
    made.flags.writeable = False
    return made


def _bell(note: float, samples: int, rate: int) -> npt.NDArray[np.float64]:
    at = np.arange(samples) / rate
    sound = np.zeros(samples)
    for times, strength in OVERTONES:
        sound += strength * np.exp(-at * times / DECAY_S) * np.sin(2 * np.pi * note * times * at)
    rising = np.minimum(at / ATTACK_S, 1.0)
    bell: npt.NDArray[np.float64] = rising * sound
    return bell
