"""Remembers what is done, by the content it was done for, so that a second run is quick."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def key(files: Iterable[Path], *values: str) -> str:
    """A digest of the files' content and the values."""
    digest = hashlib.sha256()
    for value in values:
        digest.update(value.encode() + b"\0")
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def is_done(stamp: Path, wanted: str) -> bool:
    """Whether the stamp was set for this key."""
    try:
        return stamp.read_text(encoding="utf-8") == wanted
    except (OSError, ValueError):
        return False


def set_done(stamp: Path, wanted: str) -> None:
    """Set the stamp; it is never half written."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    draft = stamp.with_name(stamp.name + ".draft")
    draft.write_text(wanted, encoding="utf-8")
    draft.replace(stamp)
