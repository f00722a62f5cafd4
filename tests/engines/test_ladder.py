"""Who is asked, and who takes over when the first service fails or may not be asked."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from hub.bus import Bus
from hub.engines.ability import TASK, unable
from hub.engines.account import Account, Accounts, sending
from hub.engines.base import (
    ChatMessage,
    Function,
    LanguageModel,
    ReplyDone,
    ReplyItem,
    Role,
    TextDelta,
    ToolCall,
    Usage,
    closing,
)
from hub.engines.budget import Budget, Prices
from hub.engines.ladder import Ladder, Rung
from hub.engines.metering import Meter
from hub.engines.tokens import estimated_question, estimated_tokens
from hub.engines.trust import Trust
from hub.errors import (
    AnswerCutError,
    BudgetError,
    CannotSeeError,
    EmptyAnswerError,
    EngineError,
    KeyMissingError,
    KeyRefusedError,
    LanguageModelError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from hub.events import BudgetChanged, BudgetState, Purpose, TokensUsed
from tests.fakes.engines import MeteredModel
from tests.fakes.virtual_time import run_virtual

R = TypeVar("R")

QUESTION = [ChatMessage(Role.SYSTEM, "Be brief."), ChatMessage(Role.USER, "Why is the sky blue?")]
TOOLS = [Function("volume", "Louder or softer", {"type": "object", "properties": {}})]
DEED = [
    ChatMessage(Role.USER, "Make it louder."),
    ChatMessage(Role.ASSISTANT, "", calls=(ToolCall("c1", "volume", "{}"),)),
    ChatMessage(Role.TOOL, "done", call_id="c1"),
]
PRICES = Prices(question=2.0, cached=1.0, answer=10.0)
KITCHEN, HALL = "aa:bb:cc:dd:ee:01", "aa:bb:cc:dd:ee:02"


@dataclass
class House:
    """A ladder, its services, and what was told."""

    first: MeteredModel | EngineError = field(default_factory=lambda: MeteredModel("grok"))
    second: MeteredModel | EngineError | None = field(default_factory=lambda: MeteredModel("llama"))
    tools: bool = True
    cap: float = 0.0
    longest: int = 0
    told: list[str] = field(default_factory=list)
    used: list[TokensUsed] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    budgets: list[BudgetChanged] = field(default_factory=list)
    now: list[datetime] = field(default_factory=lambda: [datetime(2026, 11, 23, tzinfo=UTC)])

    def __post_init__(self) -> None:
        bus = Bus()
        bus.subscribe(TokensUsed, self.used.append)
        bus.subscribe(BudgetChanged, self.budgets.append)
        self.budget = Budget(bus, cap=self.cap, local_time=lambda: self.now[0])
        self.accounts = Accounts()
        self.ladder = Ladder(
            "grok",
            Rung(lambda: self._find(self.first), PRICES),
            Rung(lambda: self._find(self.second), tools=self.tools) if self.second else None,
            trust=Trust(lambda error: self.told.append(error.code), lambda: self.told.append("ok"), rest_s=30),
            budget=self.budget,
            meter=Meter(bus, self.budget, longest=self.longest),
            ended=self.ended.append,
        )

    async def _find(self, model: MeteredModel | EngineError | None) -> LanguageModel:
        if isinstance(model, EngineError):
            raise model
        assert model is not None
        return model

    async def ask(self, messages: Sequence[ChatMessage] = QUESTION, functions: Sequence[Function] = ()) -> str:
        return "".join(
            [one.text async for one in self.ladder.reply(messages, functions) if isinstance(one, TextDelta)]
        )


def played(scene: Callable[[House], Coroutine[Any, Any, R]], **house: Any) -> R:
    async def main() -> R:
        return await scene(House(**house))

    return run_virtual(main())


@pytest.mark.parametrize(
    "error",
    [KeyRefusedError(""), QuotaError(""), ServiceDownError(""), TooSlowError("")],
    ids=lambda e: str(e.code),
)
def test_a_failure_before_the_answer_has_the_second_service_answer_and_is_told_once(error: EngineError) -> None:
    async def scene(house: House) -> None:
        assert [await house.ask() for _ in range(3)] == ["llama says so."] * 3
        assert isinstance(house.first, MeteredModel)
        assert len(house.first.asked) == 1, "it rests"
        assert house.told == [error.code]

    played(scene, first=MeteredModel("grok", error=error))


def test_after_a_rest_the_first_service_is_tried_and_is_back() -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        assert await house.ask() == "llama says so."
        house.first.error = None
        await asyncio.sleep(29)
        assert await house.ask() == "llama says so."
        await asyncio.sleep(2)
        assert await house.ask() == "grok says so."
        assert house.told == ["llm.down", "ok"]

    played(scene, first=MeteredModel("grok", error=ServiceDownError("")))


def test_an_answer_that_has_begun_is_ended_by_who_began_it() -> None:
    async def scene(house: House) -> None:
        said: list[ReplyItem] = []

        async def listen() -> None:
            async for item in house.ladder.reply(QUESTION):
                said.append(item)  # noqa: PERF401 - what came before it broke off counts

        with pytest.raises(AnswerCutError):
            await listen()
        assert said == [TextDelta("grok"), TextDelta(" says so.")]
        assert isinstance(house.second, MeteredModel)
        assert (house.second.asked, house.told) == ([], [])

    played(scene, first=MeteredModel("grok", breaks=AnswerCutError("")))


def test_blanks_are_no_beginning() -> None:
    async def scene(house: House) -> None:
        account = Account(KITCHEN)
        with house.accounts.of_turn(account):
            assert await house.ask() == "llama says so."
        assert account.models == ["llama"]

    played(scene, first=MeteredModel("grok", pieces=(" ", "\n"), breaks=EmptyAnswerError("")))


@pytest.mark.parametrize("error", [EmptyAnswerError(""), CannotSeeError("")], ids=lambda e: str(e.code))
def test_what_may_be_the_question_s_fault_does_not_cost_trust(error: EngineError) -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        assert await house.ask() == "llama says so."
        house.first.error = None
        assert await house.ask() == "grok says so."
        assert house.told == []

    played(scene, first=MeteredModel("grok", error=error))


def test_without_a_second_service_the_error_is_told_as_it_is_and_the_first_is_asked_each_time() -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        for _ in range(2):
            with pytest.raises(QuotaError):
                await house.ask()
        assert (len(house.first.asked), house.told) == (2, [])

    played(scene, first=MeteredModel("grok", error=QuotaError("")), second=None)


def test_without_a_key_the_second_service_thinks_and_its_failure_is_what_is_told() -> None:
    async def scene(house: House) -> None:
        assert await house.ask() == "llama says so."
        assert isinstance(house.second, MeteredModel)
        house.second.error = TooSlowError("")
        with pytest.raises(TooSlowError):
            await house.ask()
        assert house.told == []

    played(scene, first=KeyMissingError(""))


def test_when_both_fail_the_first_one_s_failure_is_told_and_a_resting_one_is_the_last_hope() -> None:
    async def scene(house: House) -> None:
        assert isinstance(house.first, MeteredModel)
        with pytest.raises(QuotaError):
            await house.ask()
        house.first.error = None
        assert await house.ask() == "grok says so."
        assert house.told == ["llm.quota", "ok"]

    played(scene, first=MeteredModel("grok", error=QuotaError("")), second=ServiceDownError(""))


def test_it_is_told_whether_a_question_was_answered_but_not_what_is_its_own_fault() -> None:
    async def scene(house: House) -> None:
        await house.ask()
        house.first = house.second = TooSlowError("")
        with pytest.raises(TooSlowError):
            await house.ask()
        house.first = house.second = CannotSeeError("")
        with pytest.raises(CannotSeeError):
            await house.ask()
        assert house.ended == ["", TooSlowError.code]

    played(scene)


def test_tools_and_pictures_pass_through() -> None:
    call = ToolCall("c1", "volume", "{}")

    async def scene(house: House) -> None:
        looked = [ChatMessage(Role.USER, "What is that?", (b"jpeg",))]
        items = [item async for item in house.ladder.reply(looked, TOOLS)]
        assert call in items
        for model in (house.first, house.second):
            assert isinstance(model, MeteredModel)
            assert (model.asked, model.functions) == ([looked], [TOOLS])

    played(
        scene, first=MeteredModel("grok", error=ServiceDownError("")), second=MeteredModel("llama", call=call)
    )


def test_a_second_service_that_knows_no_tools_is_asked_without_them() -> None:
    async def scene(house: House) -> None:
        assert await house.ask(functions=TOOLS) == "llama says so."
        assert isinstance(house.second, MeteredModel)
        assert house.second.functions == [()]
        with pytest.raises(ServiceDownError):
            await house.ask([*QUESTION, ChatMessage(Role.TOOL, "done", call_id="c1")], TOOLS)
        assert len(house.second.asked) == 1

    played(scene, first=MeteredModel("grok", error=ServiceDownError("")), tools=False)


def test_a_second_service_without_tools_is_told_that_it_can_do_nothing_now() -> None:
    asked = [ChatMessage(Role.SYSTEM, TASK), *DEED, QUESTION[-1]]

    async def scene(house: House) -> None:
        assert await house.ask(asked, TOOLS) == "llama says so."
        assert isinstance(house.first, MeteredModel)
        assert isinstance(house.second, MeteredModel)
        assert house.first.asked == [asked]
        assert house.second.asked == [[*unable(asked[:1]), DEED[0], QUESTION[-1]]]

    played(scene, first=MeteredModel("grok", error=ServiceDownError("")), tools=False)


def test_what_an_answer_took_is_counted_on_the_account_of_who_asked() -> None:
    async def scene(house: House) -> None:
        async def turn(device_id: str, question: str) -> None:
            account = Account(device_id, f"{device_id[-1]}-1")
            with house.accounts.of_turn(account):
                await asyncio.create_task(house.ask([ChatMessage(Role.USER, question)]))
            assert account.models == ["grok"]

        await asyncio.gather(turn(KITCHEN, "Why?"), turn(HALL, "How?"), house.ask())
        assert sorted((one.device_id, one.turn_id) for one in house.used) == [
            ("", ""), (KITCHEN, "1-1"), (HALL, "2-1"),
        ]  # fmt: skip
        used = house.used[0]
        assert (used.model, used.prompt, used.cached, used.answer, used.estimated) == (
            "grok",
            100,
            40,
            10,
            False,
        )
        assert used.cost == pytest.approx((60 * 2.0 + 40 * 1.0 + 10 * 10.0) / 1e6)
        assert house.budget.state.spent == pytest.approx(3 * used.cost)

    played(scene, first=MeteredModel("grok", usage=Usage(100, 10, cached=40)))


def test_what_a_service_does_not_tell_is_estimated() -> None:
    async def scene(house: House) -> None:
        await house.ask(functions=TOOLS)
        (used,) = house.used
        assert used.estimated
        assert used.prompt == estimated_question(QUESTION, TOOLS) > estimated_question(QUESTION)
        assert used.answer == estimated_tokens("grok says so.")

    played(scene)


def test_an_answer_that_nobody_waits_for_is_counted_as_far_as_it_came() -> None:
    async def scene(house: House) -> None:
        async with closing(house.ladder.reply(QUESTION)) as items:
            await anext(items)
        (used,) = house.used
        assert used.estimated
        assert 0 < used.answer < estimated_tokens("grok says so.")

    played(scene)


def test_an_interrupted_question_is_counted_and_a_refused_one_is_not() -> None:
    async def scene(house: House) -> None:
        asking = asyncio.create_task(house.ask())
        await asyncio.sleep(0.01)
        asking.cancel()
        await asyncio.wait([asking])
        assert [(one.answer, one.model) for one in house.used] == [(0, "grok")]
        assert isinstance(house.first, MeteredModel)
        house.first.error = KeyRefusedError("")
        await house.ask()
        assert [one.model for one in house.used] == ["grok", "llama"]
        assert house.used[1].cost == 0

    played(scene)


def test_an_answer_with_words_is_counted_whatever_else_its_task_sends_meanwhile() -> None:
    async def scene(house: House) -> None:
        async with closing(house.ladder.reply(QUESTION)) as items:
            await anext(items)
            assert not sending(Purpose.SPEECH).begun
        assert [one.model for one in house.used] == ["grok"]

    played(scene)


def test_nothing_that_costs_is_asked_once_the_budget_is_used_up_until_the_month_is_over() -> None:
    async def scene(house: House) -> None:
        answers = [await house.ask() for _ in range(5)]
        assert answers == ["grok says so."] * 3 + ["llama says so."] * 2
        assert [one.state for one in house.budgets] == [BudgetState.NEARLY, BudgetState.USED_UP]
        assert house.told == [], "that is no fault of the service"
        house.now[0] = datetime(2026, 12, 1, tzinfo=UTC)
        assert await house.ask() == "grok says so."
        assert house.budgets[2].state is BudgetState.OPEN
        assert (house.budgets[2].month, house.budgets[2].spent) == ("2026-12", 0.0)

    played(scene, first=MeteredModel("grok", usage=Usage(0, 45_000)), cap=1.1)  # 0.45 an answer


def test_without_a_second_service_a_used_up_budget_is_an_error() -> None:
    async def scene(house: House) -> None:
        house.budget.recall(2.0, "2026-11")
        with pytest.raises(BudgetError, match="monthly_cap"):
            await house.ask()
        assert isinstance(house.first, MeteredModel)
        assert (house.first.asked, house.budgets) == ([], []), "of what was before, people were told before"

    played(scene, second=None, cap=1.0)


def test_the_last_month_s_sum_is_not_this_one_s() -> None:
    async def scene(house: House) -> None:
        house.budget.recall(2.0, "2026-10")
        assert await house.ask() == "grok says so."

    played(scene, second=None, cap=1.0)


def test_answers_under_way_are_finished_when_the_cap_is_reached() -> None:
    async def scene(house: House) -> None:
        assert list(await asyncio.gather(house.ask(), house.ask())) == ["grok says so."] * 2
        assert house.budget.used_up
        assert [one.state for one in house.budgets] == [BudgetState.USED_UP]

    played(scene, first=MeteredModel("grok", usage=Usage(0, 45_000)), cap=0.4)


def test_many_at_once_do_not_pass_the_cap_by_more_than_one_would() -> None:
    async def scene(house: House) -> None:
        answers = await asyncio.gather(*(house.ask() for _ in range(5)))
        assert sorted(answers) == ["grok says so."] * 2 + ["llama says so."] * 3
        assert house.budget.state.spent == pytest.approx(0.2)
        assert await house.ask() == "grok says so.", "nothing is held back any more"
        assert house.budgets == [], "and nobody was told that it is used up"

    played(
        scene, first=MeteredModel("grok", usage=Usage(0, 10_000)), cap=0.8, longest=50_000
    )  # 0.1, 0.5 at most


def test_what_is_held_back_for_an_answer_that_fails_or_is_interrupted_is_free_again() -> None:
    async def scene(house: House) -> None:
        def free() -> bool:
            return house.budget.allows

        asking = asyncio.create_task(house.ask())
        await asyncio.sleep(0.01)
        assert not free()
        asking.cancel()
        await asyncio.wait([asking])
        assert free()
        assert isinstance(house.first, MeteredModel)
        house.first.error = KeyRefusedError("")
        await house.ask()
        assert free()

    played(scene, cap=0.4, longest=50_000)


def test_both_are_language_models() -> None:
    async def scene(house: House) -> list[ReplyItem]:
        model: LanguageModel = house.ladder
        return [item async for item in model.reply(QUESTION)]

    assert played(scene)[-1] == ReplyDone("stop")
    assert issubclass(BudgetError, LanguageModelError)
