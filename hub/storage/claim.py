"""The right to write into a data folder: one hub at a time."""

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from hub.errors import FolderInUseError
from hub.storage.files import OWNER_ONLY, told_clearly

LOCK_NAME: Final = "store.lock"


class Claim:
    """Held until it is given up, or the process ends in whichever way. All methods block, but not for long."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_NAME, mode=OWNER_ONLY, thread_local=False)

    def take(self) -> None:
        """Claim the folder.

        Raises:
            FolderInUseError: Another hub has it.
            DataFolderError: The folder cannot be written.
        """
        with told_clearly(self._folder):
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise FolderInUseError(
                    f"A hub that is running uses the data folder {self._folder}. "
                    "Stop it first, or choose another --data-dir."
                ) from error

    def give_up(self) -> None:
        """Let others have it."""
        self._lock.release()
