import asyncio
import itertools
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace

import pytest

from hub.dialogue.speech import SETTLE_S
from hub.engines.base import ChatMessage, Function, Pcm, ReplyItem, Role, TextDelta, Transcript
from hub.errors import EngineFailedError
from hub.events import EngineKind, Outcome, TranscriptReady, TurnStarted
from tests.dialogue.stage import IDS, SILENCE, SOUND, SPEECH, Stage, play
from tests.fakes.engines import (
    RecordingSink,
    ScriptedEngines,
    ScriptedHearing,
    ScriptedModel,
    ScriptedSkills,
    ScriptedVoice,
)
from tests.fakes.virtual_time import run_virtual


def test_a_spoken_question_is_answered_in_the_device_s_order() -> None:
    stage = play(SPEECH)
    assert stage.sink.kinds() == ["transcript", "start", "emotion", "sentence", "sentence", "stop"]
    assert stage.sink.texts("transcript") == ["What is the weather?"]
    assert stage.sink.texts("emotion") == ["happy"]
    assert stage.sink.texts("sentence") == ["It is sunny.", "Enjoy the day."]
    assert stage.finished.outcome is Outcome.ANSWERED
    assert stage.finished.spoken == stage.finished.answer == "It is sunny. Enjoy the day."
    assert isinstance(stage.events[0], TurnStarted)


def test_it_is_told_which_engines_were_used_and_in_what_language_it_was_answered() -> None:
    finished = play(SPEECH).finished
    assert finished.engines == dict.fromkeys((EngineKind.STT, EngineKind.LLM, EngineKind.TTS), "scripted")
    assert finished.language == "en"
    typed = play("What time is it?", skills=ScriptedSkills({"What time is it?": "Noon."})).finished
    assert typed.engines == {EngineKind.TTS: "scripted"}


@pytest.mark.logs("could not be answered", "could not be spoken")
def test_who_heard_in_place_of_another_is_named_and_who_said_nothing_is_not() -> None:
    class StoodInFor(ScriptedHearing):
        async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
            return replace(await super().transcribe(pcm, language), engine="whisper")

    voice = ScriptedVoice(error=EngineFailedError("no"))
    finished = play(SPEECH, ScriptedEngines(hearing=StoodInFor(), voice=voice)).finished
    assert finished.engines == {EngineKind.STT: "whisper", EngineKind.LLM: "scripted"}
    unheard = play(SILENCE).finished
    assert (dict(unheard.engines), unheard.language) == ({}, "")


def test_a_question_s_sound_is_offered_to_be_kept() -> None:
    kept: list[tuple[str, int]] = []
    stage = Stage.with_(ScriptedEngines())
    stage.parts = replace(stage.parts, keep_sound=lambda turn_id, pcm: kept.append((turn_id, len(pcm))))

    async def scene() -> None:
        await stage.turn().run(SPEECH)
        await stage.turn().run("typed")

    run_virtual(scene())
    assert kept == [(IDS.turn_id, len(SOUND))]


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


class Holding(ScriptedModel):
    """Speaks without end, and counts the answers that are open; nothing else ends one that is left."""

    open = 0

    def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        self.held = self._endless()
        return self.held

    async def _endless(self) -> AsyncIterator[ReplyItem]:
        self.open += 1
        try:
            for number in itertools.count():
                yield TextDelta(f"This is sentence {number}. ")
        finally:
            self.open -= 1


def test_an_interruption_lets_go_of_the_model_that_waits_for_its_words_to_be_spoken() -> None:
    model = Holding()
    stage = Stage.with_(ScriptedEngines(model=model))

    async def scene() -> None:
        running = asyncio.create_task(stage.turn().run(SPEECH))
        await in_the_second_sentence(stage.sink)
        assert model.open == 1
        running.cancel()
        await asyncio.wait({running})
        assert model.open == 0

    run_virtual(scene())


def test_the_timeline_is_in_order() -> None:
    timings = play(SPEECH).finished.timings
    assert list(timings) == [
        "transcribed",
        "first_token",
        "first_sentence",
        "first_sound",
        "first_packet",
        "heard",
        "engines",
    ]
    stages = list(timings.values())[:-1]
    assert stages == sorted(stages)


def test_the_time_up_to_the_first_packet_is_the_engines_as_long_as_one_was_waited_for() -> None:
    """The device settles while the model thinks; where an engine is faster than that, the rest is not its."""
    engines = ScriptedEngines(ScriptedHearing(takes=0.25), ScriptedVoice(takes=0.1), ScriptedModel(takes=0.3))
    timings = play(SPEECH, engines).finished.timings
    heard_written_spoken = 0.25 + 2 * 0.3 + 0.1  # the second piece tells that the first was a sentence
    assert timings["engines"] == pytest.approx(heard_written_spoken, abs=0.002)
    assert timings["first_packet"] == pytest.approx(timings["engines"], abs=0.002)
    quick = ScriptedEngines(ScriptedHearing(takes=0.0), ScriptedVoice(takes=0.01), ScriptedModel(takes=0.0))
    timings = play(SPEECH, quick).finished.timings
    assert timings["engines"] == pytest.approx(0.01, abs=0.002)
    assert timings["first_packet"] == pytest.approx(SETTLE_S, abs=0.002)


def test_the_next_sentence_is_due_when_the_sound_of_the_last_ends() -> None:
    """Others' answers are spoken by the same voice: who runs dry first is to be served first."""
    voice = ScriptedVoice()
    stage = play(SPEECH, ScriptedEngines(voice=voice))
    first, second = voice.due
    assert first == math.inf
    sound_s = len(voice.spoken[0]) * 0.06
    assert second == pytest.approx(stage.sink.packets[0] + sound_s, abs=0.07)


def test_an_answer_without_words_is_a_turn_without_speech() -> None:
    stage = play("Stop.", skills=ScriptedSkills({"Stop.": ""}))
    assert stage.sink.kinds() == ["transcript", "start", "emotion", "stop"]
    assert stage.finished.outcome is Outcome.ANSWERED
    assert stage.finished.spoken == ""
    assert stage.sink.packets == []


def test_what_was_said_before_quiet_was_wanted_can_be_said_again() -> None:
    stage = Stage.with_(ScriptedEngines(), ScriptedSkills({"Stop.": ""}))

    async def scene() -> None:
        await stage.turn().run("What is the weather?")
        await stage.turn().run("Stop.")

    run_virtual(scene())
    assert stage.memory.heard_last == "It is sunny. Enjoy the day."
