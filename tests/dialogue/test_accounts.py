"""What a turn tells of who thought for it and of what left the house, and what is said of a lasting failure."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import pytest

from hub.bus import Bus
from hub.dialogue.memory import Memory
from hub.engines.account import current_account
from hub.engines.base import ChatMessage, Function, ReplyItem
from hub.engines.budget import Budget
from hub.engines.ladder import Ladder, Rung
from hub.engines.metering import Meter
from hub.engines.trust import Trust
from hub.errors import (
    BudgetError,
    EmptyAnswerError,
    EngineError,
    KeyMissingError,
    KeyRefusedError,
    LanguageModelError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from hub.events import Departure, EngineKind, Outcome, Purpose, TurnFinished
from hub.phrases import LANGUAGES, phrase
from hub.tools import Caller, ToolResult
from tests.dialogue.stage import IDS, SPEECH, Stage
from tests.fakes.device_tools import PHOTO, ScriptedTools
from tests.fakes.engines import (
    MeteredModel,
    ScriptedEngines,
    ScriptedHearing,
    ScriptedModel,
    ScriptedVoice,
    calls,
)
from tests.fakes.virtual_time import run_virtual

LOOK = calls("self_camera_take_photo", '{"question": "Was siehst du?"}')

ASKED = Departure("api.x.ai", Purpose.QUESTION, requests=1, bytes=700, outside=True)


class SendingModel(ScriptedModel):
    """Notes that something was sent, as the HTTP client of a real one does."""

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        account = current_account()
        assert account is not None
        assert (account.device_id, account.turn_id) == (IDS.device_id, IDS.turn_id)
        account.add([ASKED])
        async for item in super().reply(messages, functions):
            yield item


def ladder(*models: MeteredModel) -> Ladder:
    """The first model over the second."""

    def rung(model: MeteredModel) -> Rung:
        async def find() -> MeteredModel:
            return model

        return Rung(find)

    bus = Bus()
    budget = Budget(bus)
    trust = Trust(lambda _: None, lambda: None, rest_s=30)
    return Ladder("grok", *map(rung, models), trust=trust, budget=budget, meter=Meter(bus, budget))


def turns_with(
    engines: ScriptedEngines, count: int = 1, cancel_after: float | None = None
) -> list[TurnFinished]:
    """Ask so often in one conversation; how the turns ended."""
    stage = Stage.with_(engines)

    async def scene() -> None:
        for _ in range(count):
            turn = asyncio.create_task(stage.turn().run(SPEECH))
            if cancel_after is not None:
                await asyncio.sleep(cancel_after)
                turn.cancel()
            await asyncio.wait([turn])

    run_virtual(scene())
    return [event for event in stage.events if isinstance(event, TurnFinished)]


def test_what_was_sent_is_told_with_the_turn_also_when_it_is_interrupted() -> None:
    (finished,) = turns_with(ScriptedEngines(model=SendingModel()))
    assert finished.sent == (ASKED,)
    (stopped,) = turns_with(ScriptedEngines(model=SendingModel()), cancel_after=0.7)
    assert (stopped.outcome, stopped.sent) == (Outcome.INTERRUPTED, (ASKED,))


def test_a_photo_that_comes_in_the_middle_of_a_turn_finds_the_language_that_is_spoken_there() -> None:
    hearing, voice = ScriptedHearing(language="de"), ScriptedVoice(language="de")
    stage = Stage.with_(
        ScriptedEngines(hearing=hearing, voice=voice, model=ScriptedModel(rounds=[[LOOK], ["Ein Hund."]]))
    )
    found: list[str] = []

    class Looking(ScriptedTools):
        async def call(
            self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
        ) -> ToolResult:
            running = stage.parts.accounts.running(IDS.device_id)
            assert running is not None
            found.append(running.language)
            return await super().call(name, arguments, caller=caller, turn_id=turn_id)

    stage.memory.tools = Looking(tools=(PHOTO,))

    async def scene() -> None:
        await stage.turn().run(SPEECH)

    run_virtual(scene())
    assert found == ["de"]
    assert stage.parts.accounts.running(IDS.device_id) is None


def test_turns_at_once_are_told_what_each_of_them_sent() -> None:
    stages = [Stage.with_(ScriptedEngines(model=SendingModel())) for _ in range(5)]

    async def scene() -> None:
        await asyncio.gather(*(stage.turn().run(SPEECH) for stage in stages), stages[0].turn().run("Typed?"))

    run_virtual(scene())
    told = [event.sent for stage in stages for event in stage.events if isinstance(event, TurnFinished)]
    assert told == [(ASKED,)] * 6


def test_who_really_thought_is_named_in_the_turn() -> None:
    engines = ScriptedEngines()
    stage = Stage.with_(engines)

    async def scene() -> None:
        grok, llama = MeteredModel("grok", error=ServiceDownError("")), MeteredModel("llama")
        engines.model = ladder(grok, llama)  # type: ignore[assignment]
        await stage.turn().run(SPEECH)

    run_virtual(scene())
    assert (stage.finished.engines[EngineKind.LLM], stage.finished.answer) == ("llama", "llama says so.")


def failing(error: EngineError, language: str = "en") -> ScriptedEngines:
    hearing, voice = ScriptedHearing(language=language), ScriptedVoice(language=language)
    return ScriptedEngines(hearing=hearing, voice=voice, model=ScriptedModel((), error=error))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "then"),
    [
        (KeyMissingError(""), "llm.no_key.still"),
        (KeyRefusedError(""), "llm.key_refused.still"),
        (QuotaError(""), "llm.quota.still"),
        (BudgetError(""), "llm.budget.still"),
        (ServiceDownError(""), "llm.still"),
        (TooSlowError(""), "llm.still"),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_a_lasting_failure_is_told_in_full_once_and_then_what_is_missing(
    error: LanguageModelError, then: str, language: str
) -> None:
    ended = turns_with(failing(error, language), count=3)
    still = phrase(then, language)
    assert [one.spoken for one in ended] == [phrase(error.code, language), still, still]
    assert {one.error for one in ended} == {error.code}


def test_another_failure_is_told_in_full_and_so_is_one_that_comes_back() -> None:
    engines = failing(QuotaError(""))
    stage = Stage.with_(engines)
    model = engines.model
    assert isinstance(model, ScriptedModel)
    failures: list[EngineError | None] = [QuotaError(""), ServiceDownError(""), None, ServiceDownError("")]

    async def scene() -> None:
        for failure in failures:
            model.error, model.pieces = failure, () if failure else ("Fine.",)
            await stage.turn().run(SPEECH)

    run_virtual(scene())
    spoken = [event.spoken for event in stage.events if isinstance(event, TurnFinished)]
    down = phrase("llm.down", "en")
    assert spoken == [phrase("llm.quota", "en"), down, "Fine.", down]


def test_a_failure_that_another_question_may_get_around_is_told_in_full_each_time() -> None:
    ended = turns_with(failing(EmptyAnswerError("")), count=2)
    assert [one.spoken for one in ended] == [phrase("llm.empty", "en")] * 2


def test_each_conversation_is_told_for_itself() -> None:
    assert Memory.__slots__.count("apologised") == 1
    for _ in range(2):
        assert turns_with(failing(QuotaError("")))[0].spoken == phrase("llm.quota", "en")
