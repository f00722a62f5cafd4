"""A voice that takes its time for each first sound: what a person hears of that. In virtual time."""

import asyncio
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

from hub.dialogue.ahead import Begun, SentenceQueue, one_ahead
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


def test_a_voice_of_this_machine_is_given_one_sentence_after_the_other() -> None:
    voice = Service(begins_late=False)
    assert longest_gap(play(SPEECH, engines(voice))) > 0.01
    assert voice.most == 1


def test_a_stand_in_is_given_one_sentence_after_the_other_too() -> None:
    @dataclass
    class StoodInFor(Service):
        """By a voice of this machine, from the second sentence on."""

        open_before: dict[str, int] = field(default_factory=dict)

        async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
            self.begins_late = text == SENTENCES[0]
            self.open_before[text] = self.open
            async for sound in super().synthesize(text, due=due):
                yield sound

    voice = StoodInFor()
    assert play(SPEECH, engines(voice)).sink.texts("sentence") == list(SENTENCES)
    assert [voice.open_before[text] for text in SENTENCES] == [0, 1, 0, 0]


@pytest.mark.logs("could not be spoken")
@pytest.mark.parametrize("fails_on", SENTENCES)
def test_a_sentence_that_fails_leaves_the_others(fails_on: str) -> None:
    voice = Service(error=EngineFailedError("no"), fails_on=fails_on)
    stage = play(SPEECH, engines(voice))
    others = [sentence for sentence in SENTENCES if sentence != fails_on]
    assert stage.sink.texts("sentence") == [*others, phrase("voice.sentence", "en")]
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


async def some_sound(_: Sentence) -> AsyncIterator[Pcm]:
    yield np.zeros(10, np.int16)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_sentence_that_comes_as_the_next_one_is_asked_for_keeps_its_place(count: int) -> None:
    all_of_them = [Sentence(text, text) for text in "ABCDE"[:count]]
    spoken: list[Sentence] = []

    async def scene() -> None:
        sentences: SentenceQueue = asyncio.Queue(2)

        async def compose() -> None:
            for sentence in (*all_of_them[1:], None):
                await sentences.put(sentence)
                await asyncio.sleep(0.01)

        await sentences.put(all_of_them[0])
        going_through = one_ahead(sentences, some_sound, lambda: True)
        spoken.append((await anext(going_through)).sentence)
        await asyncio.sleep(1)
        speaking = asyncio.create_task(_rest(going_through, spoken))
        await asyncio.wait_for(asyncio.gather(speaking, compose()), 5)

    run_virtual(scene())
    assert spoken == all_of_them


async def _rest(going_through: AsyncIterator[Begun], spoken: list[Sentence]) -> None:
    spoken += [begun.sentence async for begun in going_through]
