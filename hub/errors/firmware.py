"""Why a firmware image is not taken, or not given to a device."""

from hub.errors.base import HubError


class FirmwareError(HubError):
    """A firmware image cannot be used so."""

    code = "firmware"


class NotFirmwareError(FirmwareError):
    """The file is no firmware image for the chips of these devices."""

    code = "firmware.none"


class UnreadableFileError(NotFirmwareError):
    """The file cannot be read: it is not there, or not for who asks."""

    code = "firmware.unreadable"


class FirmwareCutError(FirmwareError):
    """The image ends too early."""

    code = "firmware.cut"


class FirmwareDamagedError(FirmwareError):
    """The image is not what it was when it was made: a checksum is wrong, or a part cannot be read."""

    code = "firmware.damaged"


class FirmwareLockedError(FirmwareError):
    """The image is encrypted, or signed for devices that take nothing else."""

    code = "firmware.locked"


class FirmwareZipError(FirmwareError):
    """The archive cannot be opened safely, or does not hold exactly one image; by itself: it is damaged."""

    code = "firmware.zip"


class LockedZipError(FirmwareZipError):
    """The archive is encrypted, or packed in a way that is not known here."""

    code = "firmware.zip.locked"


class NoReleaseError(FirmwareZipError):
    """The archive has more files than any release, or no image."""

    code = "firmware.zip.none"


class SeveralImagesError(FirmwareZipError):
    """The archive has several images.

    Attributes:
        files: Their names, each with the code of what is wrong with it; empty: it can be used.
    """

    code = "firmware.zip.several"

    def __init__(self, message: str, files: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(message)
        self.files = files


class FirmwareTooLargeError(FirmwareError):
    """The file is larger than the flash of any device."""

    code = "firmware.too_large"


class UnknownFirmwareError(FirmwareError):
    """There is no image with that id in the library."""

    code = "firmware.unknown"


class FirmwareInUseError(FirmwareError):
    """The image is given to devices now, and is not deleted meanwhile."""

    code = "firmware.in_use"


class FirmwareFlashedError(FirmwareInUseError):
    """A board is being flashed with the image."""

    code = "firmware.in_use.flash"


class FirmwareFullError(FirmwareError):
    """There are as many images as there may be."""

    code = "firmware.full"


class FirmwareBusyError(FirmwareError):
    """Another image comes in already."""

    code = "firmware.busy"


class FirmwareSlowError(FirmwareError):
    """The image did not come in time."""

    code = "firmware.slow"


class RolloutError(FirmwareError):
    """A rollout cannot be begun, or changed so."""

    code = "rollout"


class UnknownRolloutError(RolloutError):
    """There is no rollout with that id."""

    code = "rollout.unknown"


class NobodyToUpdateError(RolloutError):
    """No device may get the image, or none of those that were named."""

    code = "rollout.nobody"


class OnlyNewerError(RolloutError):
    """Every device that may get the image runs a newer version, and nobody wished that they go back."""

    code = "rollout.only_newer"


class AlreadyUpdatingError(RolloutError):
    """A device is in another rollout that is not over."""

    code = "rollout.busy"


class NotNowError(RolloutError):
    """That is not possible in the rollout's state."""

    code = "rollout.state"


class NothingNewerError(RolloutError):
    """The library has no newer image for the device."""

    code = "rollout.nothing_newer"


class AssetsError(FirmwareError):
    """A file of assets cannot be used so."""

    code = "assets"


class NotAssetsError(AssetsError):
    """The file is none of assets."""

    code = "assets.none"


class AssetsCutError(AssetsError):
    """It ends too early."""

    code = "assets.cut"


class AssetsDamagedError(AssetsError):
    """It is not what it was when it was made: the checksum is wrong, or a part cannot be read."""

    code = "assets.damaged"


class AssetsNewerError(AssetsError):
    """It is of a newer kind than devices know."""

    code = "assets.newer"


class UnknownAssetsError(AssetsError):
    """There are no assets with that id."""

    code = "assets.unknown"


class AssetsInUseError(AssetsError):
    """They are offered to devices now, and are not deleted meanwhile."""

    code = "assets.in_use"


class AssetsFullError(AssetsError):
    """There are as many as there may be."""

    code = "assets.full"


class UnknownAssetOfferError(AssetsError):
    """The device is offered no assets."""

    code = "assets.no_offer"


class UnfitAssetsError(AssetsError):
    """They are for another board than the device's, or its flash has no room for them."""

    code = "assets.unfit"


class AssetsUnderWayError(AssetsError):
    """The device fetches them at this moment."""

    code = "assets.under_way"
