"""What is kept, together with what happened a moment ago and is not on the disk yet."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from hub.storage.base import ConversationRepository, Selection
from hub.storage.deleting import Deleted, delete
from hub.storage.export import export
from hub.storage.files import new_part
from hub.storage.recorder import Recorder
from hub.storage.store import Store

Forget = Callable[[str, float | None], None]
"""Takes what a device said before a moment out of memory: its id, or "" for all; None for everything."""


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

    async def export(self, which: Selection, *, with_sound: bool) -> Path:
        """Write what ``which`` says into a new file, to be dropped; as a ZIP when ``with_sound``."""
        await self._recorder.flush()
        file = await self._store.worker.run(new_part, self._store.layout.folder)
        try:
            await export(self._store, file, which, with_sound=with_sound)
        except BaseException:
            await self.drop(file)
            raise
        return file

    async def drop(self, file: Path) -> None:
        """Remove such a file; one that cannot be removed now is when the hub is started again."""
        with contextlib.suppress(OSError):
            await self._store.worker.run(file.unlink, missing_ok=True)

    async def delete(self, which: Selection) -> Deleted:
        """Keep these turns no longer, neither on the disk nor in what a conversation goes on with.

        A turn that goes on meanwhile is kept when it ends.
        """
        conversations = await self.conversations()
        device_id = which.device_id
        if which.session_id:
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
