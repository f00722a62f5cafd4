"""What is kept about firmware, for an export."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from hub.storage.base import Selection
from hub.storage.documents import Document, Documents
from hub.storage.file_records import FileKind
from hub.storage.store import Store

FOLDERS: Final = {FileKind.FIRMWARE: "firmware", FileKind.ASSETS: "assets"}
"""Where the files are in a ZIP."""


async def firmware_sections(store: Store, which: Selection) -> Mapping[str, list[Document]]:
    """The sections of an export: all with everything; of a device, what it is given.

    Raises:
        DataFolderError: Something cannot be read.
    """
    everything, device_id = which == Selection(), which.device_id
    if not everything and which != Selection(device_id=device_id):
        return {}
    rollouts = await _all((await store.rollouts())[0], "rollout_id")
    offers = await _all((await store.asset_offers())[0], "device_id")
    if not everything:
        return {
            "rollouts": [own for one in rollouts if (own := _of_device(one, device_id)) is not None],
            "asset_offers": [one for one in offers if one["device_id"] == device_id],
        }
    return {
        "firmware": await _all((await store.firmware())[0], "image_id"),
        "rollouts": rollouts,
        "assets": await _all((await store.assets())[0], "asset_id"),
        "asset_offers": offers,
    }


async def firmware_files(store: Store) -> Mapping[str, Path]:
    """Images and assets that are kept, by their names in a ZIP."""
    shelf = await store.shelf()
    kept = [await (await part())[0].load() for part in (store.firmware, store.assets)]
    named = {document["file_id"] for documents in kept for document in documents.values()}
    return {
        f"{FOLDERS[one.kind]}/{one.file_id}.bin": shelf.path(one)
        for one in shelf.all()
        if one.kind in FOLDERS and one.file_id in named
    }


async def _all(documents: Documents, id_name: str) -> list[Document]:
    return [{id_name: key, **document} for key, document in (await documents.load()).items()]


def _of_device(rollout: Document, device_id: str) -> Document | None:
    """``rollout`` without the other devices; None: the device is not in it."""
    tracks: Any = rollout.get("tracks", ())
    own = [one for one in tracks if one.get("device_id") == device_id]
    return {**rollout, "tracks": own} if own else None
