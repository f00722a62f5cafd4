"""What can go wrong for the twin, as one branch of the hub's error tree.

::

    HubError
    └── TwinError
        ├── UsageError      what it was asked to do cannot be done; the command line ends with 2
        ├── CheckError      the check at boot gave nothing a device could work with
        ├── NotApprovedError a person has not let the device in; the command line ends with 3
        ├── RebootError     the hub told the device to restart, or one of its tools did
        ├── ChannelError    the WebSocket did not open, or ended before the answer did
        ├── CrashError      a real device would have crashed or rebooted here
        ├── ToolError       a tool failed; the hub is told so, in these words
        ├── DownloadError   a file for the flash could not be had whole
        ├── ImageError      a file is no application that the device could start
        ├── LostError       the device does not come back until it is taken off power
        ├── UnreachableError nobody is where a tool was to send or fetch a picture
        └── NoAnswerError   somebody is there, but does not answer
"""

from typing import ClassVar

from hub.errors import HubError


class TwinError(HubError):
    """The software device could not do its part."""

    code: ClassVar[str] = "twin"


class UsageError(TwinError):
    """What the twin was asked to do cannot be done: a missing file, an unreadable identity."""

    code = "twin.usage"


class CheckError(TwinError):
    """The check at boot gave nothing a device could work with."""

    code = "twin.check"


class NotApprovedError(TwinError):
    """Nobody has let the device in. ``shown`` is the code it shows; ``why`` says why an attempt to failed."""

    code = "twin.not_approved"

    def __init__(self, shown: str, why: str = "") -> None:
        needed = f"The hub wants a person to approve this device first. Its code is {shown or 'missing'}."
        super().__init__(f"{needed} {why}".rstrip())
        self.shown = shown


class RebootError(TwinError):
    """The hub told the device to restart, or one of its tools did."""

    code = "twin.reboot"


class ChannelError(TwinError):
    """The WebSocket did not open, or ended before the answer did."""

    code = "twin.channel"


class CrashError(TwinError):
    """A real device would have crashed or rebooted here."""

    code = "twin.crash"


class ToolError(TwinError):
    """A tool failed; the hub is told so, in these words."""

    code = "twin.tool"


class DownloadError(TwinError):
    """A file for the flash could not be had whole; ``written`` bytes of it are in the flash."""

    code = "twin.download"

    def __init__(self, message: str, written: int = 0) -> None:
        super().__init__(message)
        self.written = written


class ImageError(TwinError):
    """A file is no application that the device could start."""

    code = "twin.image"


class LostError(TwinError):
    """The device does not come back until it is taken off power."""

    code = "twin.lost"


class UnreachableError(TwinError):
    """Nobody is where a tool was to send or fetch a picture."""

    code = "twin.unreachable"


class NoAnswerError(TwinError):
    """Somebody is where a tool was to send or fetch a picture, but does not answer."""

    code = "twin.no_answer"
