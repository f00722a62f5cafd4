"""What was on boards before they were written on: whole flashes, as files that only their owner can read.

Blocking. Each has a record beside it, so that it can be had after a restart of the hub, too.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from hub.errors import DataFolderError
from hub.firmware.usb.flash import Flash

FOLDER: Final = "flash-backups"
"""In the data folder."""

OWNER_ONLY: Final = 0o700
OWNER_ONLY_FILE: Final = 0o600

_RECORD: Final = TypeAdapter(Flash)


class Backups:
    """Those that are kept."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def prepare(self) -> None:
        """Make the folder; raises ``DataFolderError``."""
        try:
            self._folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        except OSError as error:
            raise DataFolderError(f"The folder {self._folder} cannot be made: {error.strerror}.") from error

    def path(self, flash_id: str) -> Path:
        """Where one is, or is to be."""
        return self._folder / f"{flash_id}.bin"

    def is_there(self, flash_id: str) -> bool:
        """Whether there is one."""
        return self.path(flash_id).is_file()

    def keep(self, flash: Flash) -> None:
        """Know it after a restart, too; raises ``DataFolderError``."""
        try:
            handle = os.open(
                self._record(flash.flash_id), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY_FILE
            )
            with os.fdopen(handle, "wb") as file:
                file.write(_RECORD.dump_json(flash))
        except OSError as error:
            raise DataFolderError(f"A file in {self._folder} cannot be written: {error.strerror}.") from error

    def all(self) -> Iterator[Flash]:
        """The flashes whose boards' old content is here. What belongs to none is removed."""
        known: set[str] = set()
        for file in sorted(self._folder.glob("*.json")):
            with contextlib.suppress(OSError, ValidationError):
                flash = _RECORD.validate_json(file.read_bytes())
                if self._is_whole(flash):
                    known.add(flash.flash_id)
                    yield flash
        for file in self._folder.glob("*.*"):
            if file.stem not in known:
                with contextlib.suppress(OSError):
                    file.unlink()

    def remove(self, flash_id: str) -> None:
        """Keep it no longer; raises ``DataFolderError``."""
        try:
            self.path(flash_id).unlink(missing_ok=True)
            self._record(flash_id).unlink(missing_ok=True)
        except OSError as error:
            raise DataFolderError(f"A file in {self._folder} cannot be deleted: {error.strerror}.") from error

    def clear(self) -> None:
        """Keep none any longer; raises ``DataFolderError``."""
        for file in tuple(self._folder.glob("*.*")):
            self.remove(file.stem)

    def _is_whole(self, flash: Flash) -> bool:
        """Whether all of the board's flash is here: a kill may have come while it was written."""
        file = self.path(flash.flash_id)
        return file.is_file() and (flash.board is None or file.stat().st_size == flash.board.flash_size)

    def _record(self, flash_id: str) -> Path:
        return self._folder / f"{flash_id}.json"
