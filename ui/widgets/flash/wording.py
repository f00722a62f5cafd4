"""Boards, images and flashes in words."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from hub.events import FLASH_ENDED, BoardState, FlashState
from hub.firmware.records import Channel
from hub.firmware.usb.ports import PortState
from hub.web.api.firmware_forms import Image
from hub.web.api.usb_forms import Board, Flash, UsbPort
from ui.widgets.flash.fit import Unfit, needed, whole
from ui.widgets.voices import wording as amounts

translate = QCoreApplication.translate

TOUCHING: Final = frozenset({FlashState.ERASING, FlashState.WRITING})
"""Steps after which the board does not start unless they end well."""

MEASURED: Final = frozenset({FlashState.BACKING_UP, FlashState.WRITING, FlashState.VERIFYING})
"""Steps of which it is told how far they are."""


def memory(count: int) -> str:
    """So much flash or RAM, as makers of boards count it: 16 MB."""
    return QLocale().formattedDataSize(count, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _exact(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def port_title(port: UsbPort) -> str:
    """What a port is called, and where it is."""
    return f"{port.name} ({port.path})" if port.name and port.name != port.path else port.path


def port_state(port: UsbPort) -> str:
    """What a port is used for; empty when it is free."""
    match port.state:
        case PortState.BUSY if port.busy_by:
            return translate("Flash", "used by %1").replace("%1", port.busy_by)
        case PortState.BUSY:
            return translate("Flash", "cannot be used now")
        case PortState.FLASHING:
            return translate("Flash", "being written")
        case PortState.LISTENING:
            return translate("Flash", "its log is read")
        case _:
            return ""


def board_title(board: Board) -> str:
    """What a board is, in a few words."""
    flash = (
        translate("Flash", "%1 of flash").replace("%1", memory(board.flash_size)) if board.flash_size else ""
    )
    return " · ".join(filter(None, (board.chip, flash)))


def board_line(board: Board) -> str:
    """What it says of itself besides."""
    mac = translate("Flash", "MAC address %1").replace("%1", board.mac)
    return " · ".join(filter(None, (mac, board.revision, *board.features)))


def image_title(image: Image) -> str:
    """What an image is for, and its version."""
    version = translate("Flash", "version %1").replace("%1", image.version)
    return " · ".join((image.board or image.project or image.name, version))


def image_line(image: Image) -> str:
    """Its file, and where it comes from."""
    alone = "" if whole(image) else translate("Flash", "the application alone: for a board that works already")
    told = (image.name or image.chip, _exact(image.size), _CHANNELS[image.channel](), alone)
    return " · ".join(filter(None, told))


def why_unfit(reason: Unfit, image: Image) -> str:
    """Why an image cannot be flashed on the board."""
    match reason:
        case Unfit.CHIP:
            return translate("Flash", "Made for another chip: %1.").replace("%1", image.chip)
        case Unfit.FLASH:
            said = translate("Flash", "Made for %1 of flash: more than this board has.")
            return said.replace("%1", memory(needed(image)))


def phase(state: FlashState) -> str:
    """What is done now, or how it ended."""
    return _PHASES[state]()


def progress(flash: Flash) -> str:
    """How far the step is; empty when nothing can be told of it."""
    if flash.state not in MEASURED or not flash.total:
        return ""
    here = translate("Flash", "%1 of %2").replace("%1", _exact(flash.done)).replace("%2", _exact(flash.total))
    return " · ".join(filter(None, (here, amounts.speed(flash.bytes_per_s), amounts.left(flash.left_s))))


def percent(flash: Flash) -> int:
    """How much of the step is done."""
    return min(100, 100 * flash.done // flash.total) if flash.total else 0


def on_board(flash: Flash) -> str:
    """What is on the board now, and so what comes of cancelling."""
    if flash.state in FLASH_ENDED:
        return _AT_THE_END[flash.board_state]()
    if flash.state in TOUCHING or flash.board_state is BoardState.INCOMPLETE:
        return translate(
            "Flash",
            "The board is incomplete until this is done. If you cancel now, it does not start until it is "
            "flashed again; flashing it again mends that.",
        )
    if flash.board_state is BoardState.UNTOUCHED:
        return translate("Flash", "Nothing on the board has been changed so far. You can cancel safely.")
    return translate("Flash", "Everything is on the board. If you cancel now, it is not checked any further.")


_Said = Callable[[], str]

_CHANNELS: Final[Mapping[Channel, _Said]] = {
    Channel.STABLE: lambda: translate("Flash", "stable"),
    Channel.BETA: lambda: translate("Flash", "beta"),
    Channel.OWN: lambda: translate("Flash", "own"),
}

_PHASES: Final[Mapping[FlashState, _Said]] = {
    FlashState.WAITING: lambda: translate("Flash", "Putting together what is to be written…"),
    FlashState.CONNECTING: lambda: translate("Flash", "Connecting to the board…"),
    FlashState.CHECKING: lambda: translate("Flash", "Checking that the firmware fits the board…"),
    FlashState.BACKING_UP: lambda: translate("Flash", "Saving what is on the board now…"),
    FlashState.ERASING: lambda: translate("Flash", "Erasing the board…"),
    FlashState.WRITING: lambda: translate("Flash", "Writing…"),
    FlashState.VERIFYING: lambda: translate("Flash", "Reading it back and comparing…"),
    FlashState.RESTARTING: lambda: translate("Flash", "Restarting the board…"),
    FlashState.DONE: lambda: translate("Flash", "Written and checked"),
    FlashState.FAILED: lambda: translate("Flash", "It did not work"),
    FlashState.CANCELLED: lambda: translate("Flash", "Cancelled"),
}

_AT_THE_END: Final[Mapping[BoardState, _Said]] = {
    BoardState.UNTOUCHED: lambda: translate("Flash", "Nothing on the board was changed."),
    BoardState.INCOMPLETE: lambda: translate(
        "Flash", "The board is incomplete and does not start now. Flash it again: that mends it."
    ),
    BoardState.WRITTEN: lambda: translate(
        "Flash", "Everything is on the board, but it was not read back. If it does not start, flash it again."
    ),
    BoardState.VERIFIED: lambda: translate("Flash", "Everything is on the board, and was read back."),
}
