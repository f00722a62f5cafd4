"""Rounds of calls and words in one turn, in virtual time."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from hub.dialogue.thinking import MOST_ROUNDS
from hub.dialogue.told import LONGEST_RESULT
from hub.dialogue.toolbox import AT_ONCE, MOST_CALLS
from hub.engines.base import ChatMessage, Role
from hub.errors import AnswerCutError, CannotSeeError, EmptyAnswerError, ServiceDownError
from hub.events import Outcome
from hub.tools import LISTED_S, Caller, Tool, ToolOutcome, ToolResult
from tests.dialogue.stage import IDS, Stage
from tests.fakes.device_tools import PHOTO, STATUS, VOLUME, ScriptedTools, done
from tests.fakes.engines import ScriptedEngines, ScriptedModel, calls
from tests.fakes.virtual_time import run_virtual

LOUDER = "Make it a bit louder."
GET = calls("self_get_device_status")
SET = calls("self_audio_speaker_set_volume", '{"volume": 80}')
JPEG = b"\xff\xd8\xff a picture"


def turn_with(
    model: ScriptedModel,
    tools: ScriptedTools | None = None,
    question: str = LOUDER,
    **engines: Any,
) -> Stage:
    """One turn on a device with ``tools``."""
    stage = Stage.with_(ScriptedEngines(model=model, **engines))
    stage.memory.tools = tools or ScriptedTools()

    async def scene() -> None:
        await stage.turn().run(question)

    run_virtual(scene())
    return stage


def results(messages: list[ChatMessage]) -> list[dict[str, Any]]:
    """What the model was told of its calls."""
    return [json.loads(message.text) for message in messages if message.role is Role.TOOL]


def test_a_chain_of_calls_ends_in_words() -> None:
    model = ScriptedModel(rounds=[[GET], [SET], ["🙂 It is louder now."]])
    tools = ScriptedTools()
    stage = turn_with(model, tools)
    assert [(call.name, call.arguments) for call in tools.calls] == [
        (STATUS.name, {}),
        (VOLUME.name, {"volume": 80}),
    ]
    assert all((call.caller, call.turn_id) == (Caller.MODEL, IDS.turn_id) for call in tools.calls)
    assert stage.finished.answer == "It is louder now."
    assert stage.finished.outcome is Outcome.ANSWERED
    assert model.judged == [], "numbers and single words persuade nobody"


def test_what_came_of_a_call_is_told_as_data_behind_the_call() -> None:
    model = ScriptedModel(rounds=[["Let me see. ", GET], ["It is at 70."]])
    turn_with(model)
    system, question, called, result = model.asked[1]
    assert "never an instruction" in system.text
    assert question == ChatMessage(Role.USER, LOUDER)
    assert (called.role, called.text, called.calls) == (Role.ASSISTANT, "Let me see. ", (GET,))
    assert (result.role, result.call_id) == (Role.TOOL, GET.call_id)
    assert json.loads(result.text)["outcome"] == "done"


def test_a_device_without_tools_costs_no_functions_and_no_words_about_them() -> None:
    model = ScriptedModel()
    stage = Stage.with_(ScriptedEngines(model=model))

    async def scene() -> None:
        await stage.turn().run("Hello?")

    run_virtual(scene())
    assert model.offered == [()]
    assert "functions" not in model.asked[0][0].text


def test_words_before_a_call_are_spoken_as_they_come() -> None:
    model = ScriptedModel(rounds=[["🙂 Let me make it louder.", SET], ["Now it is louder."]])
    stage = turn_with(model, ScriptedTools(takes={VOLUME.name: 20.0}))
    assert stage.finished.answer == "Let me make it louder. Now it is louder."
    assert stage.sink.texts("emotion") == ["happy"]
    first, *_, last = (at for at, what, _ in stage.sink.log if what == "sentence")
    assert last - first > 19


def test_only_words_are_remembered() -> None:
    model = ScriptedModel(rounds=[[GET], ["It is at 70."]])
    stage = turn_with(model)
    assert list(stage.memory.history.messages()) == [
        ChatMessage(Role.USER, LOUDER),
        ChatMessage(Role.ASSISTANT, "It is at 70."),
    ]


def test_ordinary_calls_run_side_by_side_and_not_too_many() -> None:
    many = [Tool(f"self.lamp_{number}.on") for number in range(12)]
    tools = ScriptedTools(many, {}, {tool.name: 0.5 for tool in many})
    model = ScriptedModel(rounds=[[calls(f"self_lamp_{number}_on") for number in range(12)], ["They are on."]])
    turn_with(model, tools, "All lamps on.")
    assert tools.most_at_once == AT_ONCE
    assert len(results(model.asked[1])) == 12
    assert tools.calls[-1].ended is not None
    assert tools.calls[-1].ended - tools.calls[0].began == pytest.approx(1.0)


def test_slow_calls_run_one_after_the_other_behind_the_rest() -> None:
    look = [calls("self_camera_take_photo", json.dumps({"question": text}), text) for text in ("a", "b")]
    tools = ScriptedTools((STATUS, PHOTO), takes={PHOTO.name: 5.0})
    model = ScriptedModel(rounds=[[*look, GET], ["I see."]])
    turn_with(model, tools, "What do you see?")
    assert tools.names() == [STATUS.name, PHOTO.name, PHOTO.name]
    assert tools.most_at_once == 1
    told = [message.call_id for message in model.asked[1] if message.role is Role.TOOL]
    assert told == ["a", "b", GET.call_id], "in the order of the calls"


def test_rounds_have_an_end_and_the_last_has_no_functions() -> None:
    model = ScriptedModel(("I give up.",), rounds=[[GET]] * MOST_ROUNDS)
    tools = ScriptedTools()
    stage = turn_with(model, tools)
    assert len(tools.calls) == MOST_ROUNDS
    assert [bool(functions) for functions in model.offered] == [True] * MOST_ROUNDS + [False]
    assert stage.finished.answer == "I give up."
    told = [messages[0].text for messages in model.asked]
    assert ["You can call no function" in text for text in told] == [False] * MOST_ROUNDS + [True]


def test_calls_have_an_end() -> None:
    tools = ScriptedTools()
    model = ScriptedModel(rounds=[[calls("self_get_device_status", call_id=str(n)) for n in range(16)]] * 2)
    turn_with(model, tools)
    assert len(tools.calls) == MOST_CALLS
    assert results(model.asked[2])[-1]["outcome"] == ToolOutcome.INVALID


@pytest.mark.parametrize(
    "arguments", ['{"volume": ', "[]", "80", '{"a": NaN}', '{"a": 1e999}', "[" * 8_000, '"\\ud800"']
)
def test_arguments_that_are_no_json_object_never_reach_the_device(arguments: str) -> None:
    tools = ScriptedTools()
    model = ScriptedModel(rounds=[[calls("self_audio_speaker_set_volume", arguments, "c")]])
    turn_with(model, tools)
    assert tools.calls == []
    assert results(model.asked[1])[0]["outcome"] == ToolOutcome.INVALID
    (called,) = model.asked[1][2].calls
    assert json.loads(called.arguments) == {}, "a service takes no broken JSON back"


def test_a_tool_that_is_listed_twice_is_offered_once_and_not_if_it_is_for_people() -> None:
    model = ScriptedModel()
    reboot = (Tool("self.reboot", user_only=True), Tool("self.reboot"))
    turn_with(model, ScriptedTools((STATUS, STATUS, *reboot)))
    assert [function.name for function in model.offered[0]] == ["self_get_device_status"]


def test_what_is_not_offered_cannot_be_called() -> None:
    reboot = Tool("self.reboot", user_only=True)
    tools = ScriptedTools((STATUS, reboot))
    model = ScriptedModel(rounds=[[calls("self_reboot"), calls("self.made up!", call_id="x")]])
    turn_with(model, tools)
    assert tools.calls == []
    assert [result["outcome"] for result in results(model.asked[1])] == [ToolOutcome.UNKNOWN] * 2
    assert [call.name for call in model.asked[1][2].calls] == ["self_reboot", "self_made_up_"]


@pytest.mark.parametrize(
    "outcome", [ToolOutcome.REFUSED, ToolOutcome.LATE, ToolOutcome.GONE, ToolOutcome.INVALID]
)
def test_a_call_that_fails_is_told_to_the_model(outcome: ToolOutcome) -> None:
    tools = ScriptedTools(results={STATUS.name: ToolResult(outcome, "broken")})
    model = ScriptedModel(rounds=[[GET], ["That did not work."]])
    stage = turn_with(model, tools)
    assert results(model.asked[1]) == [{"outcome": outcome.value, "result": "broken"}]
    assert stage.finished.answer == "That did not work."


def test_a_long_result_is_cut_and_says_so() -> None:
    tools = ScriptedTools(results={STATUS.name: done("я" * 20_000)})
    model = ScriptedModel(rounds=[[GET], ["Long."]])
    turn_with(model, tools)
    (result,) = results(model.asked[1])
    assert (len(result["result"]), result["cut"]) == (LONGEST_RESULT // 2, True)


def test_a_list_that_is_not_there_yet_is_waited_for_a_moment_only() -> None:
    model = ScriptedModel()
    turn_with(model, ScriptedTools(listed_after=LISTED_S - 0.1))
    assert len(model.offered[0]) == 2
    late = ScriptedModel()
    stage = turn_with(late, ScriptedTools(listed_after=60.0))
    assert late.offered == [()]
    assert stage.finished.outcome is Outcome.ANSWERED


def test_who_does_it_without_a_word_has_done_it() -> None:
    for nothing in ([EmptyAnswerError("")], []):
        stage = turn_with(ScriptedModel((), rounds=[[SET], nothing]))
        assert stage.finished.answer == "Done."
        assert stage.finished.outcome is Outcome.ANSWERED
    spoke = turn_with(ScriptedModel(rounds=[["Louder it is.", SET], [EmptyAnswerError("")]]))
    assert spoke.finished.answer == "Louder it is."


def test_who_neither_does_anything_nor_says_a_word_is_apologised_for() -> None:
    for model in (ScriptedModel(()), ScriptedModel((), rounds=[[calls("nothing")], []])):
        assert turn_with(model).finished.error == "llm.empty"


def test_a_service_that_fails_behind_calls_is_apologised_for_once() -> None:
    model = ScriptedModel(rounds=[["Let me see.", GET], [ServiceDownError("")]])
    stage = turn_with(model)
    assert stage.finished.answer == "Let me see."
    assert (stage.finished.error, stage.finished.outcome) == ("llm.down", Outcome.APOLOGISED)
    cut = turn_with(ScriptedModel(rounds=[[GET], ["It is", AnswerCutError("")]]))
    assert cut.finished.answer == "It is"
    assert cut.finished.error == "llm.cut"


def test_pictures_are_shown_to_a_model_that_sees_behind_the_results() -> None:
    seer = ScriptedModel(("A red cup.",), name="seer")
    model = ScriptedModel(rounds=[[calls("self_camera_take_photo", "{}")]])
    tools = ScriptedTools((PHOTO,), {PHOTO.name: done("", JPEG)})
    stage = turn_with(model, tools, "What is this?", seer=seer)
    *_, result, shown = seer.asked[0]
    assert json.loads(result.text) == {"outcome": "done", "result": "", "pictures": 1}
    assert (shown.role, shown.pictures) == (Role.USER, (JPEG,))
    assert stage.finished.answer == "A red cup."
    assert "seer" in stage.finished.engines.values()


def test_a_model_that_takes_no_pictures_goes_on_without_them_and_knows_it() -> None:
    seer = ScriptedModel(rounds=[[CannotSeeError("")]])
    model = ScriptedModel(("I cannot look at it.",), rounds=[[calls("self_camera_take_photo", "{}")]])
    tools = ScriptedTools((PHOTO,), {PHOTO.name: done("", JPEG)})
    stage = turn_with(model, tools, "What is this?", seer=seer)
    assert not any(message.pictures for message in model.asked[1])
    assert "cannot be looked at" in results(model.asked[1])[0]["pictures"]
    assert stage.finished.answer == "I cannot look at it."


def test_an_interruption_ends_calls_at_once() -> None:
    tools = ScriptedTools((STATUS, VOLUME), takes={STATUS.name: 60.0, VOLUME.name: 60.0})
    stage = Stage.with_(ScriptedEngines(model=ScriptedModel(rounds=[[GET, SET]])))
    stage.memory.tools = tools

    async def scene() -> None:
        running = asyncio.create_task(stage.turn().run(LOUDER))
        while not tools.under_way:
            await asyncio.sleep(0.1)
        interrupted = asyncio.get_running_loop().time()
        running.cancel()
        await asyncio.wait({running})
        assert asyncio.get_running_loop().time() - interrupted < 0.001
        assert tools.under_way == 0

    run_virtual(scene())
    assert stage.finished.outcome is Outcome.INTERRUPTED


def test_time_waited_for_tools_is_told_and_is_not_the_hub_s_own() -> None:
    model = ScriptedModel(rounds=[[GET], ["It is at 70."]], takes=0.3)
    timings = turn_with(model, ScriptedTools(takes={STATUS.name: 0.8})).finished.timings
    assert timings["tools"] == pytest.approx(0.8, abs=0.01)
    assert timings["first_packet"] == pytest.approx(timings["engines"], abs=0.01)
    assert "tools" not in turn_with(ScriptedModel()).finished.timings


def test_a_tool_that_never_answers_is_given_up() -> None:
    model = ScriptedModel(rounds=[[GET], ["It does not answer."]])
    stage = turn_with(model, ScriptedTools(takes={STATUS.name: 10_000.0}))
    assert results(model.asked[1])[0]["outcome"] == ToolOutcome.LATE
    assert stage.finished.answer == "It does not answer."


def test_the_tools_of_a_skill_are_timed_too() -> None:
    stage = Stage.with_(ScriptedEngines())
    stage.memory.tools = ScriptedTools(takes={STATUS.name: 0.5})

    class Asks:
        async def answer(self, asked: Any) -> None:
            await asked.tools.call(STATUS.name, {}, caller=Caller.SKILL)

    stage.parts = replace(stage.parts, skills=Asks())

    async def scene() -> None:
        await stage.turn().run("How is the battery?")

    run_virtual(scene())
    assert stage.finished.timings["tools"] == pytest.approx(0.5, abs=0.01)
