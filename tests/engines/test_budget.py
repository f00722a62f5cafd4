"""The month's sum, and clocks that are set."""

from datetime import UTC, datetime

from hub.bus import Bus
from hub.engines.budget import MONTHS, Budget
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
