"""Rollouts at work: what devices are told at their checks, and what follows from what they do."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, NoReturn

from hub.bus import Bus
from hub.devices.registry import Registry
from hub.errors import DataFolderError, FirmwareError, UnknownDeviceError, UnknownFirmwareError
from hub.events import (
    ClockJumped,
    DeviceBlocked,
    DeviceForgotten,
    FileFetched,
    HubWoke,
    Outcome,
    RolloutState,
    TrackState,
    TurnFinished,
)
from hub.firmware.library import Library
from hub.firmware.records import KeptImage
from hub.firmware.rollout import rules
from hub.firmware.rollout.book import RolloutBook
from hub.firmware.rollout.choosing import seen_of
from hub.firmware.rollout.records import Rollout, Track
from hub.firmware.rollout.rules import Offer, Seen
from hub.storage.base import DeviceRecord

log = logging.getLogger(__name__)

TICK_S: Final = 15.0
"""Between two looks at who is silent for long, seconds; what is waited for takes minutes."""

INSTALLING: Final = "firmware.installing"
"""The phrase that a device shows when it is restarted to get an image."""

Link = Callable[[KeptImage, str], Awaitable[str]]
"""Gives the address under which a device may fetch an image; raises ``UnknownDeviceError`` and
``DataFolderError``."""


class Offering:
    """Follows the bus, and answers at checks. ``run`` is its task's work."""

    def __init__(
        self,
        bus: Bus,
        book: RolloutBook,
        library: Library,
        registry: Registry,
        *,
        now: Callable[[], float],
        local_time: Callable[[], datetime],
    ) -> None:
        """``now`` is the wall clock, seconds; ``local_time`` the time of day in the home."""
        self._book = book
        self._library = library
        self._registry = registry
        self._now = now
        self._local_time = local_time
        self._link: Link | None = None
        bus.subscribe(FileFetched, self._fetched)
        bus.subscribe(TurnFinished, self._conversed)
        bus.subscribe(ClockJumped, lambda event: self._shift(event.by_s))
        bus.subscribe(HubWoke, lambda event: self._shift(event.slept_s))
        bus.subscribe(DeviceForgotten, lambda event: self._forgotten(event.device_id))
        bus.subscribe(DeviceBlocked, lambda event: self._gone(event.device_id))

    def link_with(self, link: Link) -> None:
        """Have devices fetch images under the addresses that ``link`` gives."""
        self._link = link

    async def run(self) -> NoReturn:
        """Notice who is silent for long."""
        while True:
            for rollout in self._book.all():
                if rollout.active:
                    self._book.put(rules.passed(rollout, self._now()))
                self._book.watch(rollout.rollout_id)
            await asyncio.sleep(TICK_S)

    async def at_check(self, device_id: str, version: str, elf_sha256: str) -> Mapping[str, object]:
        """What a device that is let in is told of firmware at its check; nothing when it is to go on as it is.

        Args:
            device_id: Which.
            version: What it runs, as it told at this check.
            elf_sha256: Of that, hex; empty when it did not tell.
        """
        if self._book.of(device_id) is None:
            return {}
        async with self._book.changing:
            try:
                return await self._told(device_id, version, elf_sha256)
            except (DataFolderError, FirmwareError, UnknownDeviceError) as error:
                log.warning("device %s is not told of its firmware: %s", device_id, error)
                return {}

    def restart_for(self, device_id: str) -> str:
        """The phrase for a device that is to be restarted now, for it would be told of an image; empty: not."""
        rollout = self._book.of(device_id)
        track = rollout.track(device_id) if rollout else None
        if rollout is None or track is None or not (rollout.restarts or track.hurried):
            return ""
        due = track.state is TrackState.WAITING and rules.is_due(rollout, track)
        return INSTALLING if due and not self._is_quiet(rollout, track) else ""

    def awake_for(self, rollout: Rollout) -> bool:
        """Whether the computer is kept awake now, and a device of the rollout is why."""
        return self._book.is_awake and rules.awaits(rollout, self._now())

    async def _told(self, device_id: str, version: str, elf_sha256: str) -> Mapping[str, object]:
        kept = await self._meant_for(device_id)
        rollout = self._book.of(device_id)
        track = rollout.track(device_id) if rollout else None
        if kept is None or rollout is None or track is None:
            return {}
        device = self._registry.let_in(device_id)
        target = replace(seen_of(device).target, version=version)
        changed, offer = rules.checked(
            rollout,
            track,
            Seen(target, elf_sha256),
            kept.image,
            now=self._now(),
            may_offer=not self._is_quiet(rollout, track) and not _runs_it_first(device),
        )
        self._book.put(changed)
        return {} if offer is None else await self._section(offer, kept, device_id)

    async def _meant_for(self, device_id: str) -> KeptImage | None:
        """The image that the device is to run; None: it has to know nothing of any."""
        rollout = self._book.of(device_id)
        track = rollout.track(device_id) if rollout else None
        if rollout is None or track is None:
            return None
        back = rollout.state is RolloutState.ROLLING_BACK
        image_id = track.from_image_id if back else rollout.image_id
        return await self._library.get(image_id) if image_id else None

    async def _section(self, offer: Offer, kept: KeptImage, device_id: str) -> Mapping[str, object]:
        if self._link is None:
            raise UnknownFirmwareError("Devices cannot fetch images yet.")
        await self._book.kept()  # a kill must not have it told more often than it is counted
        url = await self._link(kept, device_id)
        log.info("device %s is told of firmware %s", device_id, kept.image.app.version)
        forced = {"force": 1} if offer.force else {}
        return {"firmware": {"version": kept.image.app.version, "url": url, **forced}}

    def _fetched(self, event: FileFetched) -> None:
        if event.whole and (rollout := self._book.of(event.device_id)) is not None:
            self._book.put(rules.fetched(rollout, event.device_id))

    def _conversed(self, event: TurnFinished) -> None:
        rollout = self._book.of(event.device_id) if event.outcome is Outcome.ANSWERED else None
        if rollout is not None:
            self._book.put(rules.conversed(rollout, event.device_id, self._now()))

    def _gone(self, device_id: str) -> None:
        if (rollout := self._book.of(device_id)) is not None:
            self._book.put(rules.gone(rollout, device_id, self._now()))

    def _forgotten(self, device_id: str) -> None:
        for rollout in self._book.all():
            if rollout.track(device_id) is None:
                continue
            if len(rollout.tracks) == 1:
                self._book.forget(rollout.rollout_id)
            else:
                self._book.put(rules.without(rollout, device_id, self._now()))

    def _shift(self, by_s: float) -> None:
        for rollout in self._book.all():
            if rollout.active:
                self._book.put(rules.shifted(rollout, by_s))

    def _is_quiet(self, rollout: Rollout, track: Track) -> bool:
        now = self._local_time()
        return rollout.is_quiet(track, now.hour * 60 + now.minute)


def _runs_it_first(device: DeviceRecord) -> bool:
    """Whether it checks with this version for the first time: it may not have taken it for good yet.

    A device marks what runs as good only behind a check that offers nothing, and takes no other image before.
    """
    return bool(device.firmwares) and device.firmwares[-1].first_at == device.firmwares[-1].last_at
