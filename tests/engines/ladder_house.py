"""Two services that a script has fail, behind a ladder, in virtual time."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from hub.bus import Bus
from hub.engines.account import Accounts
from hub.engines.base import (
    ChatMessage,
    Function,
    LanguageModel,
    Role,
    TextDelta,
    ToolCall,
)
from hub.engines.budget import Budget, Prices
from hub.engines.ladder import Ladder, Rung
from hub.engines.metering import Meter
from hub.engines.trust import Trust
from hub.errors import (
    EngineError,
)
from hub.events import BudgetChanged, TokensUsed
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
