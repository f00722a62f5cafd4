"""Everything that is kept, as one JSON file, or with the recorded sound as one ZIP."""

import json
import os
import tempfile
import zipfile
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Final

from hub.storage.base import ConversationRepository, Place
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


async def export(store: Store, target: Path) -> None:
    """Write all into ``target``, which only its owner may read.

    Raises:
        DataFolderError: Something cannot be read, or ``target`` cannot be written; it is as it was.
    """
    run = store.worker.run
    with told_clearly(target):
        writer = await run(_Writer, target)
        try:
            async for text in _as_json(store):
                await run(writer.write, text)
            in_use = await (await store.conversations()).audio_in_use()
            await run(writer.finish, store.blobs, in_use)
        finally:
            await run(writer.drop)


async def _as_json(store: Store) -> AsyncIterator[str]:
    """The file, piece by piece: a hundred thousand turns are not held in memory."""
    yield f'{{"version": {VERSION},\n"devices": ['
    devices = await (await store.devices()).all()
    yield ",\n".join(_line(asdict(device)) for device in devices)
    conversations = await store.conversations()
    yield '],\n"sessions": ['
    separator = "\n"
    async for session in conversations.sessions():
        yield separator + _line(asdict(session))
        separator = ",\n"
    yield '],\n"turns": ['
    separator = "\n"
    async for turns in _pages(conversations):
        yield separator + ",\n".join(_line(turn) for turn in turns)
        separator = ",\n"
    yield "]}\n"


async def _pages(conversations: ConversationRepository) -> AsyncIterator[Iterable[Mapping[str, Any]]]:
    """All turns, newest first."""
    last: Place | None = None
    while page := await conversations.turns(limit=PAGE, older_than=last):
        yield [asdict(turn) for turn in page]
        last = page[-1].place


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """The target in the making, under another name. All methods block, and raise ``OSError``."""

    def __init__(self, target: Path) -> None:
        self._target = target
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=PART)
        self._part = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) if target.suffix == ZIP else None
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
