"""Starting with the computer, and keeping it awake while devices are let in: what is chosen, and what is so."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, QSettings, Signal

from hub.awake.base import Awake, AwakeError
from hub.engines.worker import Worker
from ui.autostart.base import Autostart, AutostartError
from ui.bridge import Notice, NoticeKind
from ui.live import Live

log = logging.getLogger(__name__)

CHOSEN: Final = "startup/keep_awake"
"""Among what is remembered: the computer is to be kept awake. Off unless a person chose it."""


@dataclass(frozen=True, slots=True)
class StartupView:
    """What can be shown of it."""

    autostart: bool | None = None  # started when the person logs in; None: that is not known
    awake: bool = False  # the computer is to be kept awake while devices are let in
    held: bool = False  # it is kept awake now
    problem: str = ""  # why it cannot be, or why that cannot be found out: an error's code


class Startup(QObject):
    """Owns what keeps the computer awake. Everything that blocks is done by one thread, which lives on."""

    changed = Signal(object)  # StartupView
    noticed = Signal(object)  # Notice

    def __init__(
        self,
        memory: QSettings,
        command: Sequence[str],
        autostart: Callable[[], Autostart],
        awake: Callable[[], Awake],
    ) -> None:
        """Prepare.

        Args:
            memory: Keeps the choice.
            command: What starts this program again.
            autostart: Gives this system's way of starting it.
            awake: Gives this system's way of keeping the computer awake.
        """
        super().__init__()
        self._memory = memory
        self._command = tuple(command)
        self._make_autostart, self._make_awake = autostart, awake
        self._awake: Awake | None = None
        self._worker = Worker("startup")
        self._tasks: set[asyncio.Task[None]] = set()
        self._settling = asyncio.Lock()
        self._devices = False
        self.view = StartupView(awake=bool(memory.value(CHOSEN, defaultValue=False, type=bool)))

    def look(self) -> None:
        """Find out whether the program starts with the computer."""
        self._run(self._look())

    def set_autostart(self, on: bool) -> None:
        """Have it start with the computer, or not."""
        self._run(self._set_autostart(on=on))

    def set_awake(self, on: bool) -> None:
        """Keep the computer awake while devices are let in, or not."""
        self._memory.setValue(CHOSEN, on)
        self._show(replace(self.view, awake=on, problem=""))
        self._run(self._settle())

    def show_live(self, live: Live) -> None:
        """Know whether devices are let in."""
        devices = bool(live.let_in)
        if devices is not self._devices:
            self._devices = devices
            self._run(self._settle())

    async def close(self) -> None:
        """Let the computer sleep again, and end."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._awake is not None:
            await self._worker.run(self._awake.release)
        await self._worker.close()

    async def _look(self) -> None:
        try:
            on = await self._worker.run(lambda: self._make_autostart().enabled())
        except AutostartError as error:
            log.info("whether the program starts with the computer: %s", error)
            self._show(replace(self.view, autostart=None, problem=error.code))
        else:
            self._show(replace(self.view, autostart=on))

    async def _set_autostart(self, *, on: bool) -> None:
        def change() -> None:
            way = self._make_autostart()
            if on:
                way.enable(self._command)
            else:
                way.disable()

        try:
            await self._worker.run(change)
        except AutostartError as error:
            log.warning("starting with the computer cannot be changed: %s", error)
            self._fail(self.tr("Starting with the computer"), error.code)
        await self._look()

    async def _settle(self) -> None:
        """Have what is so follow what is wanted, one change after the other."""
        async with self._settling:
            wanted = self.view.awake and self._devices
            if wanted is self.view.held or (wanted and self.view.problem == AwakeError.code):
                return
            way = self._awake = self._awake or self._make_awake()
            try:
                await self._worker.run(way.hold if wanted else way.release)
            except AwakeError as error:
                log.warning("the computer cannot be kept awake: %s", error)
                self._show(replace(self.view, held=False, problem=error.code))
                self._fail(self.tr("Keeping this computer awake"), error.code)
            else:
                self._show(replace(self.view, held=wanted, problem=""))

    def _fail(self, label: str, code: str) -> None:
        self.noticed.emit(Notice(NoticeKind.FAILED, label, code))

    def _show(self, view: StartupView) -> None:
        self.view = view
        self.changed.emit(view)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
