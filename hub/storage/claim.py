"""The right to write into a data folder: one hub at a time."""

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from hub.errors import FolderInUseError
from hub.storage.files import OWNER_ONLY, told_clearly

LOCK_NAME: Final = "store.lock"


class Claim:
    """Held until it is given up, or the process ends in whichever way. All methods block, but not for long."""

    def __init__(self, folder: Path, database: Path) -> None:
        """Claim ``folder``, and ``database`` where it lies elsewhere: another hub might use it, too."""
        locks = {folder: folder / LOCK_NAME}
        if database.parent != folder:
            locks[database] = database.with_name(f"{database.name}.lock")
        self._locks = {
            what: FileLock(lock, mode=OWNER_ONLY, thread_local=False) for what, lock in locks.items()
        }

    def take(self) -> None:
        """Claim both, or none.

        Raises:
            FolderInUseError: Another hub has one of them.
            DataFolderError: There is something that cannot be written.
        """
        for what, lock in self._locks.items():
            with told_clearly(what):
                self._take(what, lock)

    def _take(self, what: Path, lock: FileLock) -> None:
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            self.give_up()
            raise FolderInUseError(
                f"A hub that is running uses {what}. Stop it first, or choose another --data-dir or store.url."
            ) from error

    def give_up(self) -> None:
        """Let others have them."""
        for lock in self._locks.values():
            lock.release()
