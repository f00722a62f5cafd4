"""Rollouts at work: what devices are told at their checks, and what follows from what they do."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, NoReturn

from hub.bus import Bus
from hub.devices.registry import Registry
from hub.errors import DataFolderError, FirmwareError, UnknownDeviceError
from hub.events import (
    ClockJumped,
    DeviceBlocked,
    DeviceForgotten,
    FileFetched,
    HubWoke,
    Outcome,
    TurnFinished,
)
from hub.firmware.library import Library
from hub.firmware.records import KeptImage
from hub.firmware.rollout import rules
from hub.firmware.rollout.book import RolloutBook
from hub.firmware.rollout.choosing import seen_of
from hub.firmware.rollout.fitness import reasons_against
from hub.firmware.rollout.how import How, how_of
from hub.firmware.rollout.records import Rollout, Track
from hub.firmware.rollout.rules import Meant, Seen

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
        self._restarts: Counter[str] = Counter()  # by device, since it was told of an image last
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
        """The phrase for a device that is to be restarted now, for it would be told of an image; empty: not.

        It is asked at the end of a conversation. A device that comes back three times without being told of the
        image is not restarted for it any more.
        """
        rollout = self._book.of(device_id)
        track = rollout.track(device_id) if rollout else None
        if rollout is None or track is None or not (rollout.restarts or track.hurried):
            return ""
        spent = self._restarts[device_id] >= rules.MAX_OFFERS
        if spent or not rules.is_expected(rollout, track) or self._is_quiet(rollout, track):
            return ""
        self._restarts[device_id] += 1
        return INSTALLING

    def awake_for(self, rollout: Rollout) -> bool:
        """Whether the computer is kept awake now, and a device of the rollout is why."""
        return self._book.is_awake and rules.awaits(rollout, self._now())

    def how(self, rollout: Rollout, track: Track) -> How:
        """When a device of the rollout gets on."""
        return how_of(rollout, track, self._minute())

    async def _told(self, device_id: str, version: str, elf_sha256: str) -> Mapping[str, object]:
        kept = await self._meant_for(device_id)
        if kept is None:
            return {}
        url = await self._address(kept, device_id)
        rollout, device = self._book.of(device_id), self._registry.let_in(device_id)
        track = rollout.track(device_id) if rollout else None
        if rollout is None or track is None:
            return {}
        seen = Seen(replace(seen_of(device).target, version=version), elf_sha256)
        against = reasons_against(kept, device, seen)
        changed, offer = rules.checked(
            rollout,
            track,
            seen,
            Meant(kept.image_id, kept.file_id, kept.image, against),
            now=self._now(),
            may_offer=bool(url) and not self._is_quiet(rollout, track),
        )
        self._book.put(changed)
        if offer is None:
            return {}
        try:
            await self._book.kept()  # a kill must not have it told more often than it is counted
        except DataFolderError:
            if self._book.of(device_id) is changed:
                self._book.put(rollout)
            raise
        del self._restarts[device_id]
        log.info("device %s is told of firmware %s", device_id, kept.image.app.version)
        forced = {"force": 1} if offer.force else {}
        return {"firmware": {"version": kept.image.app.version, "url": url, **forced}}

    async def _meant_for(self, device_id: str) -> KeptImage | None:
        """The image that the device is to run; None: it has to know nothing of any."""
        rollout = self._book.of(device_id)
        track = rollout.track(device_id) if rollout else None
        if rollout is None or track is None:
            return None
        image_id = track.from_image_id if rollout.back else rollout.image_id
        return await self._library.get(image_id) if image_id else None

    async def _address(self, kept: KeptImage, device_id: str) -> str:
        """Where the device may fetch it; empty when it cannot: then it is looked at all the same."""
        try:
            return await self._link(kept, device_id) if self._link is not None else ""
        except (DataFolderError, FirmwareError, UnknownDeviceError) as error:
            log.warning("device %s is not told of its firmware: %s", device_id, error)
            return ""

    def _fetched(self, event: FileFetched) -> None:
        if event.whole and (rollout := self._book.of(event.device_id)) is not None:
            self._book.put(rules.fetched(rollout, event.device_id, event.file_id))

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
        return rollout.is_quiet(track, self._minute())

    def _minute(self) -> int:
        """Of the day, in the home."""
        now = self._local_time()
        return now.hour * 60 + now.minute
