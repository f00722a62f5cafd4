"""The chime before what the hub tells by itself."""

import math
from collections.abc import AsyncIterator

from hub.audio.chime import chime
from hub.engines.base import Pcm, TextToSpeech, closing


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
