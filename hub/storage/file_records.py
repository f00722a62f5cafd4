"""What is known of files that devices fetch or sent, as documents. What is in them lies beside, as blobs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from hub.errors import DamagedFileError
from hub.storage.blobs import Digest
from hub.storage.documents import DocumentKind, Documents

FILES: Final = DocumentKind("files")


class FileKind(StrEnum):
    """What a file is for."""

    ASSETS = "assets"  # a device's fonts, pictures and wake words
    FIRMWARE = "firmware"  # an application image
    SCREENSHOT = "screenshot"  # what a device showed
    PHOTO = "photo"  # what a device's camera saw, and was asked about
    PICTURE = "picture"  # what a person gave, for devices to show


UPLOADS: Final = frozenset({FileKind.SCREENSHOT, FileKind.PHOTO, FileKind.PICTURE})
"""What was sent to the hub; the others are the hub's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file, as far as it is known without reading it. Times are wall-clock seconds.

    Two files may have the same content: two devices with the same screen each own their picture of it.
    """

    file_id: str
    digest: Digest  # of the content, its name among the blobs
    kind: FileKind
    size: int  # bytes
    media_type: str
    created_at: float
    device_id: str = ""  # the owner: who sent it; empty for what is everybody's
    keep_until: float | None = None  # None: until it is deleted


_RECORD: Final = TypeAdapter(FileRecord)


class StoredFiles:
    """Keeps records of files. Its methods raise ``DataFolderError`` when theirs cannot be read or written."""

    def __init__(self, documents: Documents, file: Path) -> None:
        """``documents`` are in ``file``, which is named when one of them is no record."""
        self._documents = documents
        self._file = file

    async def all(self) -> Sequence[FileRecord]:
        """Every record; raises ``DamagedFileError`` when one was changed by hand into what is none."""
        documents = await self._documents.load()
        try:
            return [_RECORD.validate_python({**doc, "file_id": key}) for key, doc in documents.items()]
        except ValidationError as error:
            raise DamagedFileError(
                f"What is known of a file in {self._file} cannot be understood. Mend or remove it."
            ) from error

    async def put(self, records: Iterable[FileRecord]) -> None:
        """Keep ``records``, each in place of what was kept under its id."""
        await self._documents.put({record.file_id: _document(record) for record in records})

    async def remove(self, file_ids: Collection[str]) -> None:
        """Keep these no longer; ids of which nothing is kept are ignored."""
        await self._documents.remove(file_ids)


def _document(record: FileRecord) -> dict[str, object]:
    dumped: dict[str, object] = _RECORD.dump_python(record, mode="json")
    del dumped["file_id"]  # it is the document's id
    return dumped
