"""Writing a file so that whoever reads it finds the old or the new one, whole. Blocking."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from glob import escape
from pathlib import Path
from typing import Final

from hub.errors import DISK_FULL, DataFolderError, DiskFullError

OWNER_ONLY: Final = 0o600
"""Conversations are nobody else's business. ``tempfile`` makes its files with these rights, too."""

PART: Final = ".part"
"""End of the name of a file in the making. One that is found later was left behind by a kill."""


def drop_parts(file: Path) -> None:
    """Remove what kills left behind as ``file`` or a copy of it was written; raises ``OSError``."""
    for end in ("-*", ".*"):
        for part in file.parent.glob(f".{escape(file.name)}{end}{PART}"):
            part.unlink(missing_ok=True)


def new_part(folder: Path) -> Path:
    """A new, empty file in ``folder`` that only its owner may read.

    Raises:
        DataFolderError: It cannot be made.
    """
    with told_clearly(folder):
        handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=PART)
        os.close(handle)
    return Path(name)


def write_whole(file: Path, content: bytes) -> None:
    """Replace ``file`` in one step; it then lasts. Raises ``OSError`` when nothing changed."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-", suffix=PART)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in ``folder`` last, too, where the system knows how."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def told_clearly(file: Path) -> Iterator[None]:
    """Turn an ``OSError`` into the hub's own, which names ``file`` and what can be done."""
    try:
        yield
    except OSError as error:
        raise clear_error(error, file) from error


def clear_error(error: OSError, file: Path) -> DataFolderError:
    """What ``error`` means for who reads or writes ``file``."""
    if error.errno in DISK_FULL:
        return disk_full(file)
    return unusable(file, error.strerror or str(error))


def disk_full(file: Path) -> DiskFullError:
    """The disk is full."""
    return DiskFullError(f"Nothing can be kept in {file}: the disk is full. Free some space on it.")


def unusable(file: Path, why: str) -> DataFolderError:
    """The file cannot be used for another reason."""
    return DataFolderError(f"{file} cannot be read or written: {why}. Mend that, or choose another --data-dir.")


COPY: Final = ".copy"
"""End of the name of what a file was before it was brought up to date."""


def copy_of(file: Path, version: str) -> Path:
    """Where the copy of ``file`` as it was in ``version`` is kept."""
    return file.with_name(f"{file.name}.{version}{COPY}")


def copies_of(file: Path) -> list[Path]:
    """The copies that were kept of ``file`` as it was in older versions."""
    return sorted(file.parent.glob(f"{escape(file.name)}.*{COPY}"))
