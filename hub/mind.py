"""What hears, thinks and speaks, with its key and its budget, as the hub starts and stops it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hub.bus import Bus
from hub.config import Settings
from hub.engines.account import Accounts
from hub.engines.budget import Budget
from hub.engines.installed import InstalledModels
from hub.engines.registry import EngineRegistry
from hub.engines.worker import Worker
from hub.errors import EngineFailedError
from hub.events import BudgetChanged, EngineChanged, EngineState
from hub.model_key import ModelKey
from hub.records import Records
from hub.secrets import KeyPlace, Secrets


class Mind:
    """All of it.

    Attributes:
        engines: Gives the engines.
        accounts: On whose account requests to services are.
    """

    def __init__(
        self,
        settings: Settings,
        bus: Bus,
        records: Records,
        secrets: Secrets,
        *,
        worker: Worker,
        local_time: Callable[[], datetime],
    ) -> None:
        """``worker`` reads and writes secrets; ``local_time`` says when a month begins."""
        llm = settings.llm
        models = InstalledModels(settings.data_dir)
        self.accounts = Accounts()
        self._capped = bool(llm.monthly_cap)
        self._records = records
        self._key = ModelKey(settings, secrets, worker)
        self._budget = Budget(bus, cap=llm.monthly_cap, currency=llm.currency, local_time=local_time)
        self.engines = EngineRegistry(settings, bus, models.find_model, models.find_voices, self._budget)

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

    async def set_key(self, key: str) -> None:
        """Keep the language model's key and use it at once; "" forgets it. Raises ``DataFolderError``."""
        await self._key.keep(key)
        await self._use_key()

    def key_place(self) -> KeyPlace:
        """Where the key in use is kept."""
        return self._key.place

    async def close(self) -> bool:
        """Close connections and end the threads; whether all of them ended in time."""
        return await self.engines.close()

    async def _use_key(self) -> None:
        await self.engines.use_key(await self._key.find())
