"""What is kept, together with what happened a moment ago and is not on the disk yet."""

import contextlib
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Final

from hub.storage.base import ConversationRepository, Selection
from hub.storage.deleting import Deleted, delete
from hub.storage.export import ExportForm, export
from hub.storage.files import new_part, told_clearly
from hub.storage.ledger import LedgerRepository
from hub.storage.recorder import Recorder
from hub.storage.store import Store

Forget = Callable[[str, float | None], None]
"""Takes what a device said before a moment out of memory: its id, or "" for all; None for everything."""

PIECE: Final = 256 * 1024
"""Of an exported file, bytes."""


class Archive:
    """Reads and deletes while the recorder writes. All methods raise ``DataFolderError``."""

    def __init__(self, store: Store, recorder: Recorder, forget: Forget) -> None:
        self._store = store
        self._recorder = recorder
        self._forget = forget

    async def conversations(self) -> ConversationRepository:
        """Sessions and turns, the newest among them if the disk takes it."""
        await self._recorder.flush()
        return await self._store.conversations()

    async def ledger(self) -> LedgerRepository:
        """What it cost, what left and which tools were called, the newest too if the disk takes it."""
        await self._recorder.flush()
        return await self._store.ledger()

    async def export(
        self, which: Selection, *, with_sound: bool, form: ExportForm = ExportForm.JSON
    ) -> AsyncGenerator[bytes, None]:
        """What ``which`` says, as one file in pieces; as a ZIP when ``with_sound``. To be closed.

        It is written whole, into the data folder, before the first piece comes.
        """
        await self._recorder.flush()
        run = self._store.worker.run
        part = await run(new_part, self._store.layout.folder)
        try:
            await export(self._store, part, which, with_sound=with_sound, form=form)
            with told_clearly(part):
                file = await run(part.open, "rb")
            try:
                while piece := await run(file.read, PIECE):
                    yield piece
            finally:
                await run(file.close)
        finally:
            with contextlib.suppress(OSError):  # the next start removes it
                await run(part.unlink, missing_ok=True)

    async def delete(self, which: Selection) -> Deleted:
        """Keep these turns no longer, neither on the disk nor in what a conversation goes on with.

        A turn that goes on meanwhile is kept when it ends.
        """
        conversations = await self.conversations()
        device_id = which.device_id
        if which.turn_id:
            turn = await conversations.turn(which.turn_id)
            device_id = turn.device_id if turn else ""
        elif which.session_id:
            session = await conversations.session(which.session_id)
            device_id = session.device_id if session else ""
        async with self._recorder.at_rest():
            deleted = await delete(self._store, which)
        if deleted.conversations.turns:
            self._forget(device_id, which.before)
        return deleted

    async def sound(self, digest: str) -> Path | None:
        """The WAV file with the sound of a question; None when it is not kept."""
        file = self._store.blobs.path(digest)
        return file if await self._store.worker.run(file.is_file) else None
