"""A voice that takes its time for each first sound: what a person hears of that. In virtual time."""

import asyncio
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

from hub.dialogue.ahead import SentenceQueue, one_ahead
from hub.dialogue.speakable import Sentence
from hub.engines.base import Pcm
from hub.errors import EngineFailedError
from hub.events import Outcome
from hub.phrases import phrase
from tests.dialogue.stage import SPEECH, Stage, play
from tests.fakes.engines import ScriptedEngines, ScriptedModel, ScriptedVoice
from tests.fakes.virtual_time import run_virtual

SENTENCES = (
    "Good morning, all of you.",
    "The kitchen light is on.",
    "The coffee is hot now.",
    "Enjoy the new day.",
)
SHORT_S = 1.5
"""The first sound of a sentence takes as long as a short sentence, seconds."""


@dataclass
class Service(ScriptedVoice):
    """Knows how many sentences are open, and were at most."""

    begins_late: bool = True
    takes: float = SHORT_S
    open: int = 0
    most: int = 0
    closed: list[str] = field(default_factory=list)

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            async for sound in super().synthesize(text, due=due):
                yield sound
        finally:
            self.open -= 1
            self.closed.append(text)


def engines(voice: ScriptedVoice) -> ScriptedEngines:
    return ScriptedEngines(voice=voice, model=ScriptedModel(tuple(f"{text} " for text in SENTENCES), takes=0.0))


def longest_gap(stage: Stage) -> float:
    """Between two packets of 60 ms, seconds of silence."""
    return max(later - earlier for earlier, later in pairwise(stage.sink.packets)) - 0.06


@pytest.mark.parametrize(("takes", "bearable"), [(0.9, 0.01), (SHORT_S, 0.01), (2.5, 1.1)])
def test_no_silence_is_heard_between_sentences_and_they_stay_in_order(takes: float, bearable: float) -> None:
    voice = Service(takes=takes)
    stage = play(SPEECH, engines(voice))
    assert tuple(stage.sink.texts("sentence")) == SENTENCES
    assert longest_gap(stage) <= bearable
    assert voice.most == 2
    assert sorted(voice.closed) == sorted(SENTENCES)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_sentence_that_comes_as_the_voice_asks_for_it_keeps_its_place(count: int) -> None:
    """It is written in the very step in which the next one is asked for."""

    async def speak(sentence: Sentence) -> AsyncIterator[Pcm]:
        yield np.ones(1, np.int16)

    async def scene() -> list[str]:
        written = [Sentence(text, text) for text in SENTENCES[: count + 1]]
        sentences: SentenceQueue = asyncio.Queue(2)
        all_begun = one_ahead(sentences, speak)
        await sentences.put(written[0])
        spoken = [(await anext(all_begun)).sentence.text]
        await asyncio.sleep(0.01)

        async def voice() -> None:
            spoken.extend([begun.sentence.text async for begun in all_begun])

        async def model() -> None:
            sentences.put_nowait(written[1])
            for sentence in (*written[2:], None):
                await asyncio.sleep(0.01)
                await sentences.put(sentence)

        async with asyncio.TaskGroup() as both:
            both.create_task(voice())
            both.create_task(model())
        return spoken

    assert tuple(run_virtual(scene())) == SENTENCES[: count + 1]


def test_a_voice_of_this_machine_is_given_one_sentence_after_the_other() -> None:
    voice = Service(begins_late=False)
    assert longest_gap(play(SPEECH, engines(voice))) > 0.01
    assert voice.most == 1


@pytest.mark.logs("could not be spoken")
@pytest.mark.parametrize("fails_on", SENTENCES)
def test_a_sentence_that_fails_leaves_the_others(fails_on: str) -> None:
    voice = Service(error=EngineFailedError("no"), fails_on=fails_on)
    stage = play(SPEECH, engines(voice))
    others = tuple(text for text in SENTENCES if text != fails_on)
    assert tuple(stage.sink.texts("sentence")) == (*others, phrase("voice.sentence", "en"))
    assert stage.finished.answer == " ".join(others)
    assert (stage.finished.outcome, stage.finished.error) == (Outcome.ANSWERED, "voice.sentence")
    assert not voice.open


@pytest.mark.parametrize("after_s", [0.1, 1.0, 2.0, 2.2, 3.0, 3.5, 5.0])
def test_an_interruption_lets_go_of_all_that_was_begun(after_s: float) -> None:
    voice = Service()
    stage = Stage.with_(engines(voice))

    async def scene() -> None:
        running = asyncio.create_task(stage.turn().run(SPEECH))
        await asyncio.sleep(after_s)
        running.cancel()
        await asyncio.wait({running})
        assert voice.open == 0

    run_virtual(scene())
    assert stage.finished.outcome is Outcome.INTERRUPTED
