"""The folder for everything the hub keeps."""

import tempfile
from pathlib import Path
from typing import Final

from hub.errors import DISK_FULL, DataFolderError, DiskFullError

OWNER_ONLY: Final = 0o700
"""Rights of a data folder that is made: what people said lies in it. One that is there keeps its own."""


def prepare_data_folder(folder: Path) -> None:
    """Make the data folder. Blocking.

    Raises:
        DataFolderError: It cannot be made or written; a ``DiskFullError`` when there is no space.
    """
    try:
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if error.errno in DISK_FULL:
            raise DiskFullError(f"The disk of the data folder is full: free some space in {folder}.") from error
        raise DataFolderError(
            f"The data folder {folder} cannot be written: {error.strerror}. Choose another with --data-dir."
        ) from error
