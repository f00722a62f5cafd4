"""What hears, thinks and speaks, with its key and its budget, as the hub starts and stops it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from pydantic import SecretStr

from hub.bus import Bus
from hub.config import KEYLESS, Settings, is_grok
from hub.config.describing import names_of
from hub.engines.account import Account, Accounts, on_account
from hub.engines.budget import FREE, Budget, Prices
from hub.engines.installed import InstalledModels
from hub.engines.metering import Meter
from hub.engines.registry import EngineRegistry
from hub.engines.trial import AskedService, Listed, Service, Tried, list_models, try_service
from hub.engines.worker import Worker
from hub.errors import BudgetError, EngineFailedError, KeyMissingError, LanguageModelError, SettingError
from hub.events import BudgetChanged, EngineChanged, EngineState, ServiceTried
from hub.log_level import set_log_level
from hub.model_key import ModelKey
from hub.records import Records
from hub.secrets import KeyPlace, Secrets
from hub.speech_models.room import SpeechModels
from hub.tuning import AtOnce, Tuning
from models.store import open_store

_FIXED: Final = frozenset({"llm.api_key", "llm.second.api_key", "llm.instructions", "llm.vision_s"})
"""Settings of thinking that others hold on to from the start."""

LIVE: Final = frozenset(name for name in names_of() if name.startswith("llm.") and name not in _FIXED)
"""Names of settings that ``Mind.use_services`` follows."""


class Mind:
    """All of it.

    Attributes:
        engines: Gives the engines.
        accounts: On whose account requests to services are.
        models: Those that hear and speak on this machine.
    """

    def __init__(
        self,
        settings: Settings,
        bus: Bus,
        records: Records,
        secrets: Secrets,
        *,
        worker: Worker,
        tuning: Tuning,
        local_time: Callable[[], datetime],
    ) -> None:
        """``worker`` reads and writes secrets; ``local_time`` says when a month begins.

        By ``tuning`` choices are kept, and settings act at once.
        """
        llm = settings.llm
        installed = InstalledModels(settings.data_dir)
        self.accounts = Accounts()
        self._capped = bool(llm.monthly_cap)
        self._llm = llm
        self._bus = bus
        self._worker = Worker("trial")
        self._trials = asyncio.Lock()
        self._records = records
        self._key = ModelKey(settings, secrets, worker)
        self._budget = Budget(bus, cap=llm.monthly_cap, currency=llm.currency, local_time=local_time)
        self.engines = EngineRegistry(settings, bus, installed.find_model, installed.find_voices, self._budget)
        store = open_store(settings.data_dir)
        self.models = SpeechModels(bus, settings, store, self.engines, tuning.keep)
        tuning.add(AtOnce(LIVE, self.use_services), AtOnce(frozenset({"log_level"}), set_log_level))

    @property
    def budget(self) -> BudgetChanged | None:
        """What this month has cost, as last told or asked for."""
        return self._budget.state

    def statuses(self) -> Sequence[EngineChanged]:
        """The newest state of each engine."""
        return self.engines.statuses()

    async def lacking(self) -> str:
        """Why there is no language model that answers, by an error's code; empty: there is one.

        Who asks at the start waits until it is known, as a question to the model would.
        """
        thinking = await self.engines.thinking()
        at_work = thinking.state in (EngineState.READY, EngineState.STANDING_IN)
        return self.engines.unanswered if at_work else thinking.error or EngineFailedError.code

    async def begin(self) -> None:
        """Begin to think. Where there is a limit, not before it is known how much of it is left."""
        if self._capped:
            await self._records.recall_costs(self._budget)
        await self._use_key()

    async def recall(self) -> None:
        """Know what this month has cost, where nothing had to wait for that."""
        if not self._capped:
            await self._records.recall_costs(self._budget)

    async def recall_again(self) -> None:
        """The same after the clock or the time zone was set, which may have come to another month."""
        await self._records.recall_costs(self._budget)

    async def set_key(self, key: str, *, second: bool = False) -> None:
        """Keep the language model's key and use it at once; "" forgets it. Raises ``DataFolderError``.

        ``second``: that of the service that stands in; a ``SettingError`` says that there is none.
        """
        if second and not self._llm.second.given:
            raise SettingError("There is no second service: set llm.second.base_url first.")
        await self._key.keep(key, second=second)
        await self._use_key()

    def key_place(self, *, second: bool = False) -> KeyPlace:
        """Where the key in use is kept."""
        return self._key.second_place if second else self._key.place

    async def use_services(self, settings: Settings) -> None:
        """Think as these settings say from now on; a limit alone cuts nobody off.

        Raises:
            DataFolderError: It cannot be kept that a service has no key, or the keys cannot be read; it thinks
                as before.
        """
        llm = settings.llm
        self._budget.limit(llm.monthly_cap, llm.currency)
        limited = self._llm.model_copy(update={"monthly_cap": llm.monthly_cap, "currency": llm.currency})
        if limited != llm:
            key, second = await self._key.serve(llm)
            await self.engines.think_with(llm, key, second)
        self._llm = llm  # not before all of it is done: what failed half-way can be asked for again

    async def try_service(self, asked: AskedService) -> Tried:
        """Ask a service one short question. One at a time: each costs money."""
        async with self._trials:
            try:
                service, prices = await self._service(asked)
                self._require_budget(prices)
            except LanguageModelError as error:
                return Tried(asked.model or self._llm.model, error=error.code, detail=str(error))
            meter, account = Meter(self._bus, self._budget, longest=service.max_tokens), Account()
            with on_account(account):
                tried = await try_service(
                    service, self._worker, lambda model, messages: meter.counted(model, prices, messages)
                )
            if account.sent:
                self._bus.publish(ServiceTried(sent=account.sent))
            return tried

    async def list_models(self, asked: AskedService) -> Listed:
        """Which models a service tells of."""
        async with self._trials:
            try:
                service, _ = await self._service(asked)
            except LanguageModelError as error:
                return Listed(error=error.code, detail=str(error))
            return await list_models(service, self._worker)

    def _require_budget(self, prices: Prices) -> None:
        if not (prices.free or self._budget.allows):
            raise BudgetError("This month's budget is used up. Raise llm.monthly_cap, or wait for the next.")

    async def _service(self, asked: AskedService) -> tuple[Service, Prices]:
        """What is meant, with the key that it has, and no other's; and what its answers cost.

        Raises:
            KeyMissingError: It wants one, and there is none.
        """
        llm, second = self._llm, self._llm.second
        base_url = asked.base_url or (second.base_url if asked.second else llm.base_url)
        is_second = asked.second or base_url == second.base_url
        key = asked.key or await self._key.of(base_url, second=is_second)
        if key is None and is_grok(base_url):
            raise KeyMissingError("No key for the language model is set.")
        service = Service(
            base_url,
            key or SecretStr(KEYLESS),
            asked.model or (second.model if is_second else llm.model),
            second.first_token_s if is_second else llm.first_token_s,
            llm.max_tokens,
        )
        return service, Prices.of(llm) if base_url == llm.base_url and not is_second else FREE

    async def close(self) -> bool:
        """Close connections and end the threads; whether all of them ended in time."""
        return all(await asyncio.gather(self.models.close(), self.engines.close(), self._worker.close()))

    async def _use_key(self) -> None:
        await self.engines.use_key(await self._key.find(), await self._key.find_second())
