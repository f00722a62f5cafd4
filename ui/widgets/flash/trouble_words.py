"""What goes wrong with boards on a cable, in the person's language, with what helps."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from hub.errors import (
    FlashRefusedError,
    HubError,
    NotListeningError,
    PortTakenError,
    TooManyFlashesError,
    TooManyLogsError,
    UnknownPortError,
    UsbError,
)
from hub.firmware.usb.problems import FlashProblem
from hub.web.api.usb_forms import FlashTrouble
from ui import words
from ui.widgets.flash.trouble import Trouble

translate = QCoreApplication.translate

_Said = Callable[[], tuple[str, str]]


def of(problem: FlashTrouble, busy_by: str = "") -> Trouble:
    """A problem that the hub tells. One that has no words here is told in the hub's own, English.

    ``busy_by`` is which program has the port, where that is known.
    """
    said = _WORDS.get(problem.code)
    text, remedy = said() if said is not None else (problem.text, problem.remedy)
    if problem.code == FlashProblem.NO_DRIVER and problem.command:
        remedy = _taken_by_brltty()
    elif problem.code == FlashProblem.NO_PERMISSION and not problem.command:
        remedy = translate("FlashTrouble", "Run the hub as a person who may use serial ports.")
    if problem.code == FlashProblem.PORT_BUSY and busy_by:
        text = translate("FlashTrouble", "Another program uses the port: %1.").replace("%1", busy_by)
    return Trouble(text, remedy, problem.command)


def of_error(error: HubError) -> Trouble:
    """Why the hub did not do what it was asked for."""
    said = _REFUSALS.get(error.code)
    return Trouble(said() if said is not None else words.problem(error.code), "")


def _no_driver() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The system has no driver for the board's USB chip."),
        translate(
            "FlashTrouble",
            "Read what stands on the small chip beside the USB socket. CH340 or CH9102: get the driver from "
            "wch.cn. CP2102 or CP2104: get the CP210x driver from silabs.com. Then plug the board in again.",
        ),
    )


def _taken_by_brltty() -> str:
    return translate(
        "FlashTrouble",
        "Linux has the drivers. On Ubuntu, “brltty” takes CH340 chips away: unless you use a Braille display, "
        "remove it with this command. Then plug the board in again.",
    )


def _board_locked() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The board is locked: it takes its maker's firmware only."),
        translate("FlashTrouble", "That is burnt into the chip, and cannot be undone. Take another board."),
    )


def _no_permission() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "You may not use this port."),
        translate(
            "FlashTrouble",
            "Type this in a terminal, once. Then plug the board in again; if that is not enough, "
            "log out and in.",
        ),
    )


def _port_busy() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "Another program uses the port."),
        translate(
            "FlashTrouble",
            "Close that program (a serial monitor, an IDE, a browser's flasher), and look again.",
        ),
    )


def _no_data_cable() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "Nothing comes from the board."),
        translate("FlashTrouble", "Try another cable: many only charge, and carry no data."),
    )


def _not_in_download_mode() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The board does not answer."),
        translate(
            "FlashTrouble",
            "Hold its button BOOT, press RESET (or EN) once, let BOOT go, and look again. A board without "
            "RESET: hold BOOT while you plug it in.",
        ),
    )


def _wrong_chip() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The firmware is for another chip than the board has."),
        translate("FlashTrouble", "Go back, and choose one that is made for this board."),
    )


def _image_too_large() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The firmware does not fit into the board's flash."),
        translate("FlashTrouble", "Go back, and choose one that is made for this board."),
    )


def _write_failed() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "Writing failed."),
        translate(
            "FlashTrouble",
            "Flash it again: that mends it. If it fails again, take a shorter cable or another port.",
        ),
    )


def _verify_failed() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "What was read back is not what was written."),
        translate(
            "FlashTrouble", "Flash it again: that mends it. If it fails again, the board's flash is worn out."
        ),
    )


def _pulled_out() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The board was pulled out, or lost its power."),
        translate("FlashTrouble", "Plug it in, and flash it again: that mends it."),
    )


def _port_gone() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The board is not plugged in any more."),
        translate("FlashTrouble", "Plug it in again."),
    )


def _worker_died() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The process that works on the board ended by itself."),
        translate("FlashTrouble", "Try again. If that happens again, the hub's log tells more."),
    )


def _no_table() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "There is no firmware on the board whose data could be kept."),
        translate("FlashTrouble", "Go back, and have the board set up for this house, with a merged image."),
    )


def _data_elsewhere() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "This firmware keeps its data in another place than what is on the board."),
        translate(
            "FlashTrouble", "Its data cannot be kept. Go back, and have the board set up for this house."
        ),
    )


def _no_place_for_data() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The image has no place for Wi-Fi networks and settings."),
        translate("FlashTrouble", "Go back, and choose a merged image of this firmware."),
    )


def _backup_failed() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "What was on the board could not be kept, so nothing was written on it."),
        translate(
            "FlashTrouble",
            "Make room on the hub's disk, and see that the hub may write in its data folder. "
            "Or flash without a backup.",
        ),
    )


def _image_unreadable() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "The firmware's file cannot be read: it may have been deleted meanwhile."),
        translate("FlashTrouble", "Go back, and choose the firmware anew, or add it to the library again."),
    )


def _unknown() -> tuple[str, str]:
    return (
        translate("FlashTrouble", "It failed for a reason that is not known here."),
        translate("FlashTrouble", "Try again, with another cable or another port. The hub's log tells more."),
    )


_REFUSALS: Final[Mapping[str, Callable[[], str]]] = {
    UnknownPortError.code: lambda: translate("FlashTrouble", "The board is not plugged in any more."),
    PortTakenError.code: lambda: translate(
        "FlashTrouble", "The hub is busy with this board already. Wait until that has ended, or cancel it."
    ),
    FlashRefusedError.code: lambda: translate(
        "FlashTrouble", "This cannot be written so. Go back, and choose other firmware, or other settings."
    ),
    TooManyFlashesError.code: lambda: translate(
        "FlashTrouble",
        "Too many backups are kept. Delete some first: on the page Firmware, under “Backups”.",
    ),
    TooManyLogsError.code: lambda: translate(
        "FlashTrouble", "The hub reads the logs of too many boards already. Close one first."
    ),
    NotListeningError.code: lambda: translate("FlashTrouble", "The board's log is not read any more."),
    UsbError.code: lambda: translate("FlashTrouble", "That cannot be done with this board now. Try again."),
}

_WORDS: Final[Mapping[str, _Said]] = {
    FlashProblem.NO_DRIVER: _no_driver,
    FlashProblem.NO_PERMISSION: _no_permission,
    FlashProblem.PORT_BUSY: _port_busy,
    FlashProblem.NO_DATA_CABLE: _no_data_cable,
    FlashProblem.NOT_IN_DOWNLOAD_MODE: _not_in_download_mode,
    FlashProblem.WRONG_CHIP: _wrong_chip,
    FlashProblem.IMAGE_TOO_LARGE: _image_too_large,
    FlashProblem.WRITE_FAILED: _write_failed,
    FlashProblem.VERIFY_FAILED: _verify_failed,
    FlashProblem.PULLED_OUT: _pulled_out,
    FlashProblem.PORT_GONE: _port_gone,
    FlashProblem.WORKER_DIED: _worker_died,
    FlashProblem.NO_TABLE: _no_table,
    FlashProblem.DATA_ELSEWHERE: _data_elsewhere,
    FlashProblem.NO_PLACE_FOR_DATA: _no_place_for_data,
    FlashProblem.BOARD_LOCKED: _board_locked,
    FlashProblem.BACKUP_FAILED: _backup_failed,
    FlashProblem.IMAGE_UNREADABLE: _image_unreadable,
    FlashProblem.UNKNOWN: _unknown,
}
