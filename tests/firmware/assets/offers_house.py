"""Offers of assets on the disk, and one device that follows them."""

from functools import partial
from pathlib import Path

from hub.bus import Bus
from hub.events import (
    AssetOfferChanged,
    AssetOfferReason,
    AssetOfferState,
    DeviceChecked,
    DeviceState,
    FileFetched,
    FileFetching,
)
from hub.firmware.assets.offer import AssetOffer, stored_offers_of
from hub.firmware.assets.offers import AssetOffers
from hub.firmware.assets.vigil import Vigil
from hub.storage.base import DeviceRecord
from hub.storage.keeping import Keeping
from tests.firmware.assets.offered import FILE, HOME, MAC, Stay
from tests.storage.conftest import a_store

CLIENT = "client-1"


class House:
    """Offers on the disk, which may be read again as after a kill, and one device."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self.now = 1_000.0
        self.device = DeviceRecord(device_id=MAC, client_id=CLIENT, state=DeviceState.APPROVED)
        self.stay = Stay()
        self.told: list[tuple[AssetOfferState | None, AssetOfferReason]] = []
        self.store = a_store(folder, url)
        self.open()

    def open(self) -> None:
        self.bus = Bus()
        self.bus.subscribe(AssetOfferChanged, lambda event: self.told.append((event.state, event.reason)))
        keeping: Keeping[AssetOffer] = Keeping("offers", partial(stored_offers_of, self.store))
        self.vigil = Vigil(self.stay)
        self.offers = AssetOffers(self.bus, keeping, lambda _: self.device, self.vigil, lambda: self.now)

    async def killed(self) -> None:
        """The hub is killed once all is on the disk, and started again."""
        await self.offers.kept()
        self.vigil.close()
        await self.store.close()
        self.store = a_store(self._folder, self._url)
        self.open()
        await self.offers.load()

    def fetches(self) -> None:
        self.bus.publish(FileFetching(device_id=MAC, file_id=FILE))

    def fetched(self, *, whole: bool = True) -> None:
        self.bus.publish(FileFetched(device_id=MAC, file_id=FILE, whole=whole))

    def checks(self, client_id: str = CLIENT) -> None:
        self.bus.publish(
            DeviceChecked(device_id=MAC, board="box", firmware="2.4.2", address="", client_id=client_id)
        )

    def tell(self) -> None:
        self.offers.told(MAC, HOME, self.now + 100)

    @property
    def is_so(self) -> tuple[AssetOfferState, AssetOfferReason, int]:
        offer = self.offers.get(MAC)
        assert offer is not None
        return offer.state, offer.reason, offer.tries
