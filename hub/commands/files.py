"""Files of this computer, for commands: read whole, and said how large they are."""

from pathlib import Path
from typing import Final

from hub.errors import NotFirmwareError
from hub.firmware.sizes import LARGEST, MB, check_size

KB: Final = 1024


def content_of(file: Path) -> bytes:
    """All of a file; raises ``NotFirmwareError`` when it cannot be read, and ``FirmwareTooLargeError``."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise NotFirmwareError(f"It cannot be read: {error.strerror}.") from error
    check_size(len(content))
    return content


def shown_size(size: int) -> str:
    """So many bytes, for people."""
    return f"{size / MB:.1f} MB" if size >= MB else f"{size / KB:.0f} KB"
