"""Lets a window into a hub elsewhere: finds the token, asks the person for one, and keeps it."""

import asyncio
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from hub.client.door import ApiDoor
from hub.errors import DataFolderError
from hub.snapshot import Reach
from ui.bridge import Notice, NoticeKind
from ui.dialogs.hub_token import HubTokenDialog
from ui.live import Live
from ui.main_window import MainWindow
from ui.remote.tokens import TokenBook


class HubElsewhere(Protocol):
    """The hub that the window shows."""

    async def use_token(self, token: str) -> None:
        """Ask with this token from now on."""
        ...

    def try_now(self) -> None:
        """Connect at once."""
        ...

    def api(self) -> ApiDoor | None:
        """Where its API is; None without a token."""
        ...


class Connection(QObject):
    """Joins the window to a hub elsewhere, as far as letting it in goes."""

    def __init__(self, window: MainWindow, address: str, book: TokenBook) -> None:
        super().__init__(window)
        self._window = window
        self._address = address
        self._book = book
        self._hub: HubElsewhere | None = None
        self._reach = Reach.CONNECTING
        self._dialog: HubTokenDialog | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        window.lived.connect(self._see)
        window.token_wanted.connect(self.ask)
        window.again_wanted.connect(self._try_now)

    def attach(self, hub: HubElsewhere) -> None:
        """Let the window into this hub from now on."""
        self._hub = hub

    def ask(self) -> None:
        """Ask the person for a token."""
        if self._dialog is not None or self._hub is None:
            return
        refused = self._hub.api() is not None
        self._dialog = HubTokenDialog(self._address, refused=refused, parent=self._window)
        self._dialog.token_entered.connect(self._enter)
        self._dialog.finished.connect(self._answered)
        self._dialog.open()

    async def close(self) -> None:
        """End what still runs."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _see(self, live: Live) -> None:
        before, self._reach = self._reach, live.reach
        if live.reach is Reach.REFUSED and before is not Reach.REFUSED:
            QTimer.singleShot(0, self, self.ask)  # once the window has shown why

    def _answered(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _enter(self, token: str, keep: bool) -> None:
        task = asyncio.get_running_loop().create_task(self._use(token, keep=keep))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _use(self, token: str, *, keep: bool) -> None:
        if self._hub is not None:
            await self._hub.use_token(token)
        if not keep:
            return
        try:
            await asyncio.to_thread(self._book.keep, self._address, token)
        except DataFolderError as error:
            self._window.show_notice(Notice(NoticeKind.FAILED, self.tr("Keeping the token"), error.code))

    def _try_now(self) -> None:
        if self._hub is not None:
            self._hub.try_now()
