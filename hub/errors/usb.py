"""Why nothing is done with a board on a USB cable."""

from hub.errors.base import HubError


class UsbError(HubError):
    """What is asked cannot be done with a board or its port."""

    code = "usb"


class UnknownPortError(UsbError):
    """There is no port with that id now."""

    code = "usb.port_unknown"


class PortTakenError(UsbError):
    """The hub itself works with that port."""

    code = "usb.port_taken"


class UnknownFlashError(UsbError):
    """There is no flash with that id."""

    code = "usb.flash_unknown"


class FlashRunsError(UsbError):
    """The flash has not ended."""

    code = "usb.flash_runs"


class FlashRefusedError(UsbError):
    """What is to be done contradicts itself, or the image is not for that."""

    code = "usb.refused"


class NoBackupError(UsbError):
    """What was on the board before was not kept."""

    code = "usb.no_backup"


class TooManyFlashesError(UsbError):
    """There are as many flashes as there may be."""

    code = "usb.too_many"


class NotListeningError(UsbError):
    """The log of that board is not read."""

    code = "usb.not_listening"


class TooManyLogsError(UsbError):
    """There are as many logs as there may be."""

    code = "usb.too_many_logs"
