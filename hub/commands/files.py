"""Files of this computer, for commands: read whole, and said what they are called and how large they are."""

from pathlib import Path
from typing import Final

from hub.errors import FirmwareCutError, FirmwareDamagedError, FirmwareError, UnreadableFileError
from hub.firmware.filed import shown_name
from hub.firmware.inspecting import inspect
from hub.firmware.sizes import KB, LARGEST, MB, check_size

BROKEN: Final = (FirmwareCutError, FirmwareDamagedError)
"""What is wrong with a file of which only a part has arrived, or that has changed on its way."""

AGAIN: Final = " Download it again, or build it anew."


def content_of(file: Path) -> bytes:
    """All of a file; raises ``UnreadableFileError`` and ``FirmwareTooLargeError``."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFileError(f"It cannot be read: {error.strerror}.") from error
    check_size(len(content))
    return content


def image_in(file: Path) -> bytes:
    """All of a file that has an image, which is whole; raises ``FirmwareError``."""
    content = content_of(file)
    inspect(content, file.name)
    return content


def why_not(file: object, error: FirmwareError) -> str:
    """What a person is told of a file that cannot be used, and what helps."""
    return f"{file}: {error}{AGAIN if isinstance(error, BROKEN) else ''}"


def name_of(file: Path) -> str:
    """What the hub is told of a file's name: of a long one the end, and only what can be seen."""
    return shown_name(file.name)


def shown_size(size: int) -> str:
    """So many bytes, for people."""
    return f"{size / MB:.1f} MB" if size >= MB else f"{size / KB:.0f} KB"
