"""Which schema a SQLite file has, without SQLAlchemy: a hub that starts must know at once. Blocking."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from hub.errors import DamagedFileError
from hub.storage.documents import newer_file
from hub.storage.files import told_clearly, unusable

REVISIONS: Final = ("0001", "0002", "0003")
"""Alembic's revisions in ``migrations/versions``, oldest first."""

LATEST: Final = REVISIONS[-1]

NOTHING: Final = ""
"""The revision of a file that is not there, or has nothing in it yet."""


def revision_of(file: Path) -> str:
    """One of ``REVISIONS``, or ``NOTHING``. The file stays as it is.

    Raises:
        NewerFileError: A newer program wrote it.
        DamagedFileError: It is no store of a hub.
        DataFolderError: It cannot be read.
    """
    with told_clearly(file):
        if not file.exists() or file.stat().st_size == 0:
            return NOTHING
        file.open("rb").close()
    try:
        with closing(sqlite3.connect(_address(file), uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return NOTHING
            if "alembic_version" not in tables:
                raise DamagedFileError(f"{file} is no store of Xiaozhi Hub. Move it away, or name another.")
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        raise unusable(file, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise damaged(file, str(error)) from error
    return _known(row[0] if row else NOTHING, file)


def _address(file: Path) -> str:
    """How SQLite reads ``file`` and leaves nothing beside it: without a journal it is whole as it is."""
    journal = file.with_name(f"{file.name}-wal")
    whole = not journal.exists() or journal.stat().st_size == 0
    return f"{file.absolute().as_uri()}?mode=ro{'&immutable=1' if whole else ''}"


def damaged(file: Path, why: str) -> DamagedFileError:
    """The file cannot be understood."""
    return DamagedFileError(
        f"{file} is damaged ({why}). Put a copy in its place, or move it away to begin anew."
    )


def _known(revision: str, file: Path) -> str:
    if revision not in (NOTHING, *REVISIONS):
        raise newer_file(file)
    return revision
