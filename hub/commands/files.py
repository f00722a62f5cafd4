"""Files of this computer, for commands: read whole, and said what they are called and how large they are."""

from pathlib import Path

from hub.errors import NotFirmwareError
from hub.firmware.filed import shown_name
from hub.firmware.sizes import KB, LARGEST, MB, check_size


def content_of(file: Path) -> bytes:
    """All of a file; raises ``NotFirmwareError`` when it cannot be read, and ``FirmwareTooLargeError``."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise NotFirmwareError(f"It cannot be read: {error.strerror}.") from error
    check_size(len(content))
    return content


def name_of(file: Path) -> str:
    """What the hub is told of a file's name: of a long one the end, and only what can be seen."""
    return shown_name(file.name)


def shown_size(size: int) -> str:
    """So many bytes, for people."""
    return f"{size / MB:.1f} MB" if size >= MB else f"{size / KB:.0f} KB"
