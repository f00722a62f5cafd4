"""Which device is offered which assets, and how far each is: by what the device does, until it has them.

A device forgets where they are as soon as it begins to fetch them, and erases what it had. So it is told again,
a few times, when a download broke off or was never begun. A check comes behind the download, at every start:
without a download it says that there was none, behind a whole one that the device went on.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from hub.bus import Bus
from hub.errors import AssetsUnderWayError, UnfitAssetsError, UnknownAssetOfferError
from hub.events import (
    AssetOfferChanged,
    AssetOfferReason,
    AssetOfferState,
    DeviceChecked,
    DeviceForgotten,
    DeviceState,
    FileFetched,
    FileFetching,
)
from hub.firmware.assets.offer import AssetOffer, unfit
from hub.firmware.assets.records import KeptAssets
from hub.firmware.assets.vigil import BOOT_S, FETCH_S, Vigil
from hub.storage.base import DeviceRecord
from hub.storage.keeping import Keeping

log = logging.getLogger(__name__)

MOST_TRIES: Final = 3
"""How often a device is told; then a person is to look at it."""

_UNFIT: Final = {
    AssetOfferReason.BOARD: "they are for another board",
    AssetOfferReason.NO_PARTITION: "its flash has no room for assets",
    AssetOfferReason.TOO_SMALL: "its room for assets is smaller than these are",
}
"""Why assets are not for a device, for who asks."""


class AssetOffers:
    """Has them in memory, and keeps what changes. All of it happens at once, in the event loop."""

    def __init__(
        self,
        bus: Bus,
        keeping: Keeping[AssetOffer],
        describe: Callable[[str], DeviceRecord | None],
        vigil: Vigil,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Put it together.

        Args:
            bus: Tells what devices do, and is told what becomes of offers.
            keeping: Keeps them.
            describe: Gives what is known of a device.
            vigil: Has the computer stay awake while it matters.
            now: The wall clock.
        """
        self._bus = bus
        self._keeping = keeping
        self._describe = describe
        self._vigil = vigil
        self._now = now
        self._offers: dict[str, AssetOffer] = {}
        self._fetching: Counter[tuple[str, str]] = Counter()  # by device and file
        self._checked: set[str] = set()  # while the device's download was still under way, as it seemed
        bus.subscribe(FileFetching, self._begun)
        bus.subscribe(FileFetched, self._ended)
        bus.subscribe(DeviceChecked, self._checked_in)
        bus.subscribe(DeviceForgotten, lambda event: self.drop(event.device_id))

    async def load(self) -> None:
        """Know what is kept; raises ``DataFolderError``."""
        self._offers = {one.device_id: one for one in await self._keeping.load()}

    async def kept(self) -> None:
        """Return once all is on the disk; raises ``DataFolderError``."""
        await self._keeping.kept()

    def all(self) -> Sequence[AssetOffer]:
        """Every device's, newest first."""
        return sorted(self._offers.values(), key=lambda one: (one.offered_at, one.device_id), reverse=True)

    def get(self, device_id: str) -> AssetOffer | None:
        """One device's."""
        return self._offers.get(device_id)

    def uses(self, asset_id: str) -> bool:
        """Whether a device is still to get these assets."""
        return any(one.asset_id == asset_id and one.is_open for one in self._offers.values())

    def lets_fetch(self, device_id: str, file_id: str) -> bool:
        """Whether a device that was told may still have them: who finds nothing keeps what it has."""
        offer = self._offers.get(device_id)
        return offer is not None and offer.file_id == file_id and offer.state is not AssetOfferState.CANCELLED

    def require_offerable(self, device: DeviceRecord, kept: KeptAssets) -> None:
        """See that a device may be offered these now.

        Raises:
            UnfitAssetsError: They are for another board, or its flash has no room for them.
            AssetsUnderWayError: It fetches others now, and has erased what it had.
        """
        if self._goes_on(device, kept):
            return
        if reason := unfit(kept, device):
            raise UnfitAssetsError(
                f"Device {device.device_id} cannot be offered these assets: {_UNFIT[reason]}."
            )
        before = self._offers.get(device.device_id)
        if before is not None and self._fetches(before):
            raise AssetsUnderWayError(
                f"Device {device.device_id} fetches other assets at this moment. Let it come to its end."
            )

    def offer(self, device: DeviceRecord, kept: KeptAssets, *, reboots: bool = False) -> AssetOffer:
        """Offer assets to a device, in place of what it was offered; raises as ``require_offerable`` does.

        The same assets once more go on as they are: the device may be to restart for them now.
        """
        self.require_offerable(device, kept)
        if (before := self._goes_on(device, kept)) is not None:
            return self._put(replace(before, reboots=reboots))
        return self._put(
            AssetOffer(
                device_id=device.device_id,
                asset_id=kept.asset_id,
                file_id=kept.file_id,
                state=AssetOfferState.WAITING,
                offered_at=self._now(),
                reboots=reboots,
            )
        )

    def cancel(self, device_id: str) -> None:
        """Take it back; one that is over already is known no longer.

        Raises:
            UnknownAssetOfferError: The device is offered none.
            AssetsUnderWayError: It fetches them now, and has erased what it had.
        """
        offer = self._offers.get(device_id)
        if offer is None:
            raise UnknownAssetOfferError("That device is offered no assets.")
        if self._fetches(offer):
            raise AssetsUnderWayError("The device fetches them at this moment. Let it come to its end.")
        self._vigil.end(device_id)
        if offer.is_open:
            self._put(replace(offer, state=AssetOfferState.CANCELLED, reboots=False))
        else:
            self.drop(device_id)

    def drop(self, device_id: str) -> None:
        """Know nothing of the device any more."""
        offer = self._offers.pop(device_id, None)
        self._vigil.end(device_id)
        if offer is not None:
            self._keeping.put(device_id, None)
            self._bus.publish(AssetOfferChanged(device_id=device_id, asset_id=offer.asset_id, state=None))

    def told(self, device_id: str, hub_url: str, good_until: float) -> None:
        """The device was told an address that begins with ``hub_url``."""
        offer = self._offers[device_id]
        again = offer.state is AssetOfferState.TOLD
        self._put(
            replace(
                offer,
                state=AssetOfferState.TOLD,
                reason=AssetOfferReason.NONE,
                tries=offer.tries if again else offer.tries + 1,
                told_at=self._now(),
                good_until=good_until,
                hub_url=hub_url,
            )
        )

    def restarting(self, device_id: str) -> None:
        """The device is told to restart, and does not answer to that: it is to, until it has checked in."""
        self._vigil.keep(device_id, BOOT_S)

    def asked_to_restart(self, device_id: str, *, does: bool) -> None:
        """The device was asked to restart, and answered whether it ``does``."""
        self._put(replace(self._offers[device_id], reboots=False))
        if does:
            self.restarting(device_id)

    def fail(self, device_id: str, reason: AssetOfferReason) -> None:
        """It cannot be told, for ``reason``."""
        self._put(replace(self._offers[device_id], state=AssetOfferState.FAILED, reason=reason, reboots=False))

    def _begun(self, event: FileFetching) -> None:
        if self._by(event) is not None:
            self._fetching[event.device_id, event.file_id] += 1
            self._vigil.keep(event.device_id, FETCH_S)

    def _ended(self, event: FileFetched) -> None:
        device_id = event.device_id
        self._fetching[device_id, event.file_id] -= 1
        self._fetching += Counter()  # forgets who fetches none
        checked = device_id in self._checked
        self._checked.discard(device_id)
        if (offer := self._by(event)) is None:
            return
        if event.whole:
            state = AssetOfferState.INSTALLED if checked else AssetOfferState.FETCHED
            self._put(replace(offer, state=state, reason=AssetOfferReason.NONE, reboots=False))
            if checked:
                self._vigil.end(device_id)
            else:
                self._vigil.keep(device_id, BOOT_S)
        else:
            self._again(offer, AssetOfferReason.CUT)

    def _checked_in(self, event: DeviceChecked) -> None:
        offer, device = self._offers.get(event.device_id), self._describe(event.device_id)
        if offer is None or device is None or device.state is not DeviceState.APPROVED:
            return
        if event.client_id != device.client_id:
            return  # whoever it is, it is not the one that was told
        if self._fetches(offer):
            self._checked.add(event.device_id)  # what was sent is looked at first
        elif offer.state is AssetOfferState.FETCHED:
            self._vigil.end(event.device_id)
            self._put(replace(offer, state=AssetOfferState.INSTALLED))
        elif offer.state is AssetOfferState.TOLD:
            self._again(offer, AssetOfferReason.NOT_FETCHED)

    def _again(self, offer: AssetOffer, reason: AssetOfferReason) -> None:
        """It came to nothing; the device is told again, unless it was told often enough."""
        self._vigil.end(offer.device_id)
        spent = offer.tries >= MOST_TRIES
        state = AssetOfferState.FAILED if spent else AssetOfferState.WAITING
        log.info(
            "device %s did not get its assets (%s), %d times told: %s",
            offer.device_id,
            reason,
            offer.tries,
            state,
        )
        mends = reason is AssetOfferReason.CUT and not spent  # by itself it would do without until it starts
        self._put(replace(offer, state=state, reason=reason, reboots=mends))

    def _goes_on(self, device: DeviceRecord, kept: KeptAssets) -> AssetOffer | None:
        """The open offer of these very assets; None: there is none."""
        before = self._offers.get(device.device_id)
        return before if before is not None and before.asset_id == kept.asset_id and before.is_open else None

    def _fetches(self, offer: AssetOffer) -> bool:
        return self._fetching[offer.device_id, offer.file_id] > 0

    def _by(self, event: FileFetching | FileFetched) -> AssetOffer | None:
        offer = self._offers.get(event.device_id)
        return offer if offer is not None and offer.file_id == event.file_id else None

    def _put(self, offer: AssetOffer) -> AssetOffer:
        before = self._offers.get(offer.device_id)
        if offer == before:
            return offer
        self._offers[offer.device_id] = offer
        self._keeping.put(offer.device_id, offer)
        self._bus.publish(
            AssetOfferChanged(
                device_id=offer.device_id, asset_id=offer.asset_id, state=offer.state, reason=offer.reason
            )
        )
        return offer
