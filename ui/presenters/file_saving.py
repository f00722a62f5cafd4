"""Saves one file of the hub's at a time, where the person wants it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hub.client.client import HubClient
from hub.errors import DataFolderError, DiskFullError, HubError
from ui import words
from ui.bridge import HubBridge
from ui.dialogs.save_as import ask_where
from ui.late import WhileThere
from ui.saving import save
from ui.widgets.sessions.saving_bar import SavingBar


class FileSaving(QObject):
    """Tells in a bar how far it is."""

    def __init__(self, page: QWidget, bar: SavingBar, bridge: Callable[[], HubBridge], parent: QObject) -> None:
        """``bridge`` gives the one of the hub that is shown."""
        super().__init__(parent)
        self._page = page
        self._bar = bar
        self._bridge = bridge
        self._task: asyncio.Task[None] | None = None
        bar.cancel_wanted.connect(self.cancel)

    def save(self, name: str, path: str) -> None:
        """Let the person say where to, and save what the API has at ``path``."""
        ask_where(self._page.window(), name, lambda target: self._save(path, target))

    def cancel(self) -> None:
        """Write no further; nothing is left of what was written."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            self._bar.show_cancelled()

    def _save(self, path: str, target: Path) -> None:
        self.cancel()
        bar = self._bar
        bar.show_begun(target.name)
        while_there = WhileThere(bar)  # made anew in another language, while saving goes on
        progress = while_there(bar.show_written)

        async def written(client: HubClient) -> int:
            return await save(client.pieces(path), target, progress)

        self._task = self._bridge().ask(
            written, while_there(bar.show_done), self.tr("Saving a file"), while_there(self._could_not_save)
        )

    def _could_not_save(self, error: HubError) -> None:
        elsewhere = isinstance(error, DataFolderError) and not isinstance(error, DiskFullError)
        chosen = self.tr("A file cannot be written there. Choose another folder.")
        self._bar.show_failed(chosen if elsewhere else words.problem(error.code))
