"""What goes wrong with boards on a cable, in words, and what helps."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FlashProblem(StrEnum):
    """Why nothing came of it."""

    NO_DRIVER = "no_driver"  # the system has no driver for the USB chip
    NO_PERMISSION = "no_permission"  # the person may not use the port
    PORT_BUSY = "port_busy"  # another program has it
    NO_DATA_CABLE = "no_data_cable"  # no byte comes: a cable for charging only
    NOT_IN_DOWNLOAD_MODE = "not_in_download_mode"  # the board runs its firmware
    WRONG_CHIP = "wrong_chip"  # the image is for another chip
    IMAGE_TOO_LARGE = "image_too_large"  # the flash, or the room for an application, is smaller
    WRITE_FAILED = "write_failed"
    VERIFY_FAILED = "verify_failed"  # what was read back is not what was written
    PULLED_OUT = "pulled_out"  # the cable, half-way
    PORT_GONE = "port_gone"  # the port is not there any more
    WORKER_DIED = "worker_died"  # the child process ended by itself
    NO_TABLE = "no_table"  # there is no firmware on the board whose data could be kept
    DATA_ELSEWHERE = "data_elsewhere"  # the image looks for its data in another place than the board has it
    NO_PLACE_FOR_DATA = "no_place_for_data"  # the image has no partition for networks and settings
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Explained:
    """A problem in English: what it is, what helps, and a command that does, if one does."""

    text: str
    remedy: str
    command: str = ""


EXPLAINED: Final = {
    FlashProblem.NO_DRIVER: Explained(
        "The system has no driver for the board's USB chip.",
        "Install the driver of the chip that stands on the board, CP210x or CH340.",
    ),
    FlashProblem.NO_PERMISSION: Explained(
        "You may not use this port.",
        "Join the group that may, then log out and in again.",
        "sudo usermod -a -G dialout $USER",
    ),
    FlashProblem.PORT_BUSY: Explained("Another program uses the port.", "Close that program, and try again."),
    FlashProblem.NO_DATA_CABLE: Explained(
        "Nothing comes from the board.", "Take another cable: many carry power only."
    ),
    FlashProblem.NOT_IN_DOWNLOAD_MODE: Explained(
        "The board does not answer.", "Hold BOOT, press RESET shortly, let BOOT go, and try again."
    ),
    FlashProblem.WRONG_CHIP: Explained(
        "The image is for another chip than the board has.", "Choose an image for this board."
    ),
    FlashProblem.IMAGE_TOO_LARGE: Explained(
        "The image does not fit into the board's flash.", "Choose an image for this board's flash."
    ),
    FlashProblem.WRITE_FAILED: Explained(
        "Writing to the flash failed.", "Flash it again: that mends it. Take another cable if it fails again."
    ),
    FlashProblem.VERIFY_FAILED: Explained(
        "What was read back is not what was written.",
        "Flash it again: that mends it. If it fails again, the flash chip is worn out.",
    ),
    FlashProblem.PULLED_OUT: Explained(
        "The board was pulled out.", "Plug it in, and flash it again: that mends it."
    ),
    FlashProblem.PORT_GONE: Explained("The port is not there any more.", "Plug the board in again."),
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
    FlashProblem.UNKNOWN: Explained(
        "It failed for a reason that is not known here.", "Try again, with another cable or port."
    ),
}
"""All of them."""

_SIGNS: Final = (
    (FlashProblem.NO_PERMISSION, ("permission denied", "access is denied", "errno 13")),
    (FlashProblem.PORT_BUSY, ("resource busy", "errno 16", "being used by another", "exclusively lock")),
    (FlashProblem.VERIFY_FAILED, ("md5 of file does not match", "written flash region is empty")),
    (FlashProblem.IMAGE_TOO_LARGE, ("will not fit",)),
    (FlashProblem.NOT_IN_DOWNLOAD_MODE, ("wrong boot mode", "failed to connect")),
)
"""What the library says, in lower case."""

_GONE: Final = (
    "disconnected",
    "input/output error",
    "connection",
    "timed out",
    "data stream stopped",
    "no serial data",
    "broken pipe",
    "device not configured",
    "packet content transfer",
)
"""What it says when the other end is not there any more."""

_LOST: Final = frozenset({"connecting"})


def problem_of(error: str, phase: str = "") -> FlashProblem:
    """What it means that the library says ``error`` in ``phase``."""
    said = error.lower()
    for problem, signs in _SIGNS:
        if any(sign in said for sign in signs):
            return problem
    if "no such file" in said or "could not open" in said or "connection refused" in said:
        return FlashProblem.PORT_GONE
    if phase in _LOST:
        return FlashProblem.NOT_IN_DOWNLOAD_MODE
    if any(sign in said for sign in _GONE):
        return FlashProblem.PULLED_OUT
    return FlashProblem.WRITE_FAILED if phase in {"writing", "erasing"} else FlashProblem.UNKNOWN
