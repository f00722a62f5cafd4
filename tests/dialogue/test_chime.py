"""The sound before what the hub tells by itself."""

import asyncio
import math
from collections.abc import AsyncIterator

import numpy as np
import pytest

from hub.dialogue.chime import LENGTH_S, Chiming, chime
from hub.engines.base import Pcm
from tests.fakes.engines import ScriptedVoice
from tests.fakes.virtual_time import run_virtual

CLICK = 2_500
"""A step from one sample to the next that is heard as a click: far more than the steepest wave of the chime."""


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_it_is_loud_enough_ends_in_silence_and_never_clips(rate: int) -> None:
    sound = chime(rate)
    loudest = int(np.abs(sound.astype(np.int32)).max())
    assert sound.dtype == np.int16
    assert len(sound) == round(LENGTH_S * rate)
    assert 6_000 < loudest < 30_000
    assert np.abs(sound[-rate // 20 :]).max() < loudest / 20
    assert np.abs(sound[:2]).max() < 200


def test_it_does_not_click() -> None:
    steps = np.abs(np.diff(chime(48_000).astype(np.int32)))
    assert steps.max() < CLICK


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
