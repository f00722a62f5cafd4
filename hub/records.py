"""What outlives the hub: its devices, and what was said. Looked up when it starts, written while it runs."""

import asyncio
import logging
import math
import time
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

from hub.bus import Bus
from hub.config import Settings
from hub.data_folder import prepare_data_folder
from hub.dialogue.histories import CARRY_OVER_S, Histories
from hub.dialogue.history import Exchange
from hub.engines.budget import Budget
from hub.errors import DataFolderError
from hub.running import run_part
from hub.storage.base import DeviceRecord, Spoken
from hub.storage.deleting import delete_files, forget_in_ledger
from hub.storage.opening import open_store
from hub.storage.recorder import Recorder

log = logging.getLogger(__name__)

FLUSH_S: Final = 1.5
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""


class Records:
    """The store in the data folder, and the recorder that writes into it.

    Attributes:
        recorder: Takes what is to be kept.
        store: Where it is kept.
    """

    def __init__(self, bus: Bus, settings: Settings) -> None:
        self._folder = settings.data_dir
        self.store = open_store(settings)
        self.recorder = Recorder(bus, self.store, settings.store)
        self._recording: asyncio.Task[None] | None = None
        self._began = math.inf

    async def devices(self) -> Iterable[DeviceRecord]:
        """Be the only hub that writes there; the devices of earlier starts.

        Raises:
            FolderInUseError: Another hub writes there.
            DataFolderError: The data folder, or a file in it, cannot be used.
        """
        await self.store.worker.run(prepare_data_folder, self._folder)
        await self.store.claim()  # older files are brought up to date as they are read
        await self.store.look()
        return await (await self.store.devices()).all()

    def begin(self) -> None:
        """Write what happens from now on, and before, until ``finish``."""
        self._began = time.time()
        self._recording = asyncio.create_task(run_part(self.recorder.run), name="recorder")

    async def remember(self, histories: Histories, is_known: Callable[[str], bool]) -> None:
        """Have who comes back go on with what was said before the hub was started.

        Args:
            histories: Get it.
            is_known: Whether the device of that id is known; of one that was forgotten, nothing is remembered.
        """
        try:
            conversations = await self.store.conversations()
            recent = await conversations.spoken_since(time.time() - CARRY_OVER_S)
        except DataFolderError as error:
            log.info("what was said before is not known: %s", error)  # the recorder has told a person
            return
        earlier = (one for one in recent if one.at < self._began)  # what was said since is known
        spoken = [one for one in earlier if is_known(one.device_id)]
        for device, said in groupby(sorted(spoken, key=_whose), key=_whose):
            histories.recall(*device, map(_exchange, said))

    async def recall_costs(self, budget: Budget) -> None:
        """Have ``budget`` know what this month has cost so far; where that cannot be read, nothing."""
        month = budget.state.month
        try:
            budget.recall(await self.recorder.spent(month), month)
        except DataFolderError as error:
            level = logging.WARNING if budget.state.cap else logging.INFO
            log.log(level, "what this month has cost so far is not known: %s", error)

    async def drop_traces(self, device_id: str) -> None:
        """Keep no longer what a device sent and which of its tools were called; raises ``DataFolderError``.

        What is told of it afterwards is nobody's, until it has another conversation.
        """
        async with self.recorder.at_rest():
            self.recorder.let_go(device_id)
            await forget_in_ledger(self.store, device_id)
        await delete_files(self.store, lambda record: record.device_id == device_id)

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time."""
        if self._recording is None:
            return
        self.recorder.finish()
        _, late = await asyncio.wait({self._recording}, timeout=FLUSH_S)
        for task in late:
            log.warning("the disk is too slow: what happened last is lost")
            task.cancel()
            await asyncio.wait({task})

    async def close(self) -> bool:
        """Close the files, and let another hub write; whether the thread ended in time."""
        return await self.store.close()


def _exchange(spoken: Spoken) -> Exchange:
    """Where its words came from was not kept: they may be anybody's."""
    return Exchange(spoken.question, spoken.answer, spoken.at, from_outside=True)


def _whose(spoken: Spoken) -> tuple[str, str]:
    return spoken.device_id, spoken.client_id
