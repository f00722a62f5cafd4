"""What can be wrong with firmware images."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from hub.errors import (
    AlreadyUpdatingError,
    FirmwareBusyError,
    FirmwareCutError,
    FirmwareDamagedError,
    FirmwareError,
    FirmwareFlashedError,
    FirmwareFullError,
    FirmwareInUseError,
    FirmwareLockedError,
    FirmwareSlowError,
    FirmwareTooLargeError,
    FirmwareZipError,
    LockedZipError,
    NobodyToUpdateError,
    NoReleaseError,
    NotFirmwareError,
    NothingNewerError,
    NotNowError,
    OnlyNewerError,
    RolloutError,
    SeveralImagesError,
    UnknownFirmwareError,
    UnknownRolloutError,
)
from hub.web.api.kind import Kind

FIRMWARE_KINDS: Final[Mapping[str, Kind]] = {
    NotFirmwareError.code: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "That is no firmware image",
        "Send an image (.bin) for an ESP32, or a release (.zip) with one in it.",
    ),
    FirmwareCutError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The image ends too early", "Download it again, and send that."
    ),
    FirmwareDamagedError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The image is damaged", "Download it again, and send that."
    ),
    FirmwareLockedError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The image is encrypted or signed",
        "Use one that is neither: the devices' usual releases are not.",
    ),
    FirmwareZipError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The archive cannot be used",
        "Unpack it, and send the image that is meant.",
    ),
    LockedZipError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The archive is locked", "Unpack it, and send the image that is meant."
    ),
    NoReleaseError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The archive is no release",
        "Send the archive of a release, or the image that is meant.",
    ),
    SeveralImagesError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The archive has several images",
        "Unpack it, and send the one that is meant: errors has for each the code of what is wrong with it, "
        "empty for one that can be used.",
    ),
    FirmwareTooLargeError.code: Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The image is too large",
        "Send one of at most 32 MB: no device has more flash.",
    ),
    UnknownFirmwareError.code: Kind(
        HTTPStatus.NOT_FOUND, "There is no such image", "List the images; it may have been deleted."
    ),
    FirmwareInUseError.code: Kind(
        HTTPStatus.CONFLICT, "Devices are given that image now", "Halt that first, then delete it."
    ),
    FirmwareFlashedError.code: Kind(
        HTTPStatus.CONFLICT, "A board is being flashed with that image", "Wait for that, or cancel it."
    ),
    FirmwareFullError.code: Kind(
        HTTPStatus.CONFLICT, "There is no room for another image", "Delete one first."
    ),
    FirmwareBusyError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "Another image comes in already", "Try again in a moment."
    ),
    FirmwareSlowError.code: Kind(
        HTTPStatus.REQUEST_TIMEOUT, "The image took too long to come", "Send it over a faster connection."
    ),
    UnknownRolloutError.code: Kind(
        HTTPStatus.NOT_FOUND, "There is no such rollout", "List the rollouts; it may have been deleted."
    ),
    NobodyToUpdateError.code: Kind(
        HTTPStatus.CONFLICT, "No device would get the image", "Ask for a preview: it says why for each device."
    ),
    OnlyNewerError.code: Kind(
        HTTPStatus.CONFLICT,
        "The devices run a newer version",
        "Ask for it with downgrade: true if they are to go back to an older one.",
    ),
    AlreadyUpdatingError.code: Kind(
        HTTPStatus.CONFLICT,
        "A device is in another rollout",
        "Let that end, roll it back, or halt and delete it.",
    ),
    NotNowError.code: Kind(
        HTTPStatus.CONFLICT, "That is not possible now", "Look at the rollout's state, and what it allows."
    ),
    NothingNewerError.code: Kind(
        HTTPStatus.CONFLICT, "There is nothing newer", "Add a newer image for the device's board and channel."
    ),
    RolloutError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
    FirmwareError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
}
"""By code."""
