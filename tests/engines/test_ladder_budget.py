"""Once the budget is used up, nothing that costs is asked."""

import asyncio
from datetime import UTC, datetime

import pytest

from hub.engines.base import (
    LanguageModel,
    ReplyDone,
    ReplyItem,
    Usage,
)
from hub.errors import (
    BudgetError,
    KeyRefusedError,
    LanguageModelError,
)
from hub.events import BudgetState
from tests.engines.ladder_house import QUESTION, House, played
from tests.fakes.engines import MeteredModel


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
