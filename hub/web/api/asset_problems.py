"""What can be wrong with assets."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from hub.errors import (
    AssetsCutError,
    AssetsDamagedError,
    AssetsError,
    AssetsFullError,
    AssetsInUseError,
    AssetsNewerError,
    AssetsUnderWayError,
    NotAssetsError,
    UnfitAssetsError,
    UnknownAssetOfferError,
    UnknownAssetsError,
)
from hub.web.api.kind import Kind

AGAIN: Final = "Download or make them again, and send that."

ASSET_KINDS: Final[Mapping[str, Kind]] = {
    NotAssetsError.code: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "That is no file of assets",
        "Send what the assets generator makes (assets.bin), not a firmware image.",
    ),
    AssetsCutError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The assets end too early",
        AGAIN,
    ),
    AssetsDamagedError.code: Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "The assets are damaged", AGAIN),
    AssetsNewerError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "No firmware knows such assets yet",
        "Make them for the firmware that the devices run.",
    ),
    UnknownAssetsError.code: Kind(
        HTTPStatus.NOT_FOUND, "There are no such assets", "List the assets; they may have been deleted."
    ),
    AssetsInUseError.code: Kind(
        HTTPStatus.CONFLICT,
        "Devices are offered these assets now",
        "Take the offers back, or wait for the devices, then delete them.",
    ),
    AssetsFullError.code: Kind(HTTPStatus.CONFLICT, "There is no room for more assets", "Delete some first."),
    UnknownAssetOfferError.code: Kind(
        HTTPStatus.NOT_FOUND, "The device is offered no assets", "List the offers; it may be known no longer."
    ),
    UnfitAssetsError.code: Kind(
        HTTPStatus.CONFLICT,
        "The assets are not for that device",
        "Choose assets for its board that its flash has room for, or change for which board these are.",
    ),
    AssetsUnderWayError.code: Kind(
        HTTPStatus.CONFLICT,
        "The device fetches them at this moment",
        "Wait until it is done: what it had is erased already.",
    ),
    AssetsError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with assets", "Do what detail says."),
}
"""By code."""
