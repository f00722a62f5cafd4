"""Keep assets for devices, and offer them."""

from typing import Final

from aiohttp import web

from hub.errors import (
    AssetsCutError,
    AssetsDamagedError,
    AssetsFullError,
    AssetsInUseError,
    AssetsNewerError,
    AssetsUnderWayError,
    FirmwareBusyError,
    FirmwareCutError,
    FirmwareSlowError,
    FirmwareTooLargeError,
    NotAssetsError,
    UnfitAssetsError,
    UnknownAssetOfferError,
    UnknownAssetsError,
    UnknownDeviceError,
)
from hub.events import AssetOfferState
from hub.firmware.assets.records import KeptAssets
from hub.firmware.filed import MEDIA_TYPE
from hub.storage.tokens import Scope
from hub.web.api.asset_forms import (
    Asset,
    AssetChanges,
    AssetList,
    AssetOfferList,
    NewAsset,
    OfferedTo,
    asset_of,
    offer_of,
)
from hub.web.api.devices import device_id_in
from hub.web.api.endpoint import ROOT, Call, Endpoint, File, Nothing, RawBody, Topic
from hub.web.api.parts import ApiParts
from hub.web.image_intake import ImageIntake
from hub.web.sending import SentFile

PATH: Final = f"{ROOT}/assets"
ONE: Final = f"{PATH}/{{asset_id}}"
OFFERS: Final = f"{PATH}/offers"

UNREADABLE: Final = (
    NotAssetsError.code,
    AssetsCutError.code,
    AssetsDamagedError.code,
    AssetsNewerError.code,
    FirmwareTooLargeError.code,
    FirmwareBusyError.code,
    FirmwareCutError.code,
    FirmwareSlowError.code,
)
"""What may be wrong with a file that is sent."""

UNKNOWN: Final = UnknownAssetsError.code

SENT: Final = RawBody((MEDIA_TYPE,), "A file of assets (assets.bin); at most 32 MB.")


class AssetEndpoints:
    """What is answered is on the disk, too."""

    def __init__(self, parts: ApiParts) -> None:
        self._library = parts.assets
        self._offers = parts.asset_offers
        self._telling = parts.telling
        self._devices = parts.devices
        self._intake = ImageIntake()

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        about, admin, unknown = Topic.FIRMWARE, Scope.ADMIN, (UNKNOWN,)
        content = File(MEDIA_TYPE, "The file, without what padded it.")
        no_offer = (UnknownAssetOfferError.code, AssetsUnderWayError.code)
        keep = Endpoint(
            "POST",
            PATH,
            about,
            "Keep assets",
            self.add_asset,
            admin,
            status=201,
            faults=(*UNREADABLE, AssetsFullError.code),
            raw=SENT,
        )
        offer = Endpoint(
            "POST",
            f"{ONE}/offers",
            about,
            "Offer assets to devices",
            self.offer_asset,
            admin,
            status=201,
            faults=(UNKNOWN, UnknownDeviceError.code, UnfitAssetsError.code, AssetsUnderWayError.code),
        )
        delete = Endpoint(
            "DELETE",
            ONE,
            about,
            "Delete assets for good",
            self.delete_asset,
            admin,
            faults=(UNKNOWN, AssetsInUseError.code),
        )
        cancel = Endpoint(
            "DELETE",
            f"{OFFERS}/{{device_id}}",
            about,
            "Take an offer of assets back; one that is over is known no longer",
            self.cancel_asset_offer,
            admin,
            faults=no_offer,
        )
        return (
            Endpoint("GET", PATH, about, "All assets, newest first", self.list_assets),
            keep,
            Endpoint("GET", OFFERS, about, "Which assets devices are offered", self.list_asset_offers),
            cancel,
            Endpoint("GET", ONE, about, "One file of assets", self.get_asset, faults=unknown),
            Endpoint(
                "GET",
                f"{ONE}/content",
                about,
                "The assets themselves",
                self.get_asset_content,
                faults=unknown,
                file=content,
            ),
            Endpoint(
                "PATCH", ONE, about, "Change what is known of them", self.change_asset, admin, faults=unknown
            ),
            delete,
            offer,
        )

    async def list_assets(self, call: Call[Nothing, Nothing]) -> AssetList:
        """Answer with all assets; raises ``DataFolderError``."""
        return AssetList(assets=tuple(map(self._told, await self._library.all())))

    async def add_asset(self, call: Call[NewAsset, Nothing]) -> Asset:
        """Keep what is sent; what is kept already is told as it is. Raises ``FirmwareError``."""
        content = await self._intake.receive(call.request)
        query = call.query
        return self._told(await self._library.add(content, query.name, board=query.board, notes=query.notes))

    async def get_asset(self, call: Call[Nothing, Nothing]) -> Asset:
        """Answer with what is known of them; raises ``UnknownAssetsError``."""
        return self._told(await self._library.get(call.path["asset_id"]))

    async def get_asset_content(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with the assets themselves; raises ``UnknownAssetsError``."""
        record, path = await self._library.file(call.path["asset_id"])
        return SentFile(path, record.size, {"Content-Type": MEDIA_TYPE})

    async def change_asset(self, call: Call[Nothing, AssetChanges]) -> Asset:
        """Change what is known of them, and answer with that; raises ``UnknownAssetsError``."""
        changed = await self._library.change(
            call.path["asset_id"], board=call.body.board, notes=call.body.notes
        )
        return self._told(changed)

    async def delete_asset(self, call: Call[Nothing, Nothing]) -> None:
        """Delete them from the disk; raises ``UnknownAssetsError`` and ``AssetsInUseError``."""
        await self._library.remove(call.path["asset_id"])

    async def offer_asset(self, call: Call[Nothing, OfferedTo]) -> AssetOfferList:
        """Offer them to these devices, in place of what each was offered, and answer with their offers.

        After an error nobody is offered anything, and what was offered stays.

        Raises:
            UnknownAssetsError: There are none with that id.
            UnknownDeviceError: One of the devices is not let in.
            UnfitAssetsError: They are for another board than one of the devices, or too large for its flash.
            AssetsUnderWayError: One of the devices fetches others at this moment.
        """
        kept = await self._library.get(call.path["asset_id"])
        devices = [self._devices.let_in(device_id) for device_id in dict.fromkeys(call.body.device_ids)]
        for device in devices:
            self._offers.require_offerable(device, kept)
        offers = [self._offers.offer(device, kept, reboots=call.body.reboot) for device in devices]
        await self._offers.kept()
        if call.body.reboot:
            for device in devices:
                self._telling.hurry(device.device_id)
        told = (offer_of(one, device) for one, device in zip(offers, devices, strict=True))
        return AssetOfferList(offers=tuple(told))

    async def list_asset_offers(self, call: Call[Nothing, Nothing]) -> AssetOfferList:
        """Answer with what devices are offered, and how far that is."""
        offers = self._offers.all()
        return AssetOfferList(
            offers=tuple(offer_of(one, self._devices.record(one.device_id)) for one in offers)
        )

    async def cancel_asset_offer(self, call: Call[Nothing, Nothing]) -> None:
        """Take it back, so that a device which was told finds nothing; what is over is known no longer.

        Raises:
            UnknownAssetOfferError: That device is offered nothing.
            AssetsUnderWayError: It fetches them at this moment.
        """
        self._offers.cancel(device_id_in(call.path))
        await self._offers.kept()

    def _told(self, kept: KeptAssets) -> Asset:
        got = AssetOfferState.INSTALLED
        devices = (
            one.device_id for one in self._offers.all() if one.asset_id == kept.asset_id and one.state is got
        )
        return asset_of(kept, tuple(devices))
