"""What it means that a serial port or esptool fails: texts and numbers of errors are turned into problems.

The texts are those of esptool 5 (``loader.py``, ``cmds.py``), of pyserial 3.5 and of the systems. A system's
numbers go before its texts, which may be in any language.
"""

import errno
import re
from typing import Final

from hub.firmware.usb.remedies import EXPLAINED, Explained, FlashProblem, explain

__all__ = ["EXPLAINED", "Explained", "FlashProblem", "explain", "problem_of"]

CONNECTING: Final = frozenset({"", "waiting", "connecting"})
"""Phases before the board has answered."""

TOUCHING: Final = frozenset({"erasing", "writing", "verifying"})
"""Phases after which the board is no longer what it was."""

LONGEST_ERROR: Final = 4096
"""Of a text that is looked at, letters: what tells stands at its beginning."""

_SURE: Final = (
    (FlashProblem.WRONG_CHIP, r"this chip is [^\n]{1,40}, not |requires chip revision|is not an? esp\S+ image"),
    (FlashProblem.IMAGE_TOO_LARGE, r"will not fit in|can't access flash regions larger than"),
    (
        FlashProblem.VERIFY_FAILED,
        r"md5 of file does not match|written flash region is empty|verification failed",
    ),
    (
        FlashProblem.BOARD_LOCKED,
        r"secure download mode|secure boot|flash encryption|active security features|download manual encrypt",
    ),
    (FlashProblem.NO_DRIVER, r"failed to set baud rate"),
    (FlashProblem.NO_DATA_CABLE, r"serial tx path seems to be down"),
    (FlashProblem.NOT_IN_DOWNLOAD_MODE, r"wrong boot mode detected|guru meditation|failed to connect to"),
)
"""What has one meaning, whenever it is said."""

_LOST: Final = re.compile(
    r"device disconnected|socket disconnected|connection failed|connection lost|port that is not open"
    r"|clearcommerror failed|(?:write|read)file failed|getoverlappedresult failed|device reports error"
)
"""pyserial, of a port that was open: its other end is not there any more."""

_SILENT: Final = re.compile(
    r"no serial data received|serial data stream stopped|packet content transfer stopped"
    r"|no more data to read|chip stopped responding|timed out"
)
"""The port is there, and the board says nothing."""

_GARBLED: Final = re.compile(
    r"invalid head of packet|invalid slip escape|response doesn't match|result was [0-9a-f]|write timeout"
    r"|byte status response|failed to start stub"
)
"""It says something that it should not."""

_PORT: Final = re.compile(r"could not (?:open|configure|exclusively lock)|cannot configure port")
"""The port itself cannot be opened."""

_ERRNO: Final = re.compile(r"\[errno (-?\d{1,5})\]|^\((\d{1,5}), |port: \((\d{1,5}), ")
"""How a POSIX error shows its number in a text."""

_WIN_ERROR: Final = re.compile(r"error\(\d{1,3}, .{0,200}?, none, (\d{1,5})\)|\[winerror (\d{1,5})\]")
"""How one of Windows does."""

_BUSY_NUMBERS: Final = frozenset({errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK})
_GONE_NUMBERS: Final = frozenset(
    {
        errno.ENOENT,
        errno.EIO,
        errno.ENXIO,
        errno.ENODEV,
        errno.EBADF,
        errno.EPIPE,
        errno.ECONNREFUSED,
        errno.ECONNRESET,
        errno.ECONNABORTED,
        errno.EHOSTUNREACH,
        errno.ENETUNREACH,
        errno.ETIMEDOUT,
    }
)

_WIN_BUSY: Final = frozenset({5, 32, 170})
"""Access denied, sharing violation, resource in use: a COM port has one user, and no rights."""

_WIN_DRIVER: Final = frozenset({31, 87, 121, 1117})
"""Not functioning, wrong parameter, semaphore timeout, I/O device error: a driver that is not for this chip."""


def problem_of(error: str | BaseException, phase: str = "") -> FlashProblem:
    """What it means that ``error`` came.

    Args:
        error: What was raised, or what it said.
        phase: One of ``hub.firmware.usb.orders``; empty: a port was opened, or its log was read.
    """
    said = str(error)[:LONGEST_ERROR].lower()
    if isinstance(error, PermissionError) and "none, " not in said:
        return FlashProblem.NO_PERMISSION
    for problem, signs in _SURE:
        if re.search(signs, said):
            return problem
    if _LOST.search(said):
        return _lost(phase)
    return _of_numbers(said, error, phase) or _of_words(said, phase)


def _of_numbers(said: str, error: str | BaseException, phase: str) -> FlashProblem | None:
    """By the numbers that the system gives, whichever it is."""
    windows = _numbers(_WIN_ERROR, said)
    if windows:
        if windows & _WIN_BUSY:
            return FlashProblem.PORT_BUSY
        return FlashProblem.NO_DRIVER if windows & _WIN_DRIVER else _lost(phase)
    numbers = _numbers(_ERRNO, said) | {getattr(error, "errno", None)}
    if numbers & {errno.EACCES, errno.EPERM}:
        return FlashProblem.NO_PERMISSION
    if numbers & _BUSY_NUMBERS:
        return FlashProblem.PORT_BUSY
    return _lost(phase) if numbers & _GONE_NUMBERS else None


def _of_words(said: str, phase: str) -> FlashProblem:
    if _PORT.search(said):
        return FlashProblem.PORT_GONE
    if phase == "connecting" and (_SILENT.search(said) or _GARBLED.search(said)):
        return FlashProblem.NOT_IN_DOWNLOAD_MODE
    if _SILENT.search(said):
        return _lost(phase)
    return FlashProblem.WRITE_FAILED if phase in TOUCHING else FlashProblem.UNKNOWN


def _lost(phase: str) -> FlashProblem:
    """The other end is gone: before anything began, or in the midst of it."""
    return FlashProblem.PORT_GONE if phase in CONNECTING else FlashProblem.PULLED_OUT


def _numbers(pattern: re.Pattern[str], said: str) -> set[int | None]:
    return {int(number) for found in pattern.findall(said) for number in found if number}
