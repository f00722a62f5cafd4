"""Devices' assets, from the store to the devices that fetch them, as the hub starts and stops it."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from hub.bus import Bus
from hub.devices.conversation import Conversation
from hub.devices.mcp.toolboxes import Toolboxes
from hub.devices.registry import Registry
from hub.errors import UnknownAssetsError
from hub.firmware.assets.library import AssetsLibrary
from hub.firmware.assets.offer import stored_offers_of
from hub.firmware.assets.offers import AssetOffers
from hub.firmware.assets.records import stored_assets_of
from hub.firmware.assets.telling import Reach, Talk, Telling
from hub.firmware.assets.vigil import Holder, Vigil
from hub.running import run_part
from hub.storage.keeping import Keeping
from hub.storage.store import Store
from hub.web.files import Files
from hub.web.reached import Reached

FLUSH_S: Final = 1.0
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""


class Outfitting:
    """All of it.

    Attributes:
        library: Which assets there are.
        offers: Which device is offered which.
        telling: Tells devices.
    """

    def __init__(
        self,
        bus: Bus,
        store: Store,
        *,
        registry: Registry,
        toolboxes: Toolboxes,
        reached: Reached,
        stay: Holder,
        conversation_with: Callable[[str], Conversation | None],
        now: Callable[[], float] = time.time,
    ) -> None:
        """Put it together; ``stay`` keeps the computer awake, ``conversation_with`` gives a device's."""
        self._store = store
        self._reached = reached
        self._conversation_with = conversation_with
        self._files: Files | None = None
        self._vigil = Vigil(stay)
        self._keeping = Keeping("offers of assets", partial(stored_offers_of, store))
        self.offers = AssetOffers(bus, self._keeping, registry.record, self._vigil, now)
        self.library = AssetsLibrary(
            partial(stored_assets_of, store), store.shelf, store.worker, now, in_use=self.offers.uses
        )
        reach = Reach(
            tools=toolboxes,
            talk=self._talk,
            home=lambda device_id: reached.url(device_id, "/"),
            address=self._address,
        )
        self.telling = Telling(bus, self.offers, reach, now)

    def serve(self, files: Files) -> None:
        """Have devices fetch from ``files``; nobody is told anything before."""
        self._files = files

    async def load(self) -> None:
        """Know what is kept; raises ``DataFolderError``."""
        await self.offers.load()

    async def run(self) -> None:
        """Tell devices, and keep what changes; each goes on when the other fails."""
        async with asyncio.TaskGroup() as parts:
            for part in (self.telling.run, self._keeping.run):
                parts.create_task(run_part(part))

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time; ``run`` has ended."""
        self._vigil.close()
        await self._keeping.finish(FLUSH_S)

    def _talk(self, device_id: str) -> Talk | None:
        conversation = self._conversation_with(device_id)
        return None if conversation is None else conversation.quiet

    async def _address(self, device_id: str, file_id: str) -> tuple[str, float]:
        record = (await self._store.shelf()).get(file_id)
        if record is None or self._files is None:
            raise UnknownAssetsError("The file of assets is not there any more.")
        path, good_until = self._files.link(record, device_id)
        return self._reached.url(device_id, path), good_until
