"""The chime before what the hub tells by itself."""

import asyncio
import math
from collections.abc import AsyncIterator

from hub.audio.chime import LENGTH_S
from hub.dialogue.chime import Chiming
from hub.engines.base import Pcm
from tests.fakes.engines import ScriptedVoice
from tests.fakes.virtual_time import run_virtual


def test_a_voice_chimes_before_its_first_sentence_alone() -> None:
    async def play() -> None:
        voice = Chiming(ScriptedVoice())
        first = await sounds(voice.synthesize("Hello."))
        second = await sounds(voice.synthesize("Hello.", due=math.inf))
        assert [len(sound) for sound in first] == [round(LENGTH_S * 24_000), 6 * 1_440]
        assert [len(sound) for sound in second] == [6 * 1_440]

    async def sounds(stream: AsyncIterator[Pcm]) -> list[Pcm]:
        return [sound async for sound in stream]

    run_virtual(play())


def test_of_two_sentences_that_are_begun_at_once_the_first_chimes() -> None:
    async def play() -> None:
        voice = Chiming(ScriptedVoice())
        streams = [voice.synthesize("One."), voice.synthesize("Two.")]
        later, first = await asyncio.gather(anext(streams[1]), anext(streams[0]))
        assert len(first) == round(LENGTH_S * 24_000)
        assert len(later) == 4 * 1_440

    run_virtual(play())
