"""TinyDB, the door to it: small collections as JSON files, one each, that a person could read in an editor."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

from tinydb import TinyDB, where
from tinydb.storages import Storage

from hub.engines.worker import Worker
from hub.errors import DamagedFileError
from hub.storage.documents import Document, DocumentKind
from hub.storage.files import copy_of, told_clearly, write_whole

ID: Final = "id"
"""Each document's id, beside its other parts, none of which may be called so."""

VERSION: Final = "version"
"""The documents' version, beside the documents."""

Tables = dict[str, dict[str, Any]]
"""TinyDB's own form: a table's name to its documents by number."""


class WholeFile(Storage):
    """TinyDB's only table in a file that is replaced in one step, with the version of its documents inside.

    The file is read once. TinyDB writes on each change; here that stays in memory until ``save``.

    Attributes:
        older: The version that was read, if documents had to be brought up to date; else None.
    """

    def __init__(self, file: Path, kind: DocumentKind) -> None:
        super().__init__()
        self.older: int | None = None
        self._file = file
        self._kind = kind
        self._tables: Tables | None = None

    def read(self) -> Tables | None:
        """The table, up to date; None when there is none yet.

        Raises:
            NewerFileError: A newer program wrote it.
            DamagedFileError: It is no such file.
            OSError: It cannot be read.
        """
        if self._tables is None:
            self._tables = self._read()
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables, to be saved."""
        self._tables = data

    def save(self) -> None:
        """Replace the file, and keep a copy of one of an older version; raises ``OSError``."""
        if self.older is not None:
            write_whole(copy_of(self._file, str(self.older)), self._file.read_bytes())
        table = (self._tables or {}).get(self._kind.name, {})
        content = {VERSION: self._kind.version, self._kind.name: table}
        write_whole(self._file, json.dumps(content, ensure_ascii=False, indent=1).encode())
        self.older = None

    def _read(self) -> Tables | None:
        try:
            version, table = _parsed(self._file.read_bytes(), self._kind.name)
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
            raise DamagedFileError(
                f"{self._file} is damaged ({error}). Mend it, or move it away to begin anew."
            ) from error
        if version < 1:
            raise DamagedFileError(f"{self._file} is damaged. Mend it, or move it away to begin anew.")
        self._kind.require_known(version, self._file)
        self.older = version if version < self._kind.version else None
        if self.older is not None:
            for number, document in table.items():
                table[number] = {ID: document[ID], **self._kind.up_to_date(_without_id(document), version)}
        return {self._kind.name: table}


class TinyDocuments:
    """``Documents`` in a file of their own. It is read once; from then on it is this object's alone."""

    def __init__(self, file: Path, kind: DocumentKind, worker: Worker) -> None:
        self._file = file
        self._kind = kind
        self._worker = worker
        self._storage = WholeFile(file, kind)
        self._table = TinyDB(storage=lambda: self._storage).table(kind.name)

    async def load(self) -> Mapping[str, Document]:
        """Every document by its id."""
        return await self._worker.run(self._load)

    async def put(self, documents: Mapping[str, Document]) -> None:
        """Keep these."""
        await self._worker.run(self._change, documents, frozenset(documents))

    async def remove(self, ids: Collection[str]) -> None:
        """Keep these no longer."""
        await self._worker.run(self._change, {}, frozenset(ids))

    def _load(self) -> Mapping[str, Document]:
        with told_clearly(self._file):
            documents = {document[ID]: _without_id(document) for document in self._table}
            if self._storage.older is not None:
                self._storage.save()
            return documents

    def _change(self, documents: Mapping[str, Document], ids: frozenset[str]) -> None:
        with told_clearly(self._file):
            self._table.remove(where(ID).test(ids.__contains__))
            self._table.insert_multiple({ID: key, **document} for key, document in documents.items())
            self._storage.save()


def _without_id(document: Mapping[str, Any]) -> Document:
    return {name: value for name, value in document.items() if name != ID}


def _parsed(raw: bytes, name: str) -> tuple[int, dict[str, Document]]:
    """The version and the documents by number; raises what malformed content makes Python raise."""
    content = json.loads(raw)
    table = content[name]
    for number, document in table.items():
        int(number)  # TinyDB's own names of documents
        if not isinstance(document[ID], str):
            raise TypeError("a document has no id")
    return int(content[VERSION]), table
