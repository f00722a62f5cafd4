"""Copies of a SQLite file. Blocking."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from hub.storage.files import OWNER_ONLY, PART, sync_folder


def keep_copy(file: Path, copy: Path) -> None:
    """Make ``copy`` a whole copy of ``file``, what is still in its journal included.

    Raises:
        OSError, sqlite3.Error: There is no copy.
    """
    half = copy.with_name(f".{copy.name}{PART}")
    half.unlink(missing_ok=True)
    half.touch(OWNER_ONLY)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    handle = os.open(half, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    half.replace(copy)
    sync_folder(copy.parent)
