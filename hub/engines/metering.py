"""Counts what each answer of a language model took, on the account of who asked."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from hub.bus import Bus
from hub.engines.account import Account, Sending, current_account, last_sending
from hub.engines.base import (
    ChatMessage,
    Function,
    LanguageModel,
    ReplyItem,
    TextDelta,
    ToolCall,
    Usage,
    closing,
)
from hub.engines.budget import Budget, Prices
from hub.engines.tokens import estimated_question, estimated_tokens
from hub.errors import CannotSeeError, KeyRefusedError, QuotaError, ServiceDownError
from hub.events import TokensUsed

UNBILLED: Final = (CannotSeeError, KeyRefusedError, QuotaError, ServiceDownError)
"""Failures of requests that the service did not work on."""


class Meter:
    """Tells the bus and the budget."""

    def __init__(self, bus: Bus, budget: Budget, *, longest: int = 0) -> None:
        """``longest`` is how many tokens an answer may have."""
        self._bus = bus
        self._budget = budget
        self._longest = longest

    async def counted(
        self,
        model: LanguageModel,
        prices: Prices,
        messages: Sequence[ChatMessage],
        functions: Sequence[Function] = (),
    ) -> AsyncIterator[ReplyItem]:
        """The answer of ``model``, see ``LanguageModel``: counted when it ends, in whatever way.

        What the service does not tell, also since nobody waited for the end, is estimated. What it was never
        sent is not counted.
        """
        most = 0.0
        if self._budget.capped and not prices.free:
            most = prices.cost(Usage(estimated_question(messages, functions), self._longest))
        with self._budget.held(most):
            async with closing(self._counting(model, prices, messages, functions)) as items:
                async for item in items:
                    yield item

    async def _counting(
        self,
        model: LanguageModel,
        prices: Prices,
        messages: Sequence[ChatMessage],
        functions: Sequence[Function],
    ) -> AsyncIterator[ReplyItem]:
        before = last_sending()
        account = current_account() or Account()
        said: list[str] = []
        told: Usage | None = None
        billed = True
        try:
            async with closing(model.reply(messages, functions)) as items:
                async for item in items:
                    if not isinstance(item, TextDelta) or item.text.strip():
                        account.note_model(model.name)
                    if isinstance(item, TextDelta):
                        said.append(item.text)
                    elif isinstance(item, ToolCall):
                        said.append(item.name + item.arguments)
                    else:
                        told = item.usage
                    yield item
        except UNBILLED:
            billed = bool(said)
            raise
        finally:
            if billed and (said or told or _has_left(before)):
                usage = told or _estimated(messages, functions, "".join(said))
                self._count(account, model.name, prices.cost(usage), usage, estimated=told is None)

    def _count(self, account: Account, model: str, cost: float, usage: Usage, *, estimated: bool) -> None:
        self._bus.publish(
            TokensUsed(
                device_id=account.device_id,
                turn_id=account.turn_id,
                model=model,
                prompt=usage.prompt,
                cached=usage.cached,
                answer=usage.answer,
                cost=cost,
                estimated=estimated,
            )
        )
        self._budget.spend(cost)


def _has_left(before: Sending | None) -> bool:
    """Whether the service may have worked on it; ``before`` is the request before this one."""
    request = last_sending()
    return request is None or request is before or request.begun


def _estimated(messages: Sequence[ChatMessage], functions: Sequence[Function], said: str) -> Usage:
    return Usage(estimated_question(messages, functions), estimated_tokens(said) if said else 0)
