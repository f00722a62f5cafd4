"""Logs: asks the hub once a second for what is new, while the page is looked at."""

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from hub.errors import DataFolderError, DiskFullError, HubError
from hub.web.api.logs import LogPage
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.live import Live
from ui.pages.logs import LogsPage
from ui.presenters.presenter import Presenter, Surroundings
from ui.saving import save

if TYPE_CHECKING:
    from hub.client.client import HubClient

log = logging.getLogger(__name__)

TAIL_MS: Final = 1_000
"""Between two looks at the newest: soon enough for who watches, and one small request."""

FIRST: Final = 1_000
"""Records that are read at first, and at once when there are more."""


NOT_WRITTEN: Final = "file.not_written"
"""The code of what is said when the person's disk does not take a file (``ui.words``)."""


class LogsPresenter(Presenter):
    """Keeps the page true as long as somebody looks at it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.page: LogsPage = LogsPage()
        self._seen: tuple[str, int] | None = None  # the hub's run, and the last number; None: nothing yet
        self._asking: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None
        self._held = False
        self._tail = QTimer(self, interval=TAIL_MS)
        self._tail.timeout.connect(self._read)
        self.page.wanted_changed.connect(self._begin)
        self.page.paused.connect(self._pause)
        self.page.support_wanted.connect(self._save)
        self.page.support_cancelled.connect(self._cancel)

    def attach(self, bridge: HubBridge) -> None:
        """Show what this hub has noted, below what another one had."""
        super().attach(bridge)
        self._asking = self._saving = None

    def enter(self) -> None:
        """Read on."""
        self._tail.start()
        self._read()

    def leave(self) -> None:
        """Nothing has to be read."""
        self._tail.stop()
        if self._asking is not None:
            self._asking.cancel()

    def show_live(self, live: Live) -> None:
        """Offer the devices by their names."""
        super().show_live(live)
        self.page.show_devices(live.all_called())

    def _begin(self) -> None:
        """Show what is wanted now, from the beginning."""
        self._seen = None
        if self._asking is not None:
            self._asking.cancel()
        self._asking = None
        self.page.clear()
        self._read()

    def _pause(self, on: bool) -> None:
        self._held = on
        self._read()

    def _read(self) -> None:
        busy = self._asking is not None and not self._asking.done()
        if busy or self._held or self._bridge is None or self._bridge.door() is None:
            return
        wanted = self.page.wanted
        query = {
            "after": self._seen[1] if self._seen else None,
            "limit": FIRST,
            "level": wanted.level.value,
            "device": wanted.device_id,
            "text": wanted.text,
        }
        self._asking = self.ask(
            lambda client: client.get("/logs", LogPage, query),
            self._show,
            self.tr("Reading the log"),
            self._fail,
        )

    def _show(self, told: LogPage) -> None:
        self.page.show_away(on=False)
        if self._seen is not None and self._seen[0] != told.run:  # it was started anew: numbers begin again
            self._seen = (told.run, 0)
        else:
            self._seen = (told.run, told.last)
            self.page.add(told.records)
        if told.more or self._seen[1] == 0:
            QTimer.singleShot(0, self, self._read)

    def _fail(self, error: HubError) -> None:
        log.debug("the log cannot be read: %s", error.code)
        self.page.show_away(on=True)

    def _save(self, path: str) -> None:
        self.page.show_saving(on=True)
        target = Path(path)

        async def write(client: "HubClient") -> int:
            return await save(client.pieces("/support-file"), target, lambda _: None)

        label = self.tr("Making the support file")
        task = self.ask(write, lambda _: self._tell_saved(target), label, self._could_not_save)
        task.add_done_callback(self._while_there(self._saved))
        self.destroyed.connect(lambda _gone: task.cancel())
        self._saving = task

    def _cancel(self) -> None:
        if self._saving is not None:
            self._saving.cancel()
            self.page.show_saving(on=False)

    def _saved(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():  # else another one may be on its way
            self.page.show_saving(on=False)

    def _tell_saved(self, target: Path) -> None:
        said = self.tr("The support file is saved: %1").replace("%1", str(target))
        self.noticed.emit(Notice(NoticeKind.DONE, said))

    def _could_not_save(self, error: HubError) -> None:
        log.info("the support file is not saved: %s", error.code)
        elsewhere = isinstance(error, DataFolderError) and not isinstance(error, DiskFullError)
        code = NOT_WRITTEN if elsewhere else error.code
        self.noticed.emit(Notice(NoticeKind.FAILED, self.tr("Making the support file"), code))
