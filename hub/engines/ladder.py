"""Thinking with one service, and with a second one while the first fails or may not be asked."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hub.engines.ability import has_results, unable, without_deeds
from hub.engines.base import ChatMessage, Function, LanguageModel, ReplyItem, TextDelta, closing
from hub.engines.budget import FREE, Budget, Prices
from hub.engines.metering import Meter
from hub.engines.trust import Trust
from hub.errors import (
    BudgetError,
    CannotSeeError,
    EmptyAnswerError,
    EngineError,
    KeyMissingError,
    LanguageModelError,
)

INNOCENT: Final = (BudgetError, CannotSeeError, EmptyAnswerError, KeyMissingError)
"""Failures that say nothing against the first service: it was not asked, or it is the question's fault."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One service.

    Attributes:
        find: Gives the model, once it is loaded; raises ``EngineError``.
        prices: What its work costs.
        tools: Whether it can call tools.
    """

    find: Callable[[], Awaitable[LanguageModel]]
    prices: Prices = FREE
    tools: bool = True


class Ladder:
    """A ``LanguageModel``. Who begins an answer ends it: in the middle nobody takes over.

    Without a second service the first one's failures are told as they are, and it is asked each time.
    """

    def __init__(
        self,
        name: str,
        first: Rung,
        second: Rung | None,
        *,
        trust: Trust,
        budget: Budget,
        meter: Meter,
        ended: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Make the ladder.

        Args:
            name: Of the first service's model.
            first: The usual service.
            second: Who stands in for it.
            trust: How far the first service is trusted.
            budget: Within it stays what is paid for.
            meter: Counts what is used.
            ended: Is told with each question whether a service answers it (empty), or by an error's code why
                none does, where that is no fault of the question.
        """
        self.name = name
        self._ended = ended
        self._first = first
        self._second = second
        self._trust = trust
        self._budget = budget
        self._meter = meter

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        """Stream the answer; see ``LanguageModel``."""
        failures: dict[Rung, EngineError] = {}
        for rung in self._order():
            async with closing(self._asked(rung, messages, functions)) as items:
                try:
                    begun = await self._begun(rung, items)
                except EngineError as error:
                    failures[rung] = error
                    continue
                self._ended("")
                for item in begun:
                    yield item
                async for item in items:
                    yield item
            return
        worst = self._worth_telling(failures)
        if not isinstance(worst, INNOCENT):
            self._ended(worst.code)
        raise worst

    def _order(self) -> tuple[Rung, ...]:
        """Who is asked, one after the other: a first service that rests is the last hope."""
        if self._second is None:
            return (self._first,)
        if self._trust.deserved:
            return self._first, self._second
        return self._second, self._first

    async def _begun(self, rung: Rung, items: AsyncIterator[ReplyItem]) -> Sequence[ReplyItem]:
        """The answer's first items; raises ``EngineError`` when there are none."""
        if self._second is None or rung is self._second:
            return await _first_items(items)
        with self._trust.attempt(innocent=INNOCENT):
            return await _first_items(items)

    async def _asked(
        self, rung: Rung, messages: Sequence[ChatMessage], functions: Sequence[Function]
    ) -> AsyncIterator[ReplyItem]:
        self._require_budget(rung)
        model = await rung.find()
        self._require_budget(rung)  # what others have begun meanwhile is held back
        if not rung.tools:
            _require_no_results(messages)
            messages, functions = without_deeds(unable(messages)), ()
        async with closing(self._meter.counted(model, rung.prices, messages, functions)) as items:
            async for item in items:
                yield item

    def _require_budget(self, rung: Rung) -> None:
        if not (rung.prices.free or self._budget.allows):
            raise BudgetError("This month's budget is used up. Raise llm.monthly_cap, or wait for the next.")

    def _worth_telling(self, failures: dict[Rung, EngineError]) -> EngineError:
        """The first service's, unless it has no key: then a household means to do without it."""
        first = failures[self._first]
        if self._second is not None and isinstance(first, KeyMissingError):
            return failures[self._second]
        return first


async def _first_items(items: AsyncIterator[ReplyItem]) -> Sequence[ReplyItem]:
    """Up to the first that is more than blanks: a service may send those, and fail."""
    begun: list[ReplyItem] = []
    async for item in items:
        begun.append(item)
        if not isinstance(item, TextDelta) or item.text.strip():
            break
    return begun


def _require_no_results(messages: Sequence[ChatMessage]) -> None:
    """Raise ``LanguageModelError`` when it is about what came of tools, of which the model knows nothing."""
    if has_results(messages):
        raise LanguageModelError("The second service cannot go on with what came of tools.")
