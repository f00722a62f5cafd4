"""Reading what is kept where nothing can be written: in a backup, or on a disk that fails. Blocking."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from hub.data_folder import prepare_data_folder
from hub.errors import DataFolderError
from hub.storage.files import told_clearly
from hub.storage.store import KINDS, Layout

ROOM: Final = 65_536
"""Free space that it takes to read where one can write, bytes: SQLite's index of its journal, twice."""


@contextlib.contextmanager
def to_read(layout: Layout) -> Iterator[Layout]:
    """``layout`` itself, or where nothing can be written, one with a copy of its files for the time being.

    SQLite writes beside what it reads, and older files are brought up to date before they are read.
    Recorded sound is read where it is. An error in the block names the file that was copied.

    Raises:
        DataFolderError: There is no such folder and none can be made, or a file cannot be read or copied.
    """
    try:
        _require_writable(layout)
    except DataFolderError:
        if not layout.folder.is_dir():
            raise
    else:
        yield layout
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = replace(layout, folder=Path(folder), database=Path(folder) / layout.database.name)
        for file in _files(layout):
            with told_clearly(file):
                shutil.copyfile(file, copy.folder / file.name)
        try:
            yield copy
        except DataFolderError as error:
            raise type(error)(str(error).replace(folder, str(layout.folder))) from error


def _require_writable(layout: Layout) -> None:
    for folder in (layout.folder, layout.database.parent):
        prepare_data_folder(folder)
        with told_clearly(folder), tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(ROOM))
            probe.flush()
    for file in _files(layout):
        if not os.access(file, os.W_OK):
            raise DataFolderError(f"{file} cannot be written.")


def _files(layout: Layout) -> list[Path]:
    """The documents, the database and its journal, as far as they are there."""
    database = layout.database
    files = {*map(layout.documents, KINDS), database, database.with_name(f"{database.name}-wal")}
    return [file for file in files if file.exists()]
