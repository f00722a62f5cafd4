"""Files of this computer that a person gives."""

from pathlib import Path

from hub.engines.worker import Worker
from hub.errors import HubError, SeveralImagesError, ToldNoError
from hub.firmware.sizes import LARGEST, check_size
from ui import words
from ui.firmware_problems import in_archive


class UnreadFileError(HubError):
    """A file that was given cannot be read."""

    code = "file.unread"


def why_refused(error: HubError) -> str:
    """Why the hub does not take a file, in words; of an archive with several images it says so of each."""
    said = words.problem(error.code)
    if isinstance(error, ToldNoError) and error.code == SeveralImagesError.code and error.fields:
        return f"{said}\n\n{in_archive(error.fields)}"
    return said


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
