"""The real network, on speech and on what is none."""

import numpy as np
import pytest

from hub.engines.base import CHUNK_SAMPLES, Pcm
from hub.engines.silero import Silero
from tests.e2e.voice import speak

pytestmark = pytest.mark.loads_engines

SPEECH, NO_SPEECH = 0.5, 0.35


def whole(sound: Pcm) -> Pcm:
    return sound[: len(sound) // CHUNK_SAMPLES * CHUNK_SAMPLES]


async def test_speech_is_told_from_noise_and_silence() -> None:
    (said,) = await speak("What is the weather in Paris?")
    heard = Silero().probabilities(whole(said))
    assert np.mean(np.array(heard) > SPEECH) > 0.5
    noise = np.random.default_rng(1).normal(0, 4_000, 100 * CHUNK_SAMPLES).astype(np.int16)
    tone = (8_000 * np.sin(np.arange(100 * CHUNK_SAMPLES) * 0.2)).astype(np.int16)
    for sound in (noise, tone, np.zeros_like(noise)):
        assert max(Silero().probabilities(sound)) < NO_SPEECH


async def test_it_makes_no_difference_how_many_chunks_come_at_once_and_streams_do_not_mix() -> None:
    said, other = (whole(sound) for sound in await speak("Turn on the kitchen light.", "What time is it?"))
    together = Silero().probabilities(said)
    one, two = Silero(), Silero()
    alone: list[float] = []
    for start in range(0, len(said), CHUNK_SAMPLES):
        alone += one.probabilities(said[start : start + CHUNK_SAMPLES])
        two.probabilities(other[:CHUNK_SAMPLES])
    assert alone == pytest.approx(together, abs=1e-4)
