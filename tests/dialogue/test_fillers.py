"""What is said while a tool takes its time, and when, in virtual time."""

from dataclasses import replace

import pytest

from hub.audio.packets import DOWNLINK_FRAME_MS
from hub.dialogue.fillers import PATIENCE_S, SILENT_FOR_S
from hub.errors import EngineFailedError
from hub.events import Outcome, SentenceSpoken
from hub.phrases import LANGUAGES, words
from hub.skills.asked import Asked
from hub.skills.calling_tools import call_tool
from hub.tools import AHEAD_S, Caller
from tests.dialogue.stage import Stage
from tests.dialogue.test_tool_loop import turn_with
from tests.fakes.device_tools import PHOTO, STATUS, ScriptedTools, done
from tests.fakes.engines import (
    RecordingSink,
    ScriptedAnswer,
    ScriptedEngines,
    ScriptedModel,
    ScriptedVoice,
    calls,
)
from tests.fakes.virtual_time import run_virtual

LOOK = calls("self_camera_take_photo", '{"question": "What is it?"}')
LOOK_AGAIN = calls("self_camera_take_photo", '{"question": "And beside it?"}')
GET = calls("self_get_device_status")
WHAT = "What do you see?"
PACKET_S = DOWNLINK_FRAME_MS / 1000


def camera(takes: float = 30.0) -> ScriptedTools:
    return ScriptedTools((STATUS, PHOTO), {PHOTO.name: done('{"response":"A cup."}')}, {PHOTO.name: takes})


def asides(stage: Stage) -> list[str]:
    return [event.text for event in stage.events if isinstance(event, SentenceSpoken) and event.aside]


def first_packet_since(sink: RecordingSink, moment: float) -> float:
    return next(at for at in sink.packets if at >= moment)


def gaps(sink: RecordingSink) -> list[tuple[float, float]]:
    """Where nothing was being heard: since when, until when."""
    heard, found = sink.packets[0], []
    for at in sink.packets:
        if at > heard + 0.001:
            found.append((heard, at))
        heard = max(heard, at) + PACKET_S
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_something_is_heard_before_a_slow_call_in_the_answer_s_language(language: str) -> None:
    tools = camera()
    voice = ScriptedVoice(language=language)
    stage = turn_with(ScriptedModel(rounds=[[LOOK], ["🙂 A cup."]]), tools, WHAT, voice=voice)
    (filler,) = asides(stage)
    assert filler in words("fillers", language)
    assert tools.calls[0].began - stage.sink.packets[0] >= AHEAD_S - 1e-9
    assert stage.finished.answer == "A cup."
    assert [message.text for message in stage.memory.history.messages()] == [WHAT, "A cup."]


def test_who_hears_the_model_s_words_needs_no_filler_and_they_are_heard_before_the_call() -> None:
    tools = camera()
    stage = turn_with(ScriptedModel(rounds=[["Let me look.", LOOK], ["A cup."]]), tools, WHAT)
    assert asides(stage) == []
    assert tools.calls[0].began - stage.sink.packets[0] >= AHEAD_S - 1e-9
    assert tools.calls[0].began - stage.sink.packets[0] < 1.0, "not after the words: while they are heard"


def test_words_that_have_died_away_are_followed_by_a_filler() -> None:
    tools = camera(10.0)
    model = ScriptedModel(rounds=[["One look.", LOOK], [LOOK_AGAIN], ["Two cups."]], verdict="yes")
    stage = turn_with(model, tools, WHAT)
    assert len(asides(stage)) == 1, "before the second photo"
    before_second = first_packet_since(stage.sink, tools.calls[0].began + 10.0)
    assert tools.calls[1].began - before_second >= AHEAD_S - 1e-9


def test_a_photo_of_thirty_seconds_loses_no_sound_and_ends_no_answer() -> None:
    tools = camera(30.0)
    voice = ScriptedVoice()
    stage = turn_with(ScriptedModel(rounds=[[LOOK], ["I see a red cup."]]), tools, WHAT, voice=voice)
    assert stage.sink.kinds().count("start") == stage.sink.kinds().count("stop") == 1
    assert stage.sink.kinds()[-1] == "stop"
    filler, answer = voice.spoken
    (gap,) = gaps(stage.sink)
    since, until = gap
    assert until - since > 25
    before = sum(at < since for at in stage.sink.packets)
    assert before == pytest.approx(len(filler) * 0.06 / PACKET_S, abs=1), "all of the filler, at once"
    assert len(stage.sink.packets) - before == pytest.approx(len(answer), abs=1)
    after = [at for at in stage.sink.packets if at >= until]
    assert after[-1] - after[0] >= (len(after) - 1) * PACKET_S - 0.3 - 1e-6, "no burst beyond the lead"


def test_the_end_of_a_word_does_not_wait_for_the_next_sentence() -> None:
    """A voice of another rate leaves part of its sound behind in the resampler, and a packet is not full."""
    voice = ScriptedVoice(sample_rate=22_050)
    stage = turn_with(ScriptedModel(rounds=[[LOOK], ["A cup."]]), camera(), WHAT, voice=voice)
    ((since, _),) = gaps(stage.sink)
    sound_s = len(voice.spoken[0]) * 1_440 / 22_050
    before = sum(at < since for at in stage.sink.packets)
    assert before * PACKET_S >= sound_s - 0.001


def test_an_ordinary_tool_is_waited_for_in_silence_for_a_second_only() -> None:
    quick = turn_with(ScriptedModel(rounds=[[GET], ["70."]]), ScriptedTools(takes={STATUS.name: 0.9}))
    assert asides(quick) == []
    tools = ScriptedTools(takes={STATUS.name: 4.0})
    stage = turn_with(ScriptedModel(rounds=[[GET], ["70."]]), tools)
    assert len(asides(stage)) == 1
    assert 0 <= stage.sink.packets[0] - (tools.calls[0].began + SILENT_FOR_S) < 0.2


def test_words_of_the_model_are_not_spoken_into_and_not_followed_at_once() -> None:
    words_before = "I ask how the device is doing now."
    short, long = (
        turn_with(
            ScriptedModel(rounds=[[words_before, GET], ["70."]]), ScriptedTools(takes={STATUS.name: takes})
        )
        for takes in (3.0, 6.0)
    )
    assert asides(short) == []
    assert len(asides(long)) == 1
    since, until = gaps(long.sink)[0]
    assert until - since == pytest.approx(SILENT_FOR_S, abs=0.2)


def test_many_words_before_a_slow_call_are_heard_to_their_end() -> None:
    sentences = [f"This is sentence number {number}. " for number in range(5)]
    voice = ScriptedVoice(sample_rate=22_050)
    tools = camera()
    stage = turn_with(ScriptedModel(rounds=[[*sentences, LOOK], ["A cup."]]), tools, WHAT, voice=voice)
    assert asides(stage) == []
    ((since, until),) = gaps(stage.sink)
    sound_s = sum(len(text) for text in voice.spoken[:5]) * 1_440 / 22_050
    before = sum(at < since for at in stage.sink.packets)
    assert before * PACKET_S >= sound_s - 0.001
    assert tools.calls[0].began < since < until


@pytest.mark.logs("could not be spoken", "could not be answered")
def test_a_voice_that_fails_holds_up_no_tool() -> None:
    voice = ScriptedVoice(error=EngineFailedError("no"))
    tools = camera(1.0)
    turn_with(ScriptedModel(rounds=[[LOOK], ["A cup."]]), tools, WHAT, voice=voice)
    assert tools.names() == [PHOTO.name]


def test_a_voice_that_takes_for_ever_holds_up_no_tool_for_long() -> None:
    tools = camera(1.0)
    stage = turn_with(ScriptedModel(rounds=[[LOOK], ["A cup."]]), tools, WHAT, voice=ScriptedVoice(takes=20.0))
    assert tools.calls[0].began - stage.sink.moment("start") == pytest.approx(0.3 + PATIENCE_S, abs=0.1)
    assert stage.finished.outcome is Outcome.ANSWERED


def test_a_service_s_voice_which_is_asked_ahead_does_the_same() -> None:
    tools = camera()
    voice = ScriptedVoice(takes=0.8, begins_late=True)
    stage = turn_with(ScriptedModel(rounds=[[LOOK], ["A cup. ", "It is red."]]), tools, WHAT, voice=voice)
    assert tools.calls[0].began - stage.sink.packets[0] >= AHEAD_S - 1e-9
    assert stage.finished.answer == "A cup. It is red."
    assert len(gaps(stage.sink)) == 1


def test_not_always_the_same_is_said() -> None:
    tools = camera(5.0)
    model = ScriptedModel(rounds=[[LOOK, LOOK, LOOK], ["Three cups."]])
    assert len(set(asides(turn_with(model, tools, WHAT)))) == 3


def test_a_skill_has_something_said_before_a_slow_call_too() -> None:
    class Photographer:
        async def answer(self, asked: Asked) -> ScriptedAnswer:
            await asked.before_slow()
            result = await asked.tools.call(PHOTO.name, {"question": asked.text}, caller=Caller.SKILL)
            return ScriptedAnswer("A cup." if result.done else "Nothing.")

    stage = Stage.with_(ScriptedEngines())
    stage.memory.tools = tools = camera()
    stage.parts = replace(stage.parts, skills=Photographer())

    async def scene() -> None:
        await stage.turn().run(WHAT)

    run_virtual(scene())
    assert len(asides(stage)) == 1
    assert tools.calls[0].began - stage.sink.packets[0] >= AHEAD_S - 1e-9
    assert stage.finished.answer == "A cup."


def asked_of_a_skill(takes: float) -> tuple[Stage, ScriptedTools]:
    """A turn in which a skill calls a tool that is not known to be slow."""

    class Teller:
        async def answer(self, asked: Asked) -> ScriptedAnswer:
            result = await call_tool(asked, STATUS.name, {})
            return ScriptedAnswer("All is well." if result.done else "Nothing.")

    stage = Stage.with_(ScriptedEngines())
    stage.memory.tools = tools = ScriptedTools(takes={STATUS.name: takes})
    stage.parts = replace(stage.parts, skills=Teller())

    async def scene() -> None:
        await stage.turn().run("How are you?")

    run_virtual(scene())
    assert stage.finished.answer == "All is well."
    return stage, tools


def test_who_waits_for_a_skill_s_tool_is_told_after_a_second_too() -> None:
    assert asides(asked_of_a_skill(0.9)[0]) == []
    stage, tools = asked_of_a_skill(4.0)
    assert len(asides(stage)) == 1
    assert 0 <= stage.sink.packets[0] - (tools.calls[0].began + SILENT_FOR_S) < 0.2


def test_a_device_hears_that_an_answer_begins_before_a_skill_calls_its_tool() -> None:
    stage, tools = asked_of_a_skill(0.05)
    assert tools.calls[0].began - stage.sink.moment("start") >= AHEAD_S - 1e-9
