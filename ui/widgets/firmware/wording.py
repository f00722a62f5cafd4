"""Firmware images in words: what they are, what they fit, and why they do not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from hub.firmware.fitting import Misfit
from hub.firmware.image import ImageKind
from hub.firmware.records import Channel
from hub.firmware.sizes import MB
from hub.snapshot import DeviceView
from hub.web.api.firmware_forms import Image, ImageFacts
from ui.live import Live

translate = QCoreApplication.translate

NAMED: Final = 3
"""Devices that are called by name in a line; of more, their number is said."""


def size(count: int) -> str:
    """So many bytes, as flashes are counted: 1 MB has 1,048,576."""
    digits = 0 if count < MB or count % MB == 0 else 1
    return QLocale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def channel(of: Channel) -> str:
    """Where an image comes from."""
    return {
        Channel.STABLE: translate("Firmware", "Stable"),
        Channel.BETA: translate("Firmware", "Beta"),
        Channel.OWN: translate("Firmware", "Own"),
    }[of]


def about_channel(of: Channel) -> str:
    """The same in a sentence."""
    return {
        Channel.STABLE: translate("Firmware", "Stable: tried and released"),
        Channel.BETA: translate("Firmware", "Beta: released to be tried"),
        Channel.OWN: translate("Firmware", "Own: built by the household"),
    }[of]


def kind(of: ImageKind) -> str:
    """What a file holds, and so how a device gets it."""
    if of is ImageKind.APP:
        return translate("Firmware", "Application, for devices over the air")
    return translate("Firmware", "Whole flash, for a board on USB")


def misfit(why: Misfit) -> str:
    """Why a device is not given it over the air."""
    return _MISFITS[why]()


def title(image: Image) -> str:
    """Its version, and what it is for."""
    return " · ".join(filter(None, (image.version or image.project or image.name, image.board)))


def line(image: Image) -> str:
    """What it is besides, in a line."""
    usb = translate("Firmware", "USB only") if image.kind is ImageKind.MERGED else ""
    return " · ".join(filter(None, (image.chip, size(image.size), usb, image.name)))


def names(live: Live, device_ids: Sequence[str]) -> str:
    """What people call these devices, or how many there are; empty when there are none."""
    if len(device_ids) > NAMED:
        return translate("Firmware", "%1 devices").replace("%1", QLocale().toString(len(device_ids)))
    called = live.all_called()
    return ", ".join(called.get(one, one) for one in device_ids)


def has_it(live: Live, image: Image) -> str:
    """Which devices run it."""
    return names(live, image.devices) or translate("Firmware", "no device")


def of_board(live: Live, board: str) -> tuple[DeviceView, ...]:
    """The devices of a board that may talk to the hub."""
    return tuple(device for device in live.let_in if board and device.board == board)


def fits(live: Live, facts: ImageFacts, board: str) -> tuple[str, str]:
    """For which devices of the household it is, and in which mood that is said."""
    theirs = of_board(live, board)
    if not board:
        said = translate("Firmware", "Nobody said which board it is for. Choose it, and it can be given out.")
        return said, "warn"
    if not theirs:
        return translate("Firmware", "No device here has the board %1.").replace("%1", board), "off"
    listed = names(live, [device.device_id for device in theirs])
    if facts.not_over_the_air:
        said = translate("Firmware", "Made for the board of %1, but not over the air.")
        return said.replace("%1", listed), "warn"
    if all(device.firmware == facts.version for device in theirs):
        return translate("Firmware", "%1: this version runs already.").replace("%1", listed), "good"
    return translate("Firmware", "Made for the board of %1.").replace("%1", listed), "good"


_MISFITS: Final[Mapping[Misfit, Callable[[], str]]] = {
    Misfit.MERGED: lambda: translate(
        "Firmware", "It holds the whole flash. A board gets it over USB; over the air it takes the application."
    ),
    Misfit.VERSION: lambda: translate(
        "Firmware",
        "Devices cannot read its version, and would restart again and again. Build it with one such as 1.2.3.",
    ),
    Misfit.RUNNING_VERSION: lambda: translate(
        "Firmware", "What runs on it has a version that it cannot read itself. It is updated over USB."
    ),
    Misfit.CHIP: lambda: translate("Firmware", "It has another chip."),
    Misfit.NO_SLOTS: lambda: translate(
        "Firmware", "Its flash has no room for a second application. It is updated over USB."
    ),
    Misfit.SLOT: lambda: translate("Firmware", "The image is larger than its room for an application."),
    Misfit.GENERATION: lambda: translate(
        "Firmware", "Its flash is divided in another way. It is flashed over USB once, then over the air."
    ),
}
