"""The devices, as documents."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from hub.errors import DamagedFileError
from hub.events import DeviceState
from hub.storage.base import DeviceRecord
from hub.storage.documents import Document, DocumentKind, Documents


def _with_enrolment(document: Document) -> Document:
    """Version 2: what was known of devices before anybody had to let them in decides nothing about them."""
    undecided = {"state": DeviceState.SEEN.value, "generation": 0, "turned_away": [], "aec": False}
    return {**document, **undecided}


DEVICES: Final = DocumentKind("devices", version=2, migrations={1: _with_enrolment})

_RECORD: Final = TypeAdapter(DeviceRecord)


class StoredDevices:
    """A ``DeviceRepository`` over ``Documents``."""

    def __init__(self, documents: Documents, file: Path) -> None:
        """``documents`` are in ``file``, which is named when one of them is no device."""
        self._documents = documents
        self._file = file

    async def all(self) -> Sequence[DeviceRecord]:
        """Every device; raises ``DamagedFileError`` when one was changed by hand into what is none."""
        documents = await self._documents.load()
        try:
            return [_RECORD.validate_python({**doc, "device_id": key}) for key, doc in documents.items()]
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            what = ".".join(str(part) for part in first["loc"])
            raise DamagedFileError(
                f"A device in {self._file} cannot be understood ({what}: {first['msg']}). Mend or remove it."
            ) from error

    async def put(self, devices: Iterable[DeviceRecord]) -> None:
        """Keep ``devices``."""
        await self._documents.put({device.device_id: _document(device) for device in devices})

    async def remove(self, device_ids: Collection[str]) -> None:
        """Keep these no longer."""
        await self._documents.remove(device_ids)


def _document(device: DeviceRecord) -> dict[str, object]:
    dumped: dict[str, object] = _RECORD.dump_python(device, mode="json")
    del dumped["device_id"]  # it is the document's id
    return dumped
