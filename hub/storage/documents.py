"""Small collections of things a person could read in an editor, each one JSON object with an id.

What a new collection needs: a ``DocumentKind``, a record, and a ``Documents`` from the store.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from hub.errors import NewerFileError

Document = dict[str, Any]

Migration = Callable[[Document], Document]
"""Makes a document of the next version out of one of this."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A collection's name, which version of its documents this program writes, and how older ones become it."""

    name: str
    version: int = 1
    migrations: Mapping[int, Migration] = field(default_factory=dict)  # the older version to its migration

    def up_to_date(self, document: Document, version: int) -> Document:
        """``document``, written as ``version``, as this program knows it."""
        for number in range(version, self.version):
            document = self.migrations[number](document)
        return document

    def require_known(self, version: int, file: Path) -> None:
        """See that this program knows ``version``.

        Raises:
            NewerFileError: It does not.
        """
        if version > self.version:
            raise newer_file(file)


class Documents(Protocol):
    """Keeps one collection; raises ``DataFolderError``. What was put lasts when the method returns."""

    async def load(self) -> Mapping[str, Document]:
        """Every document by its id, brought up to date; a copy of what was older is kept."""
        ...

    async def put(self, documents: Mapping[str, Document]) -> None:
        """Keep these, each in place of what was kept under its id."""
        ...

    async def remove(self, ids: Collection[str]) -> None:
        """Keep these no longer."""
        ...


def newer_file(file: Path) -> NewerFileError:
    """The file was written by a newer hub."""
    return NewerFileError(
        f"{file} was written by a newer version of Xiaozhi Hub and was left as it is. "
        "Update the hub, or choose another --data-dir."
    )
