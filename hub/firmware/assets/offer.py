"""Assets that a device is offered, as a value and as documents."""

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from hub.events import AssetOfferReason, AssetOfferState
from hub.events.board import BoardFacts
from hub.firmware.assets.records import KeptAssets
from hub.firmware.fitting import other_board
from hub.storage.base import DeviceRecord
from hub.storage.store import Store
from hub.storage.stored import Stored

PARTITION: Final = "assets"
"""What the firmware calls the part of the flash that they are for."""

OPEN: Final = frozenset({AssetOfferState.WAITING, AssetOfferState.TOLD, AssetOfferState.FETCHED})
"""As long as one of these is so, the device is still to get them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetOffer:
    """One device's; it is offered one file of assets at a time.

    Attributes:
        device_id: Whose.
        asset_id: Which assets.
        file_id: Under which the shelf has them.
        state: How far it is.
        reason: Why it is told once more, or failed.
        tries: How often it was told, without what only brought it another address.
        offered_at: When a person offered them, wall-clock seconds.
        told_at: When it was told last.
        good_until: Until when the address is good that it was told, wall-clock seconds.
        hub_url: With what that address begins.
        reboots: The device is to restart once it is told.
    """

    device_id: str
    asset_id: str
    file_id: str
    state: AssetOfferState
    reason: AssetOfferReason = AssetOfferReason.NONE
    tries: int = 0
    offered_at: float
    told_at: float | None = None
    good_until: float = 0.0
    hub_url: str = ""
    reboots: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the device is still to get them."""
        return self.state in OPEN


_RECORD: Final = TypeAdapter(AssetOffer)


async def stored_offers_of(store: Store) -> Stored[AssetOffer]:
    """Where ``store`` keeps them; raises ``DataFolderError``."""
    documents, file = await store.asset_offers()
    return Stored(documents, file, _RECORD, id_name="device_id", what="An offer of assets")


def unfit(kept: KeptAssets, device: DeviceRecord) -> AssetOfferReason:
    """Why ``kept`` is not for a device; ``NONE`` when it is, or when too little is known to tell."""
    if other_board(kept.board, device.board):
        return AssetOfferReason.BOARD
    return _unfit_for(device.facts, kept.assets.size)


def _unfit_for(facts: BoardFacts, size: int) -> AssetOfferReason:
    if not facts.partitions:
        return AssetOfferReason.NONE
    room = next((part.size for part in facts.partitions if part.label == PARTITION), None)
    if room is None:
        return AssetOfferReason.NO_PARTITION
    return AssetOfferReason.TOO_SMALL if size > room else AssetOfferReason.NONE
