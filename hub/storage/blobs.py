"""Files named by the SHA-256 of what is in them: the same content is kept once. All methods block."""

import hashlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from hub.storage.files import told_clearly, write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}")

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hex, where it is read from a file: it becomes a part of a path."""


class Blobs:
    """A folder of such files. Whoever refers to them knows which are still of use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep ``content``; its digest, by which it is found again.

        Raises:
            DataFolderError: It cannot be written; a ``DiskFullError`` when there is no space.
        """
        digest = hashlib.sha256(content).hexdigest()
        file = self.path(digest)
        with told_clearly(file):
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(file, content)
        return digest

    def path(self, digest: str) -> Path:
        """Where the content is, if it is kept."""
        return self._folder / digest[:2] / digest

    def digests(self) -> Iterator[str]:
        """All that is kept."""
        return (file.name for file in self._files() if _DIGEST.fullmatch(file.name))

    def any(self) -> bool:
        """Whether anything is kept."""
        return next(self._files(), None) is not None

    def damaged(self) -> list[str]:
        """What is kept and is no longer what its name says."""
        return [name for name in self.digests() if _digest_of(self.path(name)) != name]

    def drop(self, digest: str) -> None:
        """Keep this no longer, if it is kept; raises ``DataFolderError``."""
        with told_clearly(self.path(digest)):
            self.path(digest).unlink(missing_ok=True)

    def sweep(self, in_use: Collection[str]) -> int:
        """Remove all but ``in_use``, and what a kill left half written; how many there were.

        Raises:
            DataFolderError: One cannot be removed.
        """
        unused = [file for file in self._files() if file.name not in in_use]
        for file in unused:
            with told_clearly(file):
                file.unlink(missing_ok=True)
        return len(unused)

    def _files(self) -> Iterator[Path]:
        return (file for file in self._folder.glob("??/*") if file.is_file())


def _digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
