"""Everything that is kept, as one JSON file, or with the recorded sound as one ZIP."""

import json
import os
import tempfile
import zipfile
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from hub.storage.base import ConversationRepository, DeviceRecord, Place, Selection, TurnRecord
from hub.storage.blobs import Blobs
from hub.storage.files import PART, told_clearly
from hub.storage.store import Store

VERSION: Final = 1
"""Of the exported form."""

ZIP: Final = ".zip"
"""How the name of a file ends that is to hold the sound, too."""

JSON_NAME: Final = "hub.json"
"""In a ZIP: what is the whole file otherwise."""

PAGE: Final = 500
"""Turns that are read in one go."""

_ALL: Final = Selection()


async def export(
    store: Store, target: Path, which: Selection = _ALL, *, with_sound: bool | None = None
) -> None:
    """Write all, or what ``which`` says, into ``target``, which only its owner may read.

    Args:
        store: What is kept.
        target: A new file, or one to be replaced.
        which: Of what is chosen by a session no devices are written; by a device, only that one.
        with_sound: Write a ZIP that has the recorded sound, too; None: if the name ends like one.

    Raises:
        DataFolderError: Something cannot be read, or ``target`` cannot be written; it is as it was.
    """
    run = store.worker.run
    with told_clearly(target):
        writer = await run(_Writer, target, target.suffix == ZIP if with_sound is None else with_sound)
        try:
            sounds: set[str] = set()
            async for text in _as_json(store, which, sounds):
                await run(writer.write, text)
            await run(writer.finish, store.blobs, sounds)
        finally:
            await run(writer.drop)


async def _as_json(store: Store, which: Selection, sounds: set[str]) -> AsyncIterator[str]:
    """The file, piece by piece: a hundred thousand turns are not held in memory.

    ``sounds`` is given the digests that the turns refer to.
    """
    yield f'{{"version": {VERSION},\n"devices": ['
    yield ",\n".join(_line(asdict(device)) for device in await _devices(store, which))
    conversations = await store.conversations()
    yield '],\n"sessions": ['
    separator = "\n"
    async for session in conversations.sessions(which):
        yield separator + _line(asdict(session))
        separator = ",\n"
    yield '],\n"turns": ['
    separator = "\n"
    async for turns in _pages(conversations, which):
        sounds.update(turn.audio for turn in turns if turn.audio)
        yield separator + ",\n".join(_line(asdict(turn)) for turn in turns)
        separator = ",\n"
    yield "]}\n"


async def _devices(store: Store, which: Selection) -> Sequence[DeviceRecord]:
    if which.session_id:
        return []
    devices = await (await store.devices()).all()
    return [device for device in devices if which.device_id in ("", device.device_id)]


async def _pages(
    conversations: ConversationRepository, which: Selection
) -> AsyncIterator[Sequence[TurnRecord]]:
    """The turns, newest first."""
    last: Place | None = None
    while page := await conversations.turns(which, limit=PAGE, older_than=last):
        yield page
        last = page[-1].place


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """The target in the making, under another name. All methods block, and raise ``OSError``."""

    def __init__(self, target: Path, zipped: bool) -> None:
        self._target = target
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=PART)
        self._part = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) if zipped else None
        self._json: IO[bytes] = self._zip.open(JSON_NAME, "w", force_zip64=True) if self._zip else self._file

    def write(self, text: str) -> None:
        """Go on with the JSON."""
        self._json.write(text.encode())

    def finish(self, blobs: Blobs, sounds: Iterable[str]) -> None:
        """End the JSON, put the sounds behind it if it is a ZIP, and give the file its name."""
        if self._zip is not None:
            self._json.close()
            for digest in sounds:
                if blobs.path(digest).exists():
                    self._zip.write(blobs.path(digest), f"audio/{digest}.wav")
            self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._target)

    def drop(self) -> None:
        """Leave nothing behind but a whole file."""
        if not self._file.closed:
            self._json.close()
            if self._zip is not None:
                self._zip.close()
            self._file.close()
        self._part.unlink(missing_ok=True)
