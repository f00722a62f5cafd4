"""Records of one kind as documents: read strictly, for a person may have changed the file by hand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from hub.errors import DamagedFileError
from hub.storage.documents import Documents

R = TypeVar("R")


class Stored(Generic[R]):
    """Keeps records. Its methods raise ``DataFolderError`` when the file cannot be read or written."""

    def __init__(
        self, documents: Documents, file: Path, record: TypeAdapter[R], *, id_name: str, what: str
    ) -> None:
        """Put it together.

        Args:
            documents: Where they are kept.
            file: Where that is, named when one of them cannot be understood.
            record: What a record is.
            id_name: Which of its parts is the document's id.
            what: What a record is called, in English.
        """
        self._documents = documents
        self._file = file
        self._record = record
        self._id_name = id_name
        self._what = what

    async def all(self) -> Sequence[R]:
        """Every record; raises ``DamagedFileError`` when one was changed by hand into what is none."""
        documents = await self._documents.load()
        try:
            return [self._read({**doc, self._id_name: key}) for key, doc in documents.items()]
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            what = f"{self._what} in {self._file} cannot be understood ({where}: {first['msg']})."
            raise DamagedFileError(f"{what} Mend or remove it.") from error

    async def put(self, records: Iterable[R]) -> None:
        """Keep ``records``, each in place of what was kept under its id."""
        documents = [self.as_json(record) for record in records]
        await self._documents.put({str(document.pop(self._id_name)): document for document in documents})

    async def remove(self, ids: Collection[str]) -> None:
        """Keep these no longer; ids of which nothing is kept are ignored."""
        await self._documents.remove(ids)

    def as_json(self, record: R) -> dict[str, object]:
        """The record as JSON."""
        dumped: dict[str, object] = self._record.dump_python(record, mode="json")
        return dumped

    def _read(self, document: Mapping[str, object]) -> R:
        return self._record.validate_python(document)
