"""The sound before what the hub tells by itself, made of sines, so that it is there at any voice's rate."""

import math
from collections.abc import AsyncIterator
from functools import cache
from typing import Final

import numpy as np

from hub.engines.base import Pcm, TextToSpeech, closing

NOTES: Final = ((659.3, 0.0), (880.0, 0.22), (1108.7, 0.44))
"""Each with its pitch in Hz and when it begins, seconds: an A major chord, upwards, as doorbells play."""

LENGTH_S: Final = 1.2
"""Of the whole chime, with silence at its end before the words, seconds."""

FADE_S: Final = 0.18
"""In so long a note loses about two thirds of its loudness, seconds."""

ATTACK_S: Final = 0.008
"""In so long a note rises from silence, seconds: faster, and it clicks."""

LOUDNESS: Final = 9_000
"""Of one note at its loudest; three of them at once stay below what a sample holds, 32,767."""

OVERTONE: Final = 0.25
"""Of a note's loudness is in its octave, which makes it a bell's."""


@cache
def chime(rate: int) -> Pcm:
    """The chime at ``rate`` Hz. About 1 ms the first time."""
    moments = np.arange(round(LENGTH_S * rate)) / rate
    sound = np.zeros(len(moments))
    for pitch, begins in NOTES:
        since = np.maximum(0.0, moments - begins)
        loudness = np.minimum(1.0, since / ATTACK_S) * np.exp(-since / FADE_S)
        wave = np.sin(2 * np.pi * pitch * since) + OVERTONE * np.sin(4 * np.pi * pitch * since)
        sound += LOUDNESS / (1 + OVERTONE) * loudness * wave
    return sound.astype(np.int16)


class Chiming:
    """A voice (``TextToSpeech``) with the chime before its first words."""

    def __init__(self, voice: TextToSpeech) -> None:
        self.name = voice.name
        self.sample_rate = voice.sample_rate
        self.language = voice.language
        self.begins_late = voice.begins_late
        self._voice = voice
        self._chimed = False

    def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``; raises ``EngineFailedError``, behind the chime."""
        chimes, self._chimed = not self._chimed, True
        return self._sounds(text, due, chimes=chimes)

    async def _sounds(self, text: str, due: float, *, chimes: bool) -> AsyncIterator[Pcm]:
        if chimes:
            yield chime(self.sample_rate)
        async with closing(self._voice.synthesize(text, due=due)) as sounds:
            async for sound in sounds:
                yield sound
        self.name, self.begins_late = self._voice.name, self._voice.begins_late
