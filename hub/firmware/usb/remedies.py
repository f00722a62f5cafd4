"""What goes wrong with boards on a cable, and what helps, in English; the window has its own words, by code."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FlashProblem(StrEnum):
    """Why nothing came of it."""

    NO_DRIVER = "no_driver"  # the system has no driver for the USB chip, or one that does not work
    NO_PERMISSION = "no_permission"  # the person may not use the port
    PORT_BUSY = "port_busy"  # another program has it
    NO_DATA_CABLE = "no_data_cable"  # a cable for charging only, or data go one way only
    NOT_IN_DOWNLOAD_MODE = "not_in_download_mode"  # the board runs its firmware
    WRONG_CHIP = "wrong_chip"  # the image is for another chip, or for another revision of it
    IMAGE_TOO_LARGE = "image_too_large"  # the flash, or the room for an application, is smaller
    WRITE_FAILED = "write_failed"
    VERIFY_FAILED = "verify_failed"  # what was read back is not what was written
    PULLED_OUT = "pulled_out"  # the cable, half-way; or the board lost its power
    PORT_GONE = "port_gone"  # the port is not there any more
    WORKER_DIED = "worker_died"  # the child process ended by itself
    NO_TABLE = "no_table"  # there is no firmware on the board whose data could be kept
    DATA_ELSEWHERE = "data_elsewhere"  # the image looks for its data in another place than the board has it
    NO_PLACE_FOR_DATA = "no_place_for_data"  # the image has no partition for networks and settings
    BOARD_LOCKED = "board_locked"  # its maker has burnt into it that it takes its maker's firmware only
    BACKUP_FAILED = "backup_failed"  # the hub cannot write the file with what was on the board
    IMAGE_UNREADABLE = "image_unreadable"  # the image's file was deleted meanwhile, or cannot be read
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Explained:
    """A problem in English: what it is, what helps, and a command that does, if one does."""

    text: str
    remedy: str
    command: str = ""


BOARD_VENDORS: Final = (0x303A, 0x10C4, 0x1A86, 0x0403, 0x067B)
"""Of the USB chips on boards: Espressif's own, CP210x, CH340, FTDI, PL2303."""

UDEV_RULE: Final = (
    'SUBSYSTEM=="tty", ATTRS{idVendor}=="'
    + "|".join(f"{vendor:04x}" for vendor in BOARD_VENDORS)
    + '", TAG+="uaccess"'
)
"""Lets who sits at a Linux computer use such boards."""

UDEV_FILE: Final = "/etc/udev/rules.d/70-esp32-boards.rules"
"""Below 73, where the system acts on the tag."""

LINUX_COMMAND: Final = (
    f"echo '{UDEV_RULE}' | sudo tee {UDEV_FILE} && sudo udevadm control --reload-rules && sudo udevadm trigger"
)
"""Puts the rule in its place, and has the system read it."""

BUTTONS: Final = (
    "Hold the button BOOT, press and release RESET (or EN), then release BOOT. "
    "A board without RESET: hold BOOT while you plug it in."
)
"""What brings a board into its download mode, whatever it runs."""

_TEXTS: Final = {
    FlashProblem.NO_DRIVER: Explained(
        "The system has no working driver for the board's USB chip.",
        "Read what stands on the small chip beside the USB socket. CH340 or CH9102: get the driver from "
        "wch.cn. CP2102 or CP2104: get the CP210x driver from silabs.com. Then plug the board in again.",
    ),
    FlashProblem.NO_PERMISSION: Explained(
        "You may not use this port.",
        "Run the hub as a person who may use serial ports. In a container, hand the port in with --device.",
    ),
    FlashProblem.PORT_BUSY: Explained(
        "Another program uses the port.",
        "Close that program (a serial monitor, an IDE, a flasher in a browser), and try again.",
    ),
    FlashProblem.NO_DATA_CABLE: Explained(
        "No data come from the board.",
        "Take another cable: many only charge. Plug it straight into the computer, and try the board's other "
        "USB socket if it has two. On an adapter with wires, TX goes to RX, and RX to TX.",
    ),
    FlashProblem.NOT_IN_DOWNLOAD_MODE: Explained(
        "The board does not answer: it is not in its download mode.",
        f"{BUTTONS} Then try again. If that does not help, take another cable.",
    ),
    FlashProblem.WRONG_CHIP: Explained(
        "The image is for another chip than the board has.", "Choose an image that is made for this board."
    ),
    FlashProblem.IMAGE_TOO_LARGE: Explained(
        "The image does not fit into the board's flash.",
        "Choose an image that is made for a flash of this size.",
    ),
    FlashProblem.WRITE_FAILED: Explained(
        "The board did not take what was written to it.",
        "Flash it again: that mends it. If it fails again, take a shorter cable, straight into the computer.",
    ),
    FlashProblem.VERIFY_FAILED: Explained(
        "What was read back is not what was written.",
        "Flash it again: that mends it. If it fails again with another cable, the board's flash is worn out.",
    ),
    FlashProblem.PULLED_OUT: Explained(
        "The board was pulled out, or lost its power.", "Plug it in, and flash it again: that mends it."
    ),
    FlashProblem.PORT_GONE: Explained(
        "The port is not there any more.",
        "Plug the board in again. If no port appears, take another cable: many only charge.",
    ),
    FlashProblem.WORKER_DIED: Explained(
        "The process that works on the board ended by itself.", "Flash it again: that mends it."
    ),
    FlashProblem.NO_TABLE: Explained(
        "There is no firmware on the board whose data could be kept.", "Flash a merged image without its data."
    ),
    FlashProblem.DATA_ELSEWHERE: Explained(
        "The board's flash is divided in another way than the image's: its data cannot be kept.",
        "Flash a merged image without its data.",
    ),
    FlashProblem.NO_PLACE_FOR_DATA: Explained(
        "The image has no place for networks and settings.", "Choose a merged image of this firmware."
    ),
    FlashProblem.BOARD_LOCKED: Explained(
        "The board is locked: it takes its maker's firmware only.",
        "That is burnt into the chip and cannot be undone. Take another board.",
    ),
    FlashProblem.BACKUP_FAILED: Explained(
        "What was on the board could not be kept, so nothing was written on it.",
        "Make room on the hub's disk, and see that the hub may write in its data folder. Or flash without a "
        "backup.",
    ),
    FlashProblem.IMAGE_UNREADABLE: Explained(
        "The image's file cannot be read: it was deleted meanwhile, or the disk fails.",
        "Choose the image anew, or add it to the library again.",
    ),
    FlashProblem.UNKNOWN: Explained(
        "It failed for a reason that is not known here.", "Try again, with another cable or port."
    ),
}

_BY_SYSTEM: Final = {
    ("linux", FlashProblem.NO_PERMISSION): Explained(
        "You may not use this port.",
        "Type the command once, and plug the board in again. On a computer without a screen, join the group "
        "instead: sudo usermod -aG dialout $USER (on Arch: uucp), then log out and in again.",
        LINUX_COMMAND,
    ),
    ("linux", FlashProblem.NO_DRIVER): Explained(
        "The system's driver for the board's USB chip does not work with it.",
        "The drivers for CH340 and CP210x are part of Linux. On Ubuntu, “brltty” takes CH340 chips away: "
        "remove it with the command, unless you use a Braille display. Then plug the board in again.",
        "sudo apt remove brltty",
    ),
    ("darwin", FlashProblem.NO_DRIVER): Explained(
        "The system has no working driver for the board's USB chip.",
        "macOS has drivers for these chips. If no port appears, get WCH's driver for CH340 or CH9102 from "
        "wch.cn, or the CP210x driver from silabs.com, and allow it in Privacy & Security. Then plug the board "
        "in again.",
    ),
}


def explain(problem: FlashProblem, system: str = sys.platform) -> Explained:
    """What it is and what helps, on a computer with that ``system``."""
    return _BY_SYSTEM.get((system, problem), _TEXTS[problem])


EXPLAINED: Final = {problem: explain(problem) for problem in FlashProblem}
"""All of them, for this computer."""
