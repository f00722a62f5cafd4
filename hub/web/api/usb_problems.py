"""What can be wrong with what is asked about boards on a cable."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from hub.errors import (
    FlashRefusedError,
    FlashRunsError,
    NoBackupError,
    NotListeningError,
    PortTakenError,
    TooManyFlashesError,
    TooManyLogsError,
    UnknownFlashError,
    UnknownPortError,
    UsbError,
)
from hub.web.api.kind import Kind

USB_KINDS: Final[Mapping[str, Kind]] = {
    UnknownPortError.code: Kind(
        HTTPStatus.NOT_FOUND, "There is no such port", "Plug the board in, and list the ports again."
    ),
    PortTakenError.code: Kind(
        HTTPStatus.CONFLICT, "The hub works with that port", "Wait for its end, or cancel that."
    ),
    UnknownFlashError.code: Kind(HTTPStatus.NOT_FOUND, "There is no such flash", "List them to see."),
    FlashRunsError.code: Kind(HTTPStatus.CONFLICT, "The flash has not ended", "Cancel it first."),
    FlashRefusedError.code: Kind(
        HTTPStatus.CONFLICT, "That cannot be written so", "Choose what detail says, and try again."
    ),
    NoBackupError.code: Kind(
        HTTPStatus.NOT_FOUND, "There is no backup", "Ask for one before the board is written on."
    ),
    TooManyFlashesError.code: Kind(
        HTTPStatus.CONFLICT,
        "There are too many backups",
        "Delete one with `python -m hub firmware backups remove ID`, or DELETE /api/v1/usb/flashes/ID.",
    ),
    NotListeningError.code: Kind(
        HTTPStatus.NOT_FOUND, "That board's log is not read", "Start to read it: POST to the same address."
    ),
    TooManyLogsError.code: Kind(HTTPStatus.CONFLICT, "Too many logs are read", "Stop one first."),
    UsbError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
}
"""By code."""
