"""Assets for devices, as the API tells and is told of them."""

from pydantic import Field, StrictBool

from hub.events import AssetOfferReason, AssetOfferState
from hub.firmware.assets.offer import AssetOffer
from hub.firmware.assets.records import KeptAssets
from hub.firmware.records import MAX_BOARD, Board, Notes
from hub.storage.base import DeviceRecord
from hub.web.api.devices import DeviceId
from hub.web.api.endpoint import Asked, Told
from hub.web.api.firmware_forms import FileName

MOST_DEVICES = 200
"""Devices that assets are offered to at once."""


class PackedFile(Told):
    """One file of the assets."""

    name: str
    size: int = Field(description="Bytes.")


class Asset(Told):
    """Assets that are kept. They are whole and undamaged."""

    asset_id: str = Field(description="Their SHA-256.")
    name: str = Field(description="Of the file that was given.")
    board: str = Field(description="What they are for; empty: nobody said.")
    notes: str
    added_at: float = Field(description="Seconds since 1970.")
    size: int = Field(description="Bytes, without what padded the file.")
    files: tuple[PackedFile, ...]
    font: str = Field(description="The file with the font; empty: none.")
    wake_words: str = Field(description="The file with the models of wake words; empty: none.")
    faces: int = Field(description="How many faces there are for the display.")
    devices: tuple[str, ...] = Field(description="Ids of devices that got them from the hub last.")


class AssetList(Told):
    """All of them, newest first."""

    assets: tuple[Asset, ...]


class NewAsset(Asked):
    """What is known of the file that is sent."""

    name: FileName = Field("", description="Of the file.")
    board: Board = Field("", description=f"What it is for; at most {MAX_BOARD} characters.")
    notes: Notes = ""


class AssetChanges(Asked):
    """What is left out stays."""

    board: Board | None = None
    notes: Notes | None = None


class OfferedTo(Asked):
    """Who is to get them."""

    device_ids: tuple[DeviceId, ...] = Field(
        min_length=1, max_length=MOST_DEVICES, description="Devices that are let in."
    )
    reboot: StrictBool = Field(
        False,
        description="Have each restart for it: at the end of its next conversation, or at once if it is in one "
        "and quiet. Else it gets them when it starts next.",
    )


class AssetOfferTold(Told):
    """What a device is offered, and how far that is."""

    device_id: str
    name: str = Field(description="Of the device; empty: it has none.")
    asset_id: str
    state: AssetOfferState
    reason: AssetOfferReason = Field(description="Why it is told once more, or failed.")
    tries: int = Field(description="How often it was told.")
    told_at: float | None = Field(description="When it was told last, seconds since 1970.")
    reboot: bool = Field(description="It is to restart once it is told.")


class AssetOfferList(Told):
    """Those of all devices, newest first; each has one at most."""

    offers: tuple[AssetOfferTold, ...]


def asset_of(kept: KeptAssets, devices: tuple[str, ...]) -> Asset:
    """What is told of assets; ``devices`` got them last."""
    assets = kept.assets
    return Asset(
        asset_id=kept.asset_id,
        name=kept.name,
        board=kept.board,
        notes=kept.notes,
        added_at=kept.added_at,
        size=assets.size,
        files=tuple(PackedFile(name=one.name, size=one.size) for one in assets.files),
        font=assets.font,
        wake_words=assets.wake_words,
        faces=assets.faces,
        devices=devices,
    )


def offer_of(offer: AssetOffer, device: DeviceRecord | None) -> AssetOfferTold:
    """What is told of an offer to ``device``."""
    return AssetOfferTold(
        device_id=offer.device_id,
        name=device.name if device else "",
        asset_id=offer.asset_id,
        state=offer.state,
        reason=offer.reason,
        tries=offer.tries,
        told_at=offer.told_at,
        reboot=offer.reboots,
    )
