import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import numpy as np
import pytest

from hub.dialogue.history import History
from hub.dialogue.listening import Listening, Utterance
from hub.dialogue.memory import Memory
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.speech import SETTLE_S
from hub.dialogue.turn import Turn
from hub.engines.base import ChatMessage, Pcm, Role
from hub.errors import (
    AnswerCutError,
    EngineError,
    EngineFailedError,
    KeyMissingError,
    ModelMissingError,
    QuotaError,
)
from hub.events import Event, Outcome, TranscriptReady, TurnFinished, TurnStarted
from hub.phrases import phrase
from tests.fakes.engines import (
    RecordingSink,
    ScriptedEngines,
    ScriptedHearing,
    ScriptedModel,
    ScriptedSkills,
    ScriptedVoice,
    turn_parts,
)
from tests.fakes.virtual_time import run_virtual

IDS = TurnIds("aa:bb:cc:dd:ee:01", "s1", "s1-1")


class Said(Listening):
    """Speech that has ended already."""

    def __init__(self, sound: Pcm, *, held: bool = False, cut: bool = False) -> None:
        self.hub_decides_end = not held
        self._said = Utterance(sound, cut)

    async def utterance(self) -> Utterance:
        return self._said


SOUND = np.ones(16_000, np.int16)
NO_SOUND = np.zeros(0, np.int16)
SPEECH = Said(SOUND)
SILENCE = Said(NO_SOUND)


@dataclass
class Stage:
    """A turn's surroundings, and what came of it."""

    parts: TurnParts
    sink: RecordingSink
    memory: Memory
    events: list[Event]

    @classmethod
    def with_(cls, engines: ScriptedEngines, skills: ScriptedSkills | None = None) -> "Stage":
        parts = turn_parts(engines, skills)
        events: list[Event] = []
        parts.bus.subscribe(Event, events.append)
        return cls(parts, RecordingSink(), Memory(History(10)), events)

    def turn(self) -> Turn:
        return Turn(self.parts, IDS, self.sink, self.memory)

    @property
    def finished(self) -> TurnFinished:
        ends = [event for event in self.events if isinstance(event, TurnFinished)]
        assert len(ends) == 1
        assert self.events[-1] is ends[0]
        return ends[0]


def play(
    question: Listening | str, engines: ScriptedEngines | None = None, skills: ScriptedSkills | None = None
) -> Stage:
    stage = Stage.with_(engines or ScriptedEngines(), skills)

    async def scene() -> None:
        await stage.turn().run(question)

    run_virtual(scene())
    return stage


def test_a_spoken_question_is_answered_in_the_device_s_order() -> None:
    stage = play(SPEECH)
    assert stage.sink.kinds() == ["transcript", "start", "emotion", "sentence", "sentence", "stop"]
    assert stage.sink.texts("transcript") == ["What is the weather?"]
    assert stage.sink.texts("emotion") == ["happy"]
    assert stage.sink.texts("sentence") == ["It is sunny.", "Enjoy the day."]
    assert stage.finished.outcome is Outcome.ANSWERED
    assert stage.finished.spoken == "It is sunny. Enjoy the day."
    assert isinstance(stage.events[0], TurnStarted)


def test_the_emoji_is_not_spoken() -> None:
    voice = ScriptedVoice()
    play(SPEECH, ScriptedEngines(voice=voice))
    assert voice.spoken == ["It is sunny.", "Enjoy the day."]


def test_the_device_has_time_to_get_ready_before_the_first_packet() -> None:
    stage = play(SPEECH, ScriptedEngines(voice=ScriptedVoice(takes=0), model=ScriptedModel(takes=0)))
    assert stage.sink.packets[0] - stage.sink.moment("start") >= SETTLE_S - 1e-9


def test_the_answer_is_announced_before_the_model_is_asked() -> None:
    stage = play(SPEECH)
    assert stage.sink.moment("start") == stage.sink.moment("transcript")


def test_the_end_is_told_when_the_last_sound_has_been_heard() -> None:
    stage = play(SPEECH)
    playing = len(stage.sink.packets) * 0.06
    assert stage.sink.moment("stop") - stage.sink.packets[0] >= playing - 1e-9


def test_typed_text_is_answered_without_hearing() -> None:
    hearing = ScriptedHearing()
    stage = play("Привет", ScriptedEngines(hearing=hearing))
    assert hearing.heard == []
    (ready,) = [event for event in stage.events if isinstance(event, TranscriptReady)]
    assert (ready.text, ready.language) == ("Привет", "ru")


def test_a_skill_answers_without_the_model() -> None:
    model = ScriptedModel()
    stage = play(
        SPEECH, ScriptedEngines(model=model), ScriptedSkills({"What is the weather?": "Look outside."})
    )
    assert model.asked == []
    assert stage.finished.spoken == "Look outside."


def test_nobody_spoke() -> None:
    stage = play(SILENCE)
    assert stage.sink.kinds() == []
    assert stage.finished.outcome is Outcome.NOTHING_HEARD


def test_speech_without_words_is_asked_for_again() -> None:
    stage = play(SPEECH, ScriptedEngines(hearing=ScriptedHearing(text="")))
    assert " ".join(stage.sink.texts("sentence")) == phrase("heard.unclear", "en")
    assert stage.finished.outcome is Outcome.NOTHING_HEARD


@pytest.mark.parametrize("error", [KeyMissingError(""), QuotaError("")])
def test_a_model_that_cannot_answer_is_apologised_for_in_the_voice_s_language(error: EngineError) -> None:
    russian = ScriptedHearing(language="ru")
    engines = ScriptedEngines(hearing=russian, voice=ScriptedVoice(language="ru"), model=error)
    stage = play(SPEECH, engines)
    assert stage.finished.spoken == phrase(error.code, "ru")
    assert stage.finished.outcome is Outcome.APOLOGISED
    assert stage.finished.error == error.code


def test_an_answer_that_breaks_off_keeps_what_was_said_and_is_apologised_for_once() -> None:
    model = ScriptedModel(("Once upon a time. ", "There was"), error=AnswerCutError(""))
    stage = play(SPEECH, ScriptedEngines(model=model))
    assert stage.finished.spoken.startswith("Once upon a time.")
    assert stage.finished.spoken.count(phrase("llm.cut", "en")) == 1
    assert stage.finished.outcome is Outcome.APOLOGISED


@pytest.mark.logs("could not be spoken")
def test_one_sentence_that_cannot_be_spoken_does_not_take_the_others_along() -> None:
    voice = ScriptedVoice(error=EngineFailedError(""), fails_on="sunny")
    stage = play(SPEECH, ScriptedEngines(voice=voice))
    assert stage.sink.packets
    assert stage.finished.outcome is Outcome.ANSWERED


@pytest.mark.logs("could not be")
@pytest.mark.parametrize(
    "engines",
    [
        ScriptedEngines(voice=ModelMissingError("")),
        ScriptedEngines(voice=ScriptedVoice(error=EngineFailedError(""))),
    ],
)
def test_what_cannot_be_said_is_shown(engines: ScriptedEngines) -> None:
    stage = play(SPEECH, engines)
    assert stage.sink.texts("alert") == [phrase(stage.finished.error, "en")]
    assert stage.finished.outcome is Outcome.FAILED
    assert stage.sink.packets == []


@pytest.mark.logs("a turn failed", "could not be answered")
def test_a_fault_of_ours_is_told_and_harms_nobody_else() -> None:
    class Broken(ScriptedHearing):
        async def transcribe(self, pcm: Pcm, language: str | None = None) -> None:  # type: ignore[override]
            raise ZeroDivisionError

    stage = play(SPEECH, ScriptedEngines(hearing=Broken()))
    assert stage.finished.outcome is Outcome.APOLOGISED
    assert stage.finished.spoken == phrase("engine.failed", "en")


def test_the_model_is_asked_for_words_that_the_voice_can_speak() -> None:
    model = ScriptedModel()
    play("Привет", ScriptedEngines(model=model, voice=ScriptedVoice(language="de")))
    assert "code: de" in model.asked[0][0].text


def test_the_model_is_told_what_was_heard_before_and_nothing_else() -> None:
    model = ScriptedModel()
    stage = Stage.with_(ScriptedEngines(model=model))

    async def twice() -> None:
        await stage.turn().run("First?")
        await stage.turn().run("Second?")

    run_virtual(twice())
    system, *rest = model.asked[1]
    assert system.role is Role.SYSTEM
    assert "22 November 2026" in system.text
    assert rest == [
        ChatMessage(Role.USER, "First?"),
        ChatMessage(Role.ASSISTANT, "It is sunny. Enjoy the day."),
        ChatMessage(Role.USER, "Second?"),
    ]


Moment = Callable[[RecordingSink], Awaitable[None]]


async def soon(_: RecordingSink) -> None:
    await asyncio.sleep(0.1)


async def after_transcript(sink: RecordingSink) -> None:
    while "transcript" not in sink.kinds():
        await asyncio.sleep(0.01)


async def after_first_packet(sink: RecordingSink) -> None:
    while not sink.packets:
        await asyncio.sleep(0.01)


async def in_the_second_sentence(sink: RecordingSink) -> None:
    while len(sink.texts("sentence")) < 2:
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("moment", [soon, after_transcript, after_first_packet, in_the_second_sentence])
def test_an_interruption_ends_it_at_once_at_every_stage(moment: Moment) -> None:
    stage = Stage.with_(ScriptedEngines())

    async def scene() -> None:
        loop = asyncio.get_running_loop()
        running = asyncio.create_task(stage.turn().run(SPEECH))
        await moment(stage.sink)
        interrupted = loop.time()
        running.cancel()
        await asyncio.wait({running})
        assert loop.time() - interrupted < 0.001
        sent = len(stage.sink.packets)
        await asyncio.sleep(10)
        assert len(stage.sink.packets) == sent

    run_virtual(scene())
    kinds = stage.sink.kinds()
    assert kinds.count("stop") == kinds.count("start") <= 1
    assert stage.finished.outcome is Outcome.INTERRUPTED
    heard = stage.sink.texts("sentence")
    assert stage.finished.spoken == " ".join(heard)
    assert [m.text for m in stage.memory.history.messages() if m.role is Role.ASSISTANT] == (
        [" ".join(heard)] if heard else []
    )


def test_the_timeline_is_in_order() -> None:
    timings = play(SPEECH).finished.timings
    assert list(timings) == [
        "transcribed",
        "first_token",
        "first_sentence",
        "first_sound",
        "first_packet",
        "heard",
    ]
    assert list(timings.values()) == sorted(timings.values())
