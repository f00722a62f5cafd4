"""Writes what happens, off the event loop and a moment later, and goes on when the disk does not take it."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Final

from hub.bus import Bus
from hub.config import StoreSettings
from hub.engines.base import Pcm
from hub.errors import DataFolderError
from hub.events import StoreChanged, StoreState
from hub.storage.base import ConversationRepository, DeviceRecord, Selection
from hub.storage.books import Bookkeeper
from hub.storage.ledger import Days, day_of, month_begins
from hub.storage.pen import Pen
from hub.storage.scribe import Scribe
from hub.storage.share import Share
from hub.storage.store import Store
from hub.storage.waiting import Waiting

log = logging.getLogger(__name__)

GATHER_S: Final = 0.3
"""What happens within so long is written in one go, seconds: a kill loses no more than that and one writing."""

RETRY_S: Final = 5.0
"""Between two attempts while the disk does not take it, seconds."""

CLEAN_UP_AFTER_S: Final = 60.0
"""From the start to the first look for what is kept for too long, seconds: models are loaded first."""

CLEAN_UP_S: Final = 6 * 3600.0
"""Between two looks for what is kept for too long, seconds."""

DAY_S: Final = 86_400.0

MAX_FAULTS: Final = 3
"""Attempts in a row that end in a fault of ours; then what was to be written is given up for what comes."""


class Recorder:
    """Has what is not on the disk yet; everything else is the store's.

    ``run`` is one task's work. It ends after ``finish``, when all is written or cannot be.
    """

    def __init__(
        self, bus: Bus, store: Store, settings: StoreSettings, now: Callable[[], float] = time.time
    ) -> None:
        self._bus = bus
        self._store = store
        self._settings = settings
        self._now = now
        self._waiting = Waiting()
        self._something = asyncio.Event()
        self._hurry = asyncio.Event()
        self._writing = asyncio.Lock()
        pen = Pen(store)
        self._devices = Share(pen.write_devices, _forget_devices)
        self._shares = (self._devices, Share(pen.write_conversations, _forget_conversations))
        self._untidy = ""
        self._bookkeeper = Bookkeeper(bus, lambda: self._waiting.books, self._something.set)
        self._scribe = Scribe(bus, lambda: self._waiting, self._something.set)

    @property
    def state(self) -> StoreState:
        """Whether the disk takes what happens."""
        failing = any(share.failure is not None for share in self._shares)
        return StoreState.FAILING if failing else StoreState.KEEPING

    @property
    def waiting(self) -> int:
        """Turns that are not on the disk yet."""
        return len(self._waiting.turns)

    def keep_device(self, device: DeviceRecord) -> None:
        """Keep what is known of a device."""
        self._waiting.add_device(device.device_id, device)
        self._something.set()

    def forget_device(self, device_id: str) -> None:
        """Keep a device no longer."""
        self._waiting.add_device(device_id, None)
        self._something.set()

    def let_go(self, device_id: str) -> None:
        """Have what waits, and what is told of the device from now on, name it no longer.

        Its conversations are not kept any further, nor calls of its tools; what it costs and sends is nobody's.
        It is another matter when the device comes again.
        """
        self._bookkeeper.let_go(device_id)
        self._scribe.let_go_of_device(device_id)

    def keep_sound(self, turn_id: str, pcm: Pcm) -> None:
        """Keep the sound of a question, if the household wants that and there were words in it."""
        if self._settings.keep_audio:
            self._scribe.hold_sound(turn_id, pcm)

    def finish(self) -> None:
        """Write what is left, and have ``run`` end."""
        self._hurry.set()
        self._something.set()

    async def run(self) -> None:
        """Write what happens, and remove what is kept for too long."""
        loop = asyncio.get_running_loop()
        clean_up_at = loop.time() + CLEAN_UP_AFTER_S
        while not self._hurry.is_set():
            if loop.time() >= clean_up_at:
                clean_up_at = loop.time() + (CLEAN_UP_S if await self._clean_up() else RETRY_S)
            failing = [share.again_at for share in self._shares if share.failure]
            if await self._something_before(min([clean_up_at, *failing])):
                await self._pause()
            await self._flush([share for share in self._shares if share.again_at <= loop.time()])
        await self.flush()
        if self._waiting:
            log.warning(
                "%d turns and %d devices are lost", len(self._waiting.turns), len(self._waiting.devices)
            )

    async def flush(self) -> bool:
        """Write what waits; whether the disk took all of it. It waits on if not."""
        return await self._flush(self._shares)

    async def settle_devices(self) -> None:
        """Return when what is known of devices is on the disk, whatever becomes of conversations.

        Raises:
            DataFolderError: The disk does not take it. It waits on, and is tried again every ``RETRY_S``.
        """
        await self.flush()
        if self._devices.failure is not None:
            raise self._devices.failure

    async def _flush(self, shares: Collection[Share]) -> bool:
        async with self._writing:
            batch, self._waiting = self._waiting, Waiting()
            self._something.clear()
            for share in shares:
                await self._write(share, batch)
            if batch:
                self._waiting.put_back(batch)
            elif dropped := batch.dropped + batch.books.dropped:
                log.info("%d turns, sounds or amounts had to be dropped", dropped)
            return not self._waiting

    async def spent(self, month: str) -> float:
        """What ``month``, as 2026-11, has cost so far, what is not on the disk yet included.

        Raises:
            DataFolderError: What is on the disk cannot be read.
        """
        async with self._writing:
            return await (await self._store.ledger()).spent(month) + self._waiting.books.spent(month)

    @asynccontextmanager
    async def at_rest(self) -> AsyncIterator[None]:
        """Nothing is written meanwhile; what happened before is written first, if the disk takes it.

        For who deletes: a session of which nothing is left then is kept again with its next turn only.
        """
        await self.flush()
        async with self._writing:
            yield
            conversations = await self._store.conversations()
            for session_id in self._scribe.open_and_kept():
                if await conversations.session(session_id) is None:
                    self._scribe.let_go(session_id)

    async def _something_before(self, moment: float) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(moment):
                await self._something.wait()
        return self._something.is_set()

    async def _pause(self) -> None:
        """Let more come."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GATHER_S):
                await self._hurry.wait()

    async def _write(self, share: Share, batch: Waiting) -> None:
        """Write one share whatever becomes of the others; what was written leaves ``batch``."""
        try:
            await share.write(batch)
        except DataFolderError as error:
            share.faults = 0
            self._tell_failure(share, error)
        except Exception as error:
            share.faults += 1
            log.exception("what happened could not be kept")
            if share.faults >= MAX_FAULTS:
                log.warning("it is given up after %d attempts", share.faults)
                share.faults = 0
                share.forget(batch)
            self._tell_failure(share, DataFolderError(f"A fault of the hub ({error!r}); see its log."))
        else:
            share.faults = 0
            share.forget(batch)
            self._tell_success(share)

    async def _clean_up(self) -> bool:
        """Remove what is kept for too long; whether that could be done."""
        try:
            async with self.at_rest():
                await self._remove_too_old(await self._store.conversations())
            await (await self._store.shelf()).tidy()
        except DataFolderError as error:
            if self._untidy != error.code:
                self._untidy = error.code
                log.warning("what is kept for too long cannot be removed for now: %s", error)
            return False
        except Exception:  # a fault of ours must not end the recording
            log.exception("what is kept could not be tidied")
        self._untidy = ""
        return True

    async def _remove_too_old(self, conversations: ConversationRepository) -> None:
        if self._settings.keep_days:
            too_old = self._now() - self._settings.keep_days * DAY_S
            await conversations.delete(Selection(before=too_old))
            end = min(day_of(too_old), month_begins(self._now()))
            await (await self._store.ledger()).drop(Days(end=end))
            await self._store.drop_copies(too_old)
        if await self._store.worker.run(self._store.blobs.any):
            await conversations.forget_audio(self._now() - self._settings.keep_audio_days * DAY_S)
            await self._store.sweep()

    def _tell_failure(self, share: Share, error: DataFolderError) -> None:
        """Try again later. Tell it once, and again when it becomes another."""
        before = [str(other.failure) for other in self._shares if other.failure is not None]
        known = share.failure is not None and share.failure.code == error.code
        share.failure = error
        share.again_at = asyncio.get_running_loop().time() + RETRY_S
        if not known and str(error) not in before:
            log.warning("what happens cannot be kept for now: %s", error)
            self._tell(error)

    def _tell_success(self, share: Share) -> None:
        """Tell when all of it is kept again, or what still fails."""
        if share.failure is None:
            return
        share.failure, share.again_at = None, 0.0
        failing = [other.failure for other in self._shares if other.failure is not None]
        if failing:
            self._tell(failing[0])
            return
        log.info("what happens is kept again")
        self._bus.publish(StoreChanged(state=StoreState.KEEPING))

    def _tell(self, error: DataFolderError) -> None:
        self._bus.publish(StoreChanged(state=StoreState.FAILING, error=error.code, detail=str(error)))


def _forget_devices(batch: Waiting) -> None:
    batch.devices.clear()


def _forget_conversations(batch: Waiting) -> None:
    batch.sessions.clear()
    batch.turns.clear()
    batch.sounds.clear()
    batch.late.clear()
    batch.books.clear()
