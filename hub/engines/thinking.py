"""The language models of a hub: one service, perhaps a second one, and who of them is asked."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from pydantic import SecretStr

from hub.bus import Bus
from hub.config import KEYLESS, LanguageModelSettings, service_of
from hub.engines.base import LanguageModel
from hub.engines.budget import Budget, Prices
from hub.engines.grok import Grok
from hub.engines.ladder import Ladder, Rung
from hub.engines.metering import Meter
from hub.engines.slot import Slot, guarded
from hub.engines.trust import Trust
from hub.engines.worker import Worker
from hub.errors import BudgetError, EngineError, KeyMissingError
from hub.events import BudgetChanged, BudgetState, EngineChanged, EngineKind, EngineState

Choose = Callable[[Grok], LanguageModel]
"""Which model of a service is meant."""

UNANSWERED_S: Final = 60.0
"""After a question that no service could answer, nobody is promised an answer for so long, seconds: then a
service is likely to be back, and whoever asks finds out."""


class Thinking:
    """Owns the connections to both services, and tells how thinking is."""

    def __init__(self, settings: LanguageModelSettings, bus: Bus, budget: Budget) -> None:
        """Without a key, and with no second service, it is off; ``use_key`` changes that."""
        self._settings = settings
        self._budget = budget
        self._meter = Meter(bus, budget, longest=settings.max_tokens)
        self._prices = Prices.of(settings)
        self._worker = Worker("llm")
        self._first: Slot[Grok] = Slot(
            EngineKind.LLM,
            settings.model,
            bus,
            patience_s=settings.first_token_s,
            service=service_of(settings.base_url),
        )
        second = settings.second
        self._second: Slot[Grok] | None = None
        if second.given:
            self._second = Slot(EngineKind.LLM, second.model, patience_s=second.first_token_s)
        self._clients: list[Grok] = []
        self._key: SecretStr | None = None
        self._second_key: SecretStr | None = None
        self._trust: Trust | None = None
        self._model: Ladder | None = None
        self._stopped = False  # it was told that the budget is used up
        self._unsubscribe = bus.subscribe(BudgetChanged, self._budget_changed)
        self._unanswered = ("", 0.0)  # why the newest question was not answered, and until when that counts

    @property
    def status(self) -> EngineChanged:
        """The newest state."""
        return self._first.status

    @property
    def unanswered(self) -> str:
        """Why no service answered the newest question, by an error's code; empty when one did, or long ago."""
        code, until = self._unanswered
        return code if asyncio.get_running_loop().time() < until else ""

    async def settled(self) -> EngineChanged:
        """The same once it is known who thinks, or cannot be known in time."""
        await self._first.settled()
        return self.status

    async def model(self) -> LanguageModel:
        """What thinks; raises ``EngineError``."""
        await self._require_any()
        if self._model is None:
            self._model = self._ladder(lambda first: first, lambda second: second, self._prices)
        return self._model

    async def seeing(self) -> LanguageModel:
        """What looks at pictures; raises ``EngineError``."""
        await self._require_any()
        llm, second = self._settings, self._settings.second

        def looking(name: str) -> Choose:
            return lambda one: one.seeing(name, first_token_s=llm.vision_s, detail=llm.vision_detail)

        return self._ladder(
            looking(llm.vision_model or llm.model),
            looking(second.vision_model or second.model),
            Prices.of_seeing(llm),
        )

    async def use_key(self, key: SecretStr | None, second: SecretStr | None = None) -> None:
        """Ask the first service with ``key``, or not at all, and the second one with its own, or without.

        The answers under way end with their own error, unless those are the keys that are in use anyway.
        """
        same = (key, second) == (self._key, self._second_key)
        self._second_key = second
        if key is None or not same or self.status.state is not EngineState.READY:
            await self._connect(key)

    async def reconnect(self) -> None:
        """Think over new connections; what is under way ends with its own error."""
        if self._key is not None or self._second is not None:
            await self._connect(self._key)

    async def close(self) -> bool:
        """Close the connections and end the thread; whether it ended in time."""
        self._unsubscribe()
        await self._close_clients(keep=())
        return await self._worker.close()

    async def _connect(self, key: SecretStr | None) -> None:
        self._key = key
        self._trust = self._model = None
        if self._second is not None:
            await self._second.fill(guarded(self._load_second))
        if key is None:
            name = self._stand_in()
            state = EngineState.STANDING_IN if name else EngineState.OFF
            missing = KeyMissingError("No key for the language model is set.")
            self._first.fail(missing, state, stand_in=name)
        else:
            await self._first.fill(guarded(lambda: self._load_first(key)))
        await self._close_clients(keep=(self._first.engine, self._second.engine if self._second else None))
        self._stopped = False
        if self._first.engine is not None and self._budget.used_up:
            self._stop_spending()

    async def _require_any(self) -> None:
        if self._second is None:
            await self._first.get()

    def _ladder(self, first: Choose, second: Choose, prices: Prices) -> Ladder:
        below = self._second
        rungs = (
            Rung(_found(self._first, first), prices),
            Rung(_found(below, second), tools=self._settings.second.tools) if below else None,
        )
        if self._trust is None:
            self._trust = Trust(self._failing, self._working, rest_s=self._settings.second.retry_s)
        name = self.status.name
        return Ladder(
            name, *rungs, trust=self._trust, budget=self._budget, meter=self._meter, ended=self._note_end
        )

    def _note_end(self, error: str) -> None:
        self._unanswered = error, asyncio.get_running_loop().time() + UNANSWERED_S

    async def _load_first(self, key: SecretStr) -> Grok:
        llm = self._settings
        return await self._load(llm.base_url, key.get_secret_value(), llm.model, llm.first_token_s)

    async def _load_second(self) -> Grok:
        second = self._settings.second
        key = self._second_key.get_secret_value() if self._second_key else ""
        return await self._load(second.base_url, key or KEYLESS, second.model, second.first_token_s)

    async def _load(self, base_url: str, key: str, model: str, first_token_s: float) -> Grok:
        def connect() -> Grok:
            return Grok.connect(
                base_url=base_url,
                api_key=key,
                model=model,
                first_token_s=first_token_s,
                max_tokens=self._settings.max_tokens,
            )

        client = await self._worker.run(connect)
        self._clients.append(client)
        return client

    async def _close_clients(self, keep: tuple[Grok | None, ...]) -> None:
        for client in [client for client in self._clients if client not in keep]:
            self._clients.remove(client)
            await client.close()

    def _stand_in(self) -> str:
        """Who thinks instead of the first service; empty when nobody does."""
        return self._second.name if self._second is not None and self._second.engine is not None else ""

    def _failing(self, error: EngineError) -> None:
        self._first.failing(error, self._stand_in())

    def _working(self) -> None:
        if not self._stopped:
            self._first.working()

    def _budget_changed(self, event: BudgetChanged) -> None:
        if self._first.engine is None:
            return
        if event.state is BudgetState.USED_UP:
            self._stop_spending()
        elif self._stopped:
            self._stopped = False
            self._first.working()

    def _stop_spending(self) -> None:
        if not self._prices.free:
            self._stopped = True
            self._failing(BudgetError("This month's budget is used up. Raise llm.monthly_cap, or wait."))


def _found(slot: Slot[Grok], choose: Choose) -> Callable[[], Awaitable[LanguageModel]]:
    """Gives the model that is meant of the service in ``slot``."""

    async def find() -> LanguageModel:
        return choose(await slot.get())

    return find
