"""Files of this computer that a flash needs: that one fails says nothing of the port or the board."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from hub.firmware.usb.remedies import FlashProblem


class BackupFileError(Exception):
    """What was on the board cannot be kept."""


class ImageFileError(Exception):
    """What is to be written cannot be read."""


PROBLEMS: Final[Mapping[str, FlashProblem]] = {
    BackupFileError.__name__: FlashProblem.BACKUP_FAILED,
    ImageFileError.__name__: FlashProblem.IMAGE_UNREADABLE,
}
"""By the kind of error that the child process tells."""


@contextmanager
def failing_as(kind: type[BackupFileError | ImageFileError]) -> Iterator[None]:
    """Have the system's errors within raised as ``kind``."""
    try:
        yield
    except OSError as error:
        raise kind(str(error)) from error
