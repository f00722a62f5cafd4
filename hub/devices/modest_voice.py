"""A voice for those who may not talk: strangers must not make the household wait for its own answers."""

import asyncio
import math
import re
from collections.abc import AsyncIterator
from typing import Final

from hub.engines.base import Pcm, TextToSpeech, closing

_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])\s*")
"""In the hub's own phrases, which have no abbreviations; what is said in one breath is made in one."""


class ModestVoice:
    """A ``TextToSpeech`` that lets all others go first, and asks for no more than a sentence at a time.

    However many speak with it, ``turn`` lets one sentence of all of them be made at once. So an
    answer waits for one of these at most, about a third of a second.
    """

    def __init__(self, voice: TextToSpeech, turn: asyncio.Lock) -> None:
        """Speak as ``voice`` does; ``turn`` is shared by all who may not talk."""
        self._voice = voice
        self._turn = turn
        self.name = voice.name
        self.sample_rate = voice.sample_rate
        self.language = voice.language
        self.begins_late = voice.begins_late

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``; ``due`` is not looked at: whoever has a right to an answer is more urgent."""
        for piece in filter(None, _BETWEEN_SENTENCES.split(text)):
            async with self._turn, closing(self._voice.synthesize(piece)) as sounds:
                made = [sound async for sound in sounds]
            for sound in made:
                yield sound
