"""Files of this computer that a person gives."""

from pathlib import Path

from hub.engines.worker import Worker
from hub.errors import HubError
from hub.firmware.sizes import LARGEST, check_size


class UnreadFileError(HubError):
    """A file that was given cannot be read."""

    code = "file.unread"


async def content_of(file: Path) -> bytes:
    """All of a file; raises ``FirmwareTooLargeError`` and ``UnreadFileError``."""
    worker = Worker("reading")
    try:
        content = await worker.run(_read, file)
    except OSError as error:
        raise UnreadFileError(f"The file cannot be read: {error.strerror}.") from error
    finally:
        await worker.close()
    check_size(len(content))
    return content


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)
