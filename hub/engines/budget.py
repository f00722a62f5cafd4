"""What language models cost: the price of an answer, the month's sum, and whether more may be spent."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Final, Self
from urllib.parse import urlsplit

from hub.bus import Bus
from hub.config import LanguageModelSettings, is_outside
from hub.engines.base import Usage
from hub.events import BudgetChanged, BudgetState

log = logging.getLogger(__name__)

MILLION: Final = 1_000_000

DEAREST_SEEING: Final = (3.00, 0.75, 15.00)
"""Of a million tokens of questions, cached ones and answers: xAI's list price of Grok 4 below 128,000 tokens.

An upper bound: what xAI has listed since for models that see costs less. A question has some thousand tokens.
"""

MOST: Final = 0.8
"""Part of the budget at which people are told that it will not last."""


MONTHS: Final = 12
"""Whose sums are kept in memory: a clock that is set may go to another month and come back."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million tokens each: of questions, of those of them that the service has read before, of answers."""

    question: float = 0.0
    cached: float = 0.0
    answer: float = 0.0

    @classmethod
    def of(cls, settings: LanguageModelSettings) -> Self:
        """Of the usual model of the service that the settings name first."""
        return cls(settings.price_in, settings.price_cached, settings.price_out)

    @classmethod
    def of_seeing(cls, settings: LanguageModelSettings) -> Self:
        """Of what looks at pictures there. What nobody has set is rather too much: the budget is to hold.

        At home, where nothing is to be paid for the usual model, another one is free, too.
        """
        usual = cls.of(settings)
        at_home = not is_outside(urlsplit(settings.base_url).hostname or "")
        same = settings.vision_model in ("", settings.model) or (usual.free and at_home)
        known = usual if same else cls(*map(max, astuple(usual), DEAREST_SEEING))
        told = (settings.vision_price_in, settings.vision_price_cached, settings.vision_price_out)
        return cls(
            *(price if price is not None else other for price, other in zip(told, astuple(known), strict=True))
        )

    @property
    def free(self) -> bool:
        """Whether nothing is to be paid."""
        return not (self.question or self.cached or self.answer)

    def cost(self, usage: Usage) -> float:
        """What these tokens cost."""
        new = max(0, usage.prompt - usage.cached)
        spent = new * self.question + usage.cached * self.cached + usage.answer * self.answer
        return spent / MILLION


FREE: Final = Prices()


class Budget:
    """The sum of this month, by the household's calendar. It is kept in memory once ``recall`` has set it.

    A clock or a time zone that is set may come to a month that was not recalled: ``recall`` it then.

    Answers that are under way when the cap is reached are finished. What they may cost at most is held back
    until they are, so that many at once do not pass it by more than one does.
    """

    def __init__(
        self,
        bus: Bus,
        *,
        cap: float = 0.0,
        currency: str = "USD",
        local_time: Callable[[], datetime] = datetime.now,
    ) -> None:
        """A ``cap`` of 0 is none."""
        self._bus = bus
        self._cap = cap
        self._currency = currency
        self._local_time = local_time
        self._month = self._this_month()
        self._sums: dict[str, float] = {}  # by month
        self._state = BudgetState.OPEN
        self._recalled = False
        self._held = 0.0  # for answers under way

    def recall(self, spent: float, month: str) -> None:
        """Know what ``month`` has cost so far; of what was before the start, nobody is told again."""
        self._begin_month_if_new()
        self._keep(month, spent)
        if self._recalled:
            self._tell_if_changed()
        self._state = self._judged()
        self._recalled = True

    def limit(self, cap: float, currency: str) -> None:
        """Have another cap from now on; 0 is none."""
        self._cap = cap
        self._currency = currency
        self._begin_month_if_new()
        self._tell_if_changed()

    def spend(self, cost: float) -> None:
        """Add what an answer cost."""
        self._begin_month_if_new()
        self._keep(self._month, self._spent + cost)
        self._tell_if_changed()

    @property
    def capped(self) -> bool:
        """Whether there is a limit."""
        return bool(self._cap)

    @contextmanager
    def held(self, cost: float) -> Iterator[None]:
        """Around an answer, which may cost so much: what it did cost is to be spent within."""
        self._held += cost
        try:
            yield
        finally:
            self._held -= cost

    @property
    def allows(self) -> bool:
        """Whether something that costs may be begun."""
        self._begin_month_if_new()
        return not self._cap or self._spent + self._held < self._cap

    @property
    def used_up(self) -> bool:
        """Whether nothing more may be spent, until the month is over."""
        self._begin_month_if_new()
        return self._state is BudgetState.USED_UP

    @property
    def state(self) -> BudgetChanged:
        """How it is now."""
        self._begin_month_if_new()
        return BudgetChanged(
            state=self._state,
            month=self._month,
            spent=self._spent,
            cap=self._cap,
            currency=self._currency,
        )

    def _begin_month_if_new(self) -> None:
        month = self._this_month()
        if month != self._month:
            self._month = month
            self._tell_if_changed()

    @property
    def _spent(self) -> float:
        return self._sums.get(self._month, 0.0)

    def _keep(self, month: str, spent: float) -> None:
        self._sums.pop(month, None)
        self._sums[month] = spent
        while len(self._sums) > MONTHS:
            del self._sums[next(iter(self._sums))]

    def _tell_if_changed(self) -> None:
        state = self._judged()
        if state is not self._state:
            self._state = state
            log.info("the budget of %s is %s now", self._month, state.value)
            self._bus.publish(self.state)

    def _judged(self) -> BudgetState:
        if not self._cap or self._spent < MOST * self._cap:
            return BudgetState.OPEN
        return BudgetState.NEARLY if self._spent < self._cap else BudgetState.USED_UP

    def _this_month(self) -> str:
        return f"{self._local_time():%Y-%m}"
