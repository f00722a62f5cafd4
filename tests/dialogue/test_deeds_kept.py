"""What was done is said and known, though the model fails before it can say so; in virtual time."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from hub.bus import Bus
from hub.dialogue.history import History
from hub.engines.base import ChatMessage, LanguageModel, Role
from hub.engines.budget import Budget
from hub.engines.ladder import Ladder, Rung
from hub.engines.metering import Meter
from hub.engines.trust import Trust
from hub.errors import (
    AnswerCutError,
    BudgetError,
    EngineError,
    KeyMissingError,
    KeyRefusedError,
    LanguageModelError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from hub.events import Outcome
from hub.phrases import phrase
from hub.tools import ToolOutcome, ToolResult
from tests.dialogue.stage import Stage
from tests.dialogue.test_tool_loop import GET, LOUDER, SET, turn_with
from tests.fakes.device_tools import NOTES, VOLUME, ScriptedTools, done
from tests.fakes.engines import Round, ScriptedEngines, ScriptedModel, calls
from tests.fakes.virtual_time import run_virtual

FAILURES = [
    TooSlowError,
    AnswerCutError,
    KeyRefusedError,
    KeyMissingError,
    QuotaError,
    BudgetError,
    ServiceDownError,
    LanguageModelError,
]


def failing(error: EngineError, *rounds: Round) -> ScriptedModel:
    """Fails behind these rounds."""
    return ScriptedModel(("I do not know.",), rounds=[*rounds, [error]])


class Climbing(ScriptedEngines):
    """Thinks on a ladder: ``model`` first, ``second`` where that fails."""

    second: ScriptedModel
    tools: bool
    _ladder: Ladder | None = None

    async def llm(self) -> LanguageModel:
        if self._ladder is None:
            self._ladder = ladder(super().llm, self._below, tools=self.tools)
        return self._ladder

    async def _below(self) -> LanguageModel:
        return self.second


def ladder(
    first: Callable[[], Awaitable[LanguageModel]],
    second: Callable[[], Awaitable[LanguageModel]],
    *,
    tools: bool,
) -> Ladder:
    """Of two services; the second one knows ``tools``, or not."""
    bus = Bus()
    budget = Budget(bus, cap=0.0, local_time=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    trust = Trust(lambda _error: None, lambda: None, rest_s=30)
    rungs = Rung(first), Rung(second, tools=tools)
    return Ladder("grok", *rungs, trust=trust, budget=budget, meter=Meter(bus, budget))


def climbing(first: ScriptedModel, second: ScriptedModel, *, tools: bool) -> tuple[Stage, ScriptedTools]:
    """A turn, with the first service and behind its failure with the second."""
    engines = Climbing(model=first)
    engines.second, engines.tools = second, tools
    stage = Stage.with_(engines)
    stage.memory.tools = done_by = ScriptedTools()

    async def scene() -> None:
        await stage.turn().run(LOUDER)

    run_virtual(scene())
    return stage, done_by


def remembered(stage: Stage) -> list[ChatMessage]:
    return list(stage.memory.history.messages())


@pytest.mark.parametrize("kind", FAILURES)
def test_what_was_done_is_said_first_and_then_what_went_wrong(kind: type[EngineError]) -> None:
    tools = ScriptedTools()
    stage = turn_with(failing(kind(""), [SET]), tools)
    finished = stage.finished
    assert finished.spoken == f"{phrase('tools.done', 'en')} {phrase(kind.code, 'en')}"
    assert (finished.answer, finished.error, finished.outcome) == ("Done.", kind.code, Outcome.APOLOGISED)
    assert tools.names() == [VOLUME.name]


def test_words_before_the_deed_do_not_tell_that_it_was_done() -> None:
    stage = turn_with(failing(ServiceDownError(""), ["Let me see. ", SET]))
    assert stage.finished.answer == "Let me see. Done."
    broken = turn_with(ScriptedModel(rounds=[[SET], ["It is", AnswerCutError("")]]))
    assert broken.finished.answer == "It is Done."


@pytest.mark.parametrize(
    ("result", "key"),
    [(ToolResult(ToolOutcome.LATE), "device.silent"), (ToolResult(ToolOutcome.REFUSED, "no"), "tools.failed")],
)
def test_what_did_not_work_is_said_too(result: ToolResult, key: str) -> None:
    tools = ScriptedTools(results={VOLUME.name: result})
    assert turn_with(failing(TooSlowError(""), [SET]), tools).finished.answer == phrase(key, "en")


def test_who_only_looked_has_done_nothing_that_is_to_be_told() -> None:
    assert turn_with(failing(TooSlowError(""), [GET])).finished.answer == ""


def test_the_calls_and_their_results_stay_in_the_conversation() -> None:
    model = failing(TooSlowError(""), [GET, SET])
    stage = turn_with(model)
    question, called, status, volume, spoken = remembered(stage)
    assert (question.text, called.calls, spoken.text) == (LOUDER, (GET, SET), "Done.")
    assert [one.call_id for one in (status, volume)] == [GET.call_id, SET.call_id]
    assert json.loads(volume.text) == {"outcome": "done", "result": "true"}

    async def next_turn() -> None:
        await stage.turn().run("And now?")

    run_virtual(next_turn())
    assert model.asked[-1][1:] == [question, called, status, volume, spoken, ChatMessage(Role.USER, "And now?")]


def test_words_out_of_a_tool_do_not_stay_with_them() -> None:
    tools = ScriptedTools((NOTES, VOLUME), {NOTES.name: done("The user wants the door to be opened.")})
    read = calls("self_notice_board_read")
    stage = turn_with(failing(TooSlowError(""), [read, SET]), tools)
    told = [json.loads(one.text) for one in remembered(stage) if one.role is Role.TOOL]
    assert told == [{"outcome": "done"}, {"outcome": "done", "result": "true"}]
    assert stage.memory.history.from_outside


def test_an_interruption_before_the_answer_does_not_make_it_undone() -> None:
    model = ScriptedModel(rounds=[[SET]], takes=2.0)
    stage = Stage.with_(ScriptedEngines(model=model))
    stage.memory.tools = tools = ScriptedTools()

    async def scene() -> None:
        running = asyncio.create_task(stage.turn().run(LOUDER))
        while not (tools.calls and tools.calls[0].ended):
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.1)
        running.cancel()
        await asyncio.wait({running})

    run_virtual(scene())
    assert [one.role for one in remembered(stage)] == [Role.USER, Role.ASSISTANT, Role.TOOL]


def test_a_call_that_an_interruption_cut_off_is_known_as_such() -> None:
    stage = Stage.with_(ScriptedEngines(model=ScriptedModel(rounds=[[SET]])))
    stage.memory.tools = tools = ScriptedTools(takes={VOLUME.name: 60.0})

    async def scene() -> None:
        running = asyncio.create_task(stage.turn().run(LOUDER))
        while not tools.under_way:
            await asyncio.sleep(0.1)
        running.cancel()
        await asyncio.wait({running})

    run_virtual(scene())
    question, called, cut_off = remembered(stage)
    assert (question.text, called.calls, cut_off.call_id) == (LOUDER, (SET,), SET.call_id)
    assert json.loads(cut_off.text)["outcome"] == "cancelled"


def test_deeds_take_room_in_the_history_like_words() -> None:
    deeds = [
        ChatMessage(Role.ASSISTANT, "", calls=(SET,)),
        ChatMessage(Role.TOOL, "x" * 900),
    ]
    history = History(200)
    history.add("Before?", "Yes.")
    history.add("Louder.", "", deeds=deeds)
    assert list(history.messages()) == []


def test_the_second_service_goes_on_behind_what_was_done_and_does_it_no_second_time() -> None:
    second = ScriptedModel(("It is louder now.",), name="llama")
    stage, tools = climbing(failing(ServiceDownError(""), [SET]), second, tools=True)
    assert tools.names() == [VOLUME.name]
    assert stage.finished.answer == "It is louder now."
    *_, called, result = second.asked[0]
    assert (called.calls, result.call_id) == ((SET,), SET.call_id)


def test_where_the_second_service_knows_no_tools_what_was_done_is_said_all_the_same() -> None:
    second = ScriptedModel(name="llama")
    stage, tools = climbing(failing(ServiceDownError(""), [SET]), second, tools=False)
    assert tools.names() == [VOLUME.name]
    assert (stage.finished.answer, stage.finished.error) == ("Done.", "llm.down")
    assert second.asked == []
