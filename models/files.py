"""Checking a model's files: sizes at once, checksums when asked. Standard library only."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from models.catalog import FileFact
from models.errors import DamagedError

CHUNK_BYTES = 1 << 20  # read at once: large enough for the disk, small enough to stop soon


def complete(folder: Path, facts: Iterable[FileFact]) -> bool:
    """Whether every file is there with its size; no file is read."""
    return all(_size(folder / fact.name) == fact.size for fact in facts)


def check(folder: Path, facts: Iterable[FileFact], read: Callable[[int], None] = lambda _: None) -> None:
    """Compare every file's size and SHA-256.

    Args:
        folder: Where the files are.
        facts: What they must be.
        read: Told how many bytes were read since the last call; it may raise to stop.

    Raises:
        DamagedError: A file is missing or is not what it must be.
    """
    for fact in facts:
        path = folder / fact.name
        if _size(path) != fact.size:
            raise DamagedError(f"{path} is missing or has not the right size.")
        if sha256(path, read) != fact.sha256:
            raise DamagedError(f"{path} has not the right checksum.")


def sha256(path: Path, read: Callable[[int], None] = lambda _: None) -> str:
    """The file's SHA-256 as lower-case hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            read(len(chunk))
    return digest.hexdigest()


def git_blob_id(path: Path) -> str:
    """The id git gives to the file's content: how the service names small files' content."""
    digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except OSError:
        return None
