"""The program's window, told what to do: a command a line on standard input, each answered by a line of JSON.

``ready`` waits until Home shows the hub's address, ``go PAGE``, ``open`` (the newest conversation on Sessions),
``language CODE``, ``theme NAME``, ``hide``, ``show``, ``repaint on|off``, ``delays`` (each of the loop's
since it was asked before) and ``census`` (what the process holds, without garbage). The end of standard
input quits.
"""

import asyncio
import gc
import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QObject, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QListView

from tests.bench.probed import EVERY_S
from ui import translation
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages.names import PageName
from ui.theme import Theme

REPAINT_MS = 100
"""All of a page, ten times a second: more than talk makes it do."""

SETTLE_S = 0.5
"""Until what was let go of is taken apart: Qt does that when it comes back to its loop."""


class Watched(MainWindow):
    """The program's own window, whose first picture is noted, and which obeys."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._painted: float | None = None
        self._ready = asyncio.Event()
        self._ready_at = 0.0
        self._ota_url = ""
        self._delays: list[tuple[float, float]] = []
        self._repaints = QTimer(self, interval=REPAINT_MS)
        self._repaints.timeout.connect(self._repaint)
        self._tasks: set[asyncio.Task[None]] = set()
        self.lived.connect(self._lived)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._painted is None and not self._delays:
            loop = asyncio.get_running_loop()
            self._look(loop, None)
            threading.Thread(target=self._read, args=(loop,), daemon=True).start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self._painted is None:
            self._painted = 0.0
            QTimer.singleShot(0, self, self._note_painted)  # its parts are painted after it

    def _note_painted(self) -> None:
        self._painted = time.monotonic()

    def _lived(self, live: Live) -> None:
        if live.ota_url and live.state == "ready" and not self._ready.is_set():
            self._ota_url, self._ready_at = live.ota_url, time.monotonic()
            self._ready.set()

    def _look(self, loop: asyncio.AbstractEventLoop, due: float | None) -> None:
        now = time.monotonic()
        if due is not None:
            self._delays.append((now, max(0.0, now - due)))
        loop.call_later(EVERY_S, self._look, loop, now + EVERY_S)

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: standard input."""
        for line in sys.stdin:
            loop.call_soon_threadsafe(self._begin, line.split())
        loop.call_soon_threadsafe(self.leave)

    def _begin(self, words: list[str]) -> None:
        task = asyncio.get_running_loop().create_task(self._obey(*words))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _obey(self, command: str, given: str = "") -> None:
        answer: object = None
        match command:
            case "ready":
                await self._ready.wait()
                answer = {"painted": self._painted, "ready": self._ready_at, "ota_url": self._ota_url}
            case "delays":
                answer, self._delays = self._delays, []
            case "census":
                answer = await self._census()
            case _:
                self._doings()[command](given)
        print(json.dumps(answer), flush=True)  # noqa: T201 - who started it reads that

    def _doings(self) -> dict[str, Callable[[str], object]]:
        app = QCoreApplication.instance()
        assert isinstance(app, QApplication)
        theme = app.findChild(Theme)
        assert theme is not None
        return {
            "go": lambda page: self.go(PageName(page)),
            "open": lambda _: self._open_newest(),
            "language": lambda code: translation.change(app, code),
            "theme": theme.choose,
            "hide": lambda _: self.hide(),
            "show": lambda _: self.show(),
            "repaint": lambda wanted: self._repaints.start() if wanted == "on" else self._repaints.stop(),
        }

    def _open_newest(self) -> None:
        for view in self.current.page.findChildren(QListView):
            model: QAbstractItemModel | None = view.model()
            if view.isVisible() and model is not None and model.rowCount():
                view.setCurrentIndex(model.index(0, 0))
                return

    def _repaint(self) -> None:
        for part in self.findChildren(QObject):
            update = getattr(part, "update", None)
            if update is not None and part.isWidgetType():
                update()

    async def _census(self) -> dict[str, float]:
        await asyncio.sleep(SETTLE_S)
        gc.collect()
        self._delays = []
        import psutil

        from tests.bench.usage import MB, usage

        process = psutil.Process()
        held = usage(process.pid)
        app = QCoreApplication.instance()
        assert isinstance(app, QApplication)
        tops = [app, *app.topLevelWidgets()]
        return {
            "memory_mb": held.memory_mb,
            "own_mb": getattr(process.memory_full_info(), "pss", 0) / MB,
            "objects": len(gc.get_objects()),
            "widgets": len(app.allWidgets()),
            "qobjects": sum(len(top.findChildren(QObject)) for top in tops),
            "timers": sum(timer.isActive() for top in tops for timer in top.findChildren(QTimer)),
            "tasks": len(asyncio.all_tasks()),
            "threads": held.threads,
            "files": held.files,
        }
