"""What is said of a model's calls when the model itself says nothing, in virtual time."""

from collections.abc import Mapping
from typing import Any

import pytest

from hub.dialogue.thinking import MOST_ROUNDS
from hub.events import Outcome
from hub.phrases import phrase
from hub.tools import Caller, ToolOutcome, ToolResult
from tests.dialogue.test_tool_loop import GET, SET, turn_with
from tests.fakes.device_tools import VOLUME, ScriptedTools, done
from tests.fakes.engines import ScriptedModel, calls

TOO_LOUD = calls("self_audio_speaker_set_volume", '{"volume": 500}')
LOUDER_STILL = calls("self_audio_speaker_set_volume", '{"volume": 900}')
QUIETER = calls("self_audio_speaker_set_volume", '{"volume": 10}')


class Strict(ScriptedTools):
    """A device whose volume goes up to a hundred."""

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        if arguments.get("volume", 0) > 100:
            return ToolResult(ToolOutcome.INVALID, "volume: 500 is more than 100")
        return await super().call(name, arguments, caller=caller, turn_id=turn_id)


@pytest.mark.parametrize(
    ("rounds", "key"),
    [
        ([[GET, TOO_LOUD]], "tools.failed"),
        ([[GET], [TOO_LOUD]], "tools.failed"),
        ([[TOO_LOUD], [GET]], "tools.failed"),
        ([[SET, TOO_LOUD]], "tools.part"),
        ([[TOO_LOUD], [SET]], "tools.done"),
        ([[TOO_LOUD], [LOUDER_STILL], [SET]], "tools.done"),
        ([[TOO_LOUD, LOUDER_STILL], [SET]], "tools.part"),
        ([[SET], [GET]], "tools.done"),
    ],
    ids=[
        "at once",
        "read first",
        "read then",
        "one of two",
        "tried again",
        "tried three times",
        "one of two tried again",
        "looked after it",
    ],
)
def test_without_words_of_the_model_what_came_of_its_calls_is_told(rounds: list[Any], key: str) -> None:
    stage = turn_with(ScriptedModel((), rounds=[*rounds, []]), Strict())
    assert stage.finished.answer == phrase(key, "en")


class Stuck(ScriptedTools):
    """A device whose volume cannot be turned down, at the first try or ever."""

    def __init__(self, tries: int) -> None:
        super().__init__()
        self.tries = tries

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        result = await super().call(name, arguments, caller=caller, turn_id=turn_id)
        if arguments.get("volume") == 10 and self.tries:
            self.tries -= 1
            return ToolResult(ToolOutcome.REFUSED, "stuck")
        return result


@pytest.mark.parametrize("rounds", [[[QUIETER, SET]], [[QUIETER], [SET]], [[SET], [QUIETER]]])
def test_one_tool_with_other_arguments_is_another_deed(rounds: list[Any]) -> None:
    stage = turn_with(ScriptedModel((), rounds=[*rounds, []]), Stuck(tries=9))
    assert stage.finished.answer == phrase("tools.part", "en")


def test_the_same_deed_tried_again_may_have_its_arguments_in_another_order() -> None:
    one = calls("self_audio_speaker_set_volume", '{"volume": 10, "fade": 1}', "a")
    two = calls("self_audio_speaker_set_volume", '{"fade": 1, "volume": 10}', "b")
    stage = turn_with(ScriptedModel((), rounds=[[one], [two], []]), Stuck(tries=1))
    assert stage.finished.answer == phrase("tools.done", "en")


def test_who_only_looked_and_says_nothing_has_not_done_what_was_asked() -> None:
    for rounds in ([[GET], []], [[GET]] * MOST_ROUNDS):
        stage = turn_with(ScriptedModel((), rounds=rounds))
        assert (stage.finished.error, stage.finished.outcome) == ("llm.empty", Outcome.APOLOGISED)


@pytest.mark.parametrize(
    ("result", "key"),
    [
        (done("false"), "tools.failed"),
        (done('{"success": false}'), "tools.failed"),
        (ToolResult(ToolOutcome.REFUSED, "no"), "tools.failed"),
        (ToolResult(ToolOutcome.LATE), "device.silent"),
        (ToolResult(ToolOutcome.GONE), "device.silent"),
        (ToolResult(ToolOutcome.UNASKED), "tools.unasked"),
    ],
    ids=lambda value: value.text or value.outcome if isinstance(value, ToolResult) else "",
)
def test_what_did_not_work_is_told_in_the_hub_s_own_words(result: ToolResult, key: str) -> None:
    stage = turn_with(ScriptedModel((), rounds=[[SET], []]), ScriptedTools(results={VOLUME.name: result}))
    assert stage.finished.answer == phrase(key, "en")
