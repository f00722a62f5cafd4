"""A voice that takes its time for each first sound: what a person hears of that. In virtual time."""

import asyncio
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

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


@pytest.mark.logs("could not be spoken")
@pytest.mark.parametrize("fails_on", SENTENCES)
def test_a_sentence_that_fails_leaves_the_others(fails_on: str) -> None:
    voice = Service(error=EngineFailedError("no"), fails_on=fails_on)
    stage = play(SPEECH, engines(voice))
    assert tuple(stage.sink.texts("sentence")) == (*SENTENCES, phrase("voice.sentence", "en"))
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
