"""What is wrong with a firmware file, and what to do, by the error's code."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

FIRMWARE_PROBLEMS: Final[Mapping[str, Callable[[], str]]] = {
    "firmware.none": lambda: translate(
        "Words",
        "That is no firmware for the chips of these devices. Choose the image (.bin) or the archive (.zip) "
        "of a release.",
    ),
    "firmware.cut": lambda: translate("Words", "The image ends too early. Download it again."),
    "firmware.damaged": lambda: translate(
        "Words", "The image is damaged: its checksum is wrong, or a part cannot be read. Download it again."
    ),
    "firmware.locked": lambda: translate(
        "Words",
        "The image is encrypted or signed, for devices that take nothing else. Choose one that is neither.",
    ),
    "firmware.zip": lambda: translate("Words", "The archive is damaged. Download it again."),
    "firmware.zip.locked": lambda: translate(
        "Words",
        "The archive is locked with a password, or packed in a way that is not known here. "
        "Unpack it, and choose the image (.bin).",
    ),
    "firmware.zip.none": lambda: translate(
        "Words", "The archive holds no image (.bin), or far too many files. Choose the archive of a release."
    ),
    "firmware.zip.several": lambda: translate(
        "Words", "The archive holds several images. Unpack it, and choose the one that is meant."
    ),
    "firmware.too_large": lambda: translate(
        "Words", "The file is larger than the flash of any device (32 MB). It must be another file."
    ),
    "firmware.unknown": lambda: translate("Words", "The image is not in the library any more."),
    "firmware.in_use": lambda: translate(
        "Words",
        "A rollout needs this image. Let that end, or halt it and clear it away; then delete the image.",
    ),
    "firmware.in_use.flash": lambda: translate(
        "Words",
        "A board is being flashed with this image. Wait for that, or cancel it; then delete the image.",
    ),
    "firmware.full": lambda: translate(
        "Words", "The library has as many images as it may have. Delete one that nobody needs."
    ),
    "firmware.busy": lambda: translate(
        "Words", "The hub takes in another image at the moment. Try again when that is done."
    ),
    "firmware.slow": lambda: translate(
        "Words", "The image took too long to reach the hub. Try again with a faster connection."
    ),
    "firmware": lambda: translate("Words", "That cannot be done with this image. The log tells more."),
    "assets.none": lambda: translate(
        "Words", "The file holds no assets. Choose one as assets.bin, made for these devices."
    ),
    "assets.cut": lambda: translate("Words", "The assets end too early. Get the file again."),
    "assets.damaged": lambda: translate("Words", "The assets are damaged. Get the file again."),
    "assets.newer": lambda: translate(
        "Words", "The assets are of a newer kind than devices know. Make them with an older tool."
    ),
    "assets.unknown": lambda: translate("Words", "The assets are not in the library any more."),
    "assets.in_use": lambda: translate(
        "Words", "Devices are offered these assets now. Take the offers back first, then delete them."
    ),
    "assets.full": lambda: translate(
        "Words", "The library has as many assets as it may have. Delete some that nobody needs."
    ),
    "assets.no_offer": lambda: translate("Words", "The device is offered no assets any more."),
    "assets.unfit": lambda: translate(
        "Words",
        "One of these devices has another board, or less room for assets than these take. "
        "Nobody is offered them: choose only devices that they are for.",
    ),
    "assets.under_way": lambda: translate(
        "Words", "The device fetches the assets at this moment. Wait until it has them."
    ),
    "assets": lambda: translate("Words", "That cannot be done with the assets. The log tells more."),
    "rollout.unknown": lambda: translate("Words", "The hub has no record of that rollout any more."),
    "rollout.nobody": lambda: translate(
        "Words",
        "No device would get the image: all run it, it does not fit them, or none is on its channel.",
    ),
    "rollout.only_newer": lambda: translate(
        "Words",
        "Every device that could get the image runs a newer version. If they are to go back to an older one, "
        "tick that.",
    ),
    "rollout.busy": lambda: translate(
        "Words",
        "A device is in another rollout that is not over. Let that end, take it back, "
        "or halt it and clear it away.",
    ),
    "rollout.state": lambda: translate(
        "Words", "That is not possible any more: the rollout has got further meanwhile."
    ),
    "rollout.nothing_newer": lambda: translate(
        "Words",
        "The library has nothing newer for this device. Add an image for its board, on its channel, "
        "to the page Firmware.",
    ),
    "rollout": lambda: translate("Words", "That cannot be done with the rollout. The log tells more."),
    "file.unread": lambda: translate(
        "Words", "The file cannot be read. See that it is still there, and that you may open it."
    ),
}
"""A code without words gets its family's (``ui.words.problem``)."""

_IN_ARCHIVES: Final[Mapping[str, Callable[[], str]]] = {
    "": lambda: translate("Words", "%1: can be used"),
    "firmware.none": lambda: translate("Words", "%1: no firmware"),
    "firmware.cut": lambda: translate("Words", "%1: ends too early"),
    "firmware.damaged": lambda: translate("Words", "%1: damaged"),
    "firmware.locked": lambda: translate("Words", "%1: encrypted or signed"),
    "firmware.too_large": lambda: translate("Words", "%1: too large"),
    "firmware.zip.locked": lambda: translate("Words", "%1: locked"),
}


def in_archive(files: Iterable[tuple[str, str]]) -> str:
    """What is wrong with each image of an archive, in lines; ``files`` are their names, each with a code."""
    unknown = _IN_ARCHIVES["firmware.damaged"]
    return "\n".join("•  " + _IN_ARCHIVES.get(code, unknown)().replace("%1", name) for name, code in files)
