"""Firmware over the air, from the library to what devices are told, as the hub starts and stops it."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from hub.bus import Bus
from hub.devices.conversation import Conversation
from hub.devices.mcp.toolboxes import Toolboxes
from hub.devices.registry import Registry
from hub.devices.restart_wishes import RestartWishes
from hub.errors import UnknownFirmwareError
from hub.events import FlashChanged
from hub.events.usb import FLASH_ENDED
from hub.firmware.library import Library
from hub.firmware.records import KeptImage, stored_images_of
from hub.firmware.rollout.book import RolloutBook
from hub.firmware.rollout.offering import Offering
from hub.firmware.rollout.records import stored_rollouts_of
from hub.firmware.rollout.rollouts import Rollouts
from hub.outfitting import Outfitting
from hub.running import side_by_side
from hub.staying_awake import StayAwake
from hub.storage.keeping import Keeping
from hub.storage.store import Store
from hub.web.files import Files
from hub.web.reached import Reached

FLUSH_S = 1.0
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""


class Updating:
    """All of it.

    Attributes:
        library: Has the images.
        rollouts: What a person does with them.
        offering: What devices are told.
        wishes: Who wants which device restarted.
        stay_awake: Keeps the computer awake.
        assets: Those of devices.
    """

    def __init__(
        self,
        bus: Bus,
        store: Store,
        *,
        registry: Registry,
        reached: Reached,
        local_time: Callable[[], datetime],
        toolboxes: Toolboxes,
        conversation_with: Callable[[str], Conversation | None],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._reached = reached
        self.wishes = RestartWishes()
        self.stay_awake = StayAwake(bus)
        self._keeping = Keeping("rollouts", partial(stored_rollouts_of, store))
        self._book = RolloutBook(bus, self._keeping, self.stay_awake, now)
        self.library = Library(
            partial(stored_images_of, store), store.shelf, store.worker, now, in_use=self._book.uses
        )
        self.rollouts = Rollouts(self._book, self.library, registry, now=now)
        self.offering = Offering(bus, self._book, self.library, registry, now=now, local_time=local_time)
        self.wishes.add(self.offering.restart_for)
        self.assets = Outfitting(
            bus,
            store,
            registry=registry,
            toolboxes=toolboxes,
            reached=reached,
            stay=self.stay_awake,
            conversation_with=conversation_with,
            now=now,
        )
        self.wishes.add(self.assets.telling.restart_for)
        bus.subscribe(FlashChanged, self._follow_flash)

    def _follow_flash(self, event: FlashChanged) -> None:
        """A board that is written on is not to be left half written by a computer that falls asleep."""
        act = self.stay_awake.release if event.state in FLASH_ENDED else self.stay_awake.hold
        act(f"flash {event.flash_id}")

    def fetch_from(self, files: Files) -> None:
        """Have devices fetch images and assets from ``files``."""
        self.assets.serve(files)

        async def link(kept: KeptImage, device_id: str) -> str:
            record = (await self._store.shelf()).get(kept.file_id)
            if record is None:
                raise UnknownFirmwareError("The image is not there any more.")
            path, _ = files.link(record, device_id)
            return self._reached.url(device_id, path)

        self.offering.link_with(link)

    async def load(self) -> None:
        """Go on where the hub ended; raises ``DataFolderError``."""
        await self._book.load()
        await self.assets.load()

    async def run(self) -> None:
        """Carry on."""
        await side_by_side(self._keeping.run, self.offering.run, self.stay_awake.run, self.assets.run)

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time; ``run`` has ended."""
        await asyncio.gather(self._keeping.finish(FLUSH_S), self.assets.finish())

    async def close(self) -> bool:
        """Let the computer sleep again; whether the thread ended in time."""
        return await self.stay_awake.close()
