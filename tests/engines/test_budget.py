"""The month's sum, clocks that are set, and prices."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import LanguageModelSettings
from hub.engines.budget import MONTHS, Budget, Prices
from hub.events import BudgetChanged, BudgetState


def used_up(budget: Budget) -> bool:
    return budget.used_up


def test_a_clock_that_goes_to_another_month_and_back_forgets_no_sum() -> None:
    bus, now, told = Bus(), [datetime(2026, 11, 23, tzinfo=UTC)], list[BudgetState]()
    bus.subscribe(BudgetChanged, lambda event: told.append(event.state))
    budget = Budget(bus, cap=10, local_time=lambda: now[0])
    budget.recall(10.5, "2026-11")
    now[0] = datetime(2026, 12, 1, tzinfo=UTC)
    assert not used_up(budget)
    now[0] = datetime(2026, 11, 24, tzinfo=UTC)
    assert used_up(budget)
    assert budget.state.spent == 10.5
    assert told == [BudgetState.OPEN, BudgetState.USED_UP]


def test_a_month_that_another_time_zone_comes_back_to_is_told_as_used_up_once_it_is_known() -> None:
    bus, now, told = Bus(), [datetime(2026, 11, 1, tzinfo=UTC)], list[BudgetState]()
    bus.subscribe(BudgetChanged, lambda event: told.append(event.state))
    budget = Budget(bus, cap=10, local_time=lambda: now[0])
    budget.recall(1.0, "2026-11")
    now[0] = datetime(2026, 10, 31, 19, tzinfo=UTC)
    assert not used_up(budget)
    budget.recall(12.0, "2026-10")
    assert used_up(budget)
    now[0] = datetime(2026, 11, 1, tzinfo=UTC)
    assert not used_up(budget)
    assert told == [BudgetState.USED_UP, BudgetState.OPEN]


def test_a_month_is_recalled_before_the_clock_is_in_it() -> None:
    now = [datetime(2000, 1, 1, tzinfo=UTC)]
    budget = Budget(Bus(), cap=10, local_time=lambda: now[0])
    budget.recall(10.5, "2026-11")
    assert not used_up(budget)
    now[0] = datetime(2026, 11, 23, tzinfo=UTC)
    assert used_up(budget)


def test_sums_of_many_months_are_not_kept_for_ever() -> None:
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    budget = Budget(Bus(), cap=10, local_time=lambda: now[0])
    for year in range(2026, 2026 + MONTHS + 1):
        now[0] = datetime(year, 1, 1, tzinfo=UTC)
        budget.spend(11)
    assert used_up(budget)
    now[0] = datetime(2026, 1, 1, tzinfo=UTC)
    assert budget.state.spent == 0.0


USUAL = Prices(0.20, 0.05, 0.50)


@pytest.mark.parametrize(
    ("settings", "prices"),
    [
        ({}, USUAL),
        ({"vision_model": "grok-4-1-fast-non-reasoning"}, USUAL),
        ({"vision_model": "grok-4"}, Prices(3.00, 0.75, 15.00)),
        ({"vision_model": "seer", "price_in": 4.0}, Prices(4.0, 0.75, 15.00)),
        ({"vision_model": "seer", "vision_price_in": 0.1}, Prices(0.1, 0.75, 15.00)),
        (
            {"vision_model": "seer", "vision_price_in": 1, "vision_price_cached": 0, "vision_price_out": 2},
            Prices(1, 0, 2),
        ),
        ({"vision_price_out": 9}, Prices(0.20, 0.05, 9)),
    ],
)
def test_looking_costs_what_a_person_says_or_rather_too_much(settings: dict[str, Any], prices: Prices) -> None:
    assert Prices.of_seeing(LanguageModelSettings.model_validate(settings)) == prices


@pytest.mark.parametrize(
    ("url", "free"), [("http://192.168.1.5:11434/v1", True), ("https://openrouter.ai/api/v1", False)]
)
def test_where_the_usual_model_is_free_another_one_is_only_at_home(url: str, free: bool) -> None:
    nothing = {"price_in": 0, "price_cached": 0, "price_out": 0}
    settings = LanguageModelSettings.model_validate({"base_url": url, "vision_model": "seer", **nothing})
    assert Prices.of_seeing(settings).free is free
