"""Writing on boards: what was begun, how far each is, and what became of those that ended."""

import asyncio
import logging
import secrets
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.errors import (
    DataFolderError,
    FlashRefusedError,
    FlashRunsError,
    TooManyFlashesError,
    UnknownFlashError,
)
from hub.events import FlashChanged
from hub.firmware.image import ImageKind
from hub.firmware.library import Library
from hub.firmware.usb.backups import Backups
from hub.firmware.usb.child import child_at_work
from hub.firmware.usb.flash import Flash
from hub.firmware.usb.job import Approve, FlashJob, StartChild, Task
from hub.firmware.usb.networks import Networks
from hub.firmware.usb.plan import Wanted
from hub.firmware.usb.ports import Ports, PortState
from hub.firmware.usb.provisioning import Network, Provision

log = logging.getLogger(__name__)

TELL_S: Final = 0.2
"""Shortest time between two events of a flash while only its bytes change, seconds."""

MAX_FLASHES: Final = 50
"""That are known at once; those that ended first make room, unless they have a backup."""

ID_BYTES: Final = 8
"""Random bytes of a flash's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants done with a board.

    Attributes:
        keep_data: Leave its networks, settings and Client-Id as they are.
        erase: Erase all of it first.
        backup: Keep what was on it.
        networks: That it is to join; an empty password: the one that is remembered, else none.
        hub_url: Where it asks for its hub; empty: where this hub announces itself.
        remember: Keep the networks for other boards.
        approve: Let it in before it asks.
    """

    port_id: str
    image_id: str
    keep_data: bool = False
    erase: bool = False
    backup: bool = False
    networks: Sequence[Network] = ()
    hub_url: str = ""
    remember: bool = False
    approve: bool = True


class Flashing:
    """All of them. Each has a task, which ``close`` awaits."""

    def __init__(
        self,
        bus: Bus,
        ports: Ports,
        library: Library,
        *,
        networks: Networks,
        backups: Backups,
        worker: Worker,
        approve: Approve,
        own_url: Callable[[], str],
        start: StartChild = child_at_work,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Prepare.

        Args:
            bus: Is told how far each is.
            ports: Where boards are.
            library: Has the images.
            networks: Are remembered.
            backups: Keeps what was on boards.
            worker: Does what blocks.
            approve: Lets a device in before it asks.
            own_url: Where this hub announces itself; empty while it does not.
            start: Starts a child.
            clock: Nobody sets it, seconds.
            now: The wall clock.
        """
        self._bus = bus
        self._ports = ports
        self._library = library
        self._networks = networks
        self._backups = backups
        self._worker = worker
        self._own_url = own_url
        self._clock = clock
        self._now = now
        self._job = partial(
            FlashJob,
            start=start,
            worker=worker,
            backups=backups,
            approve=approve,
            tell=self._tell,
            clock=clock,
            now=now,
        )
        self._flashes: dict[str, Flash] = {}
        self._running: dict[str, FlashJob] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: dict[str, tuple[Flash, float]] = {}
        self._closing = False

    async def recall(self) -> None:
        """Know those whose backups are kept."""
        for flash in await self._worker.run(lambda: list(self._backups.all())):
            self._flashes.setdefault(flash.flash_id, flash)

    async def begin(self, wish: Wish) -> Flash:
        """Write on a board; events tell how far it is. What is refused leaves everything as it was.

        Raises:
            UsbError: There is no such port, it is in use, or the wish contradicts itself.
            FirmwareError: There is no such image.
            TooManyFlashesError: Of every flash that is known a backup is kept, or it has not ended.
            DataFolderError: The networks cannot be read or kept.
        """
        port = await self._ports.get(wish.port_id)
        kept = await self._library.get(wish.image_id)
        if kept.image.kind is ImageKind.APP and not wish.keep_data:
            raise FlashRefusedError(
                "That image is the application alone: it is written only to a board that has firmware already, "
                "and keeps its data (--keep-data on the command line). Choose a merged image for a new board."
            )
        with ExitStack() as holding:
            holding.enter_context(self._ports.claim(port, PortState.FLASHING))
            holding.enter_context(self._library.held(kept.image_id))
            path, provision = await self._library.path(kept.image_id), await self._provision(wish)
            self._require_room()
            if wish.remember and provision is not None:
                await self._networks.remember(provision.networks)
            if self._closing:
                raise FlashRefusedError("The hub stops.")
            self._make_room()
            flash = Flash(
                flash_id=secrets.token_hex(ID_BYTES),
                port_id=port.port_id,
                image_id=kept.image_id,
                started_at=self._now(),
            )
            wanted = Wanted(kept.image, path, provision)
            job = self._job(flash, Task(port, wanted, wish.erase, wish.backup, wish.approve))
            self._flashes[flash.flash_id], self._running[flash.flash_id] = flash, job
            task = asyncio.create_task(self._run(job, holding.pop_all()), name=f"flash {flash.flash_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._tell(job)
        return flash

    def all(self) -> Sequence[Flash]:
        """Every one that was not removed, newest first."""
        return sorted(self._flashes.values(), key=lambda one: (one.started_at, one.flash_id), reverse=True)

    def get(self, flash_id: str) -> Flash:
        """One of them; raises ``UnknownFlashError``."""
        try:
            return self._flashes[flash_id]
        except KeyError:
            raise UnknownFlashError("There is no flash with that id. List them to see.") from None

    async def cancel(self, flash_id: str) -> Flash:
        """End it, and return what the board is then; one that has ended stays as it is.

        Raises:
            UnknownFlashError: There is none.
        """
        self.get(flash_id)
        job = self._running.get(flash_id)
        if job is not None:
            job.cancel()
            await self._ended(flash_id)
        return self.get(flash_id)

    async def remove(self, flash_id: str) -> None:
        """Know it no longer, keep nothing of what was on the board, and tell of that.

        Raises:
            UnknownFlashError: There is none.
            FlashRunsError: It has not ended.
            DataFolderError: The backup cannot be deleted.
        """
        flash = self.get(flash_id)
        if not flash.ended:
            raise FlashRunsError("That flash has not ended. Cancel it first.")
        await self._worker.run(self._backups.remove, flash_id)
        self._flashes.pop(flash_id, None)
        self._bus.publish(
            FlashChanged(flash_id=flash_id, state=flash.state, done=flash.done, total=flash.total)
        )

    async def close(self) -> None:
        """Cancel what runs."""
        self._closing = True
        for job in tuple(self._running.values()):
            job.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, job: FlashJob, holding: ExitStack) -> None:
        with holding:
            await job.run()
        flash = job.flash
        del self._running[flash.flash_id]
        self._told.pop(flash.flash_id, None)
        if flash.backup:
            try:
                await self._worker.run(self._backups.keep, flash)
            except DataFolderError as error:
                log.warning("a backup is known only until the hub ends: %s", error)

    async def _ended(self, flash_id: str) -> None:
        """Wait until it has."""
        name = f"flash {flash_id}"
        tasks = [task for task in self._tasks if task.get_name() == name]
        if tasks:
            await asyncio.wait(tasks)

    async def _provision(self, wish: Wish) -> Provision | None:
        if wish.keep_data:
            if wish.erase or wish.networks or wish.hub_url:
                raise FlashRefusedError(
                    "To keep its data excludes to erase it, and to give it networks or another hub."
                )
            return None
        url = wish.hub_url or self._own_url()
        if not url:
            raise FlashRefusedError(
                "No address of this hub is known, for there is no network. Connect this computer, or name one."
            )
        networks = await self._networks.completed(wish.networks)
        return Provision(networks, url, str(uuid.uuid4()))

    def _require_room(self) -> Flash | None:
        """The one that has to make room for another; None: there is room. Raises ``TooManyFlashesError``."""
        if len(self._flashes) < MAX_FLASHES:
            return None
        ended = [one for one in self.all() if one.ended and not one.backup]
        if not ended:
            raise TooManyFlashesError(
                f"The hub keeps what was on {MAX_FLASHES} boards before they were flashed, and no more. Delete "
                "one: on the page Firmware, under “Backups”, or with `python -m hub firmware backups list` "
                "and `python -m hub firmware backups remove ID --yes`."
            )
        return ended[-1]

    def _make_room(self) -> None:
        if (oldest := self._require_room()) is not None:
            del self._flashes[oldest.flash_id]

    def _tell(self, job: FlashJob) -> None:
        """Tell of a change, of bytes alone now and then."""
        flash, now = job.flash, self._clock()
        self._flashes[flash.flash_id] = flash
        before, at = self._told.get(flash.flash_id, (None, 0.0))
        if before is not None and now - at < TELL_S and _same_but_bytes(before, flash):
            return
        self._told[flash.flash_id] = flash, now
        self._bus.publish(
            FlashChanged(flash_id=flash.flash_id, state=flash.state, done=flash.done, total=flash.total)
        )


def _same_but_bytes(one: Flash, other: Flash) -> bool:
    def rest(flash: Flash) -> Flash:
        return replace(flash, done=0, total=0, bytes_per_s=0.0, left_s=None)

    return rest(one) == rest(other)
