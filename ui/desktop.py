"""Hub and window in one process and one loop: from the first picture to the hub's end."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QTimer

from hub.config import Settings
from hub.errors import EXIT_SETUP, SettingError, SetupError
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.main_window import MainWindow
from ui.seams import HubSeam

translate = QCoreApplication.translate

log = logging.getLogger(__name__)

EXIT_OK: Final = 0
EXIT_FAULT: Final = 1

STOP_S: Final = 4.5
"""Longest the hub may take to stop, seconds: the program ends within 5."""

SIGNAL_TICK_MS: Final = 200
"""Windows: how often Qt lets Python look for a signal."""


class Past(Protocol):
    """The settings with which a hub started well; see ``hub.settings_file``. All methods block."""

    refused: Path

    def differ(self) -> bool:
        """Whether they are others than those of now."""
        ...

    def restore(self) -> None:
        """Have them again; raises ``SetupError``."""
        ...


class RunningHub(HubSeam, Protocol):
    """A hub that can be started and stopped."""

    threads_ended: bool

    async def start(self) -> None:
        """Accept devices; raises ``SetupError``."""
        ...

    async def stop(self) -> None:
        """Stop in order."""
        ...


MakeHub = Callable[[Settings], RunningHub]


class Desktop:
    """Starts a hub behind the window, and another one when the person tries again or changed settings."""

    def __init__(
        self,
        settings: Settings,
        window: MainWindow,
        complain: Callable[[str], None],
        reload: Callable[[], Settings] | None = None,
        past: Past | None = None,
        *,
        refused: SettingError | None = None,
        forget: Callable[[], object] = bool,
    ) -> None:
        """Be ready.

        Args:
            settings: Of the first hub.
            window: Shows it.
            complain: Is handed what standard error should tell.
            reload: Reads the settings of the next hub; raises ``SettingError``. Blocking, some milliseconds.
            past: What a hub that cannot start can go back to.
            refused: Why there is no first hub yet: ``settings`` are none of the file's.
            forget: Is called once nothing shows the hub before any more.
        """
        self._settings = settings
        self._reload = reload or (lambda: settings)
        self._past = past
        self._refused = refused
        self._forget = forget
        self._window = window
        self._complain = complain
        self.threads_ended = True  # of the last hub; see ``hub.app.Hub``
        self._leave = asyncio.Event()
        self._retry = asyncio.Event()
        self._restart = asyncio.Event()
        self._back = asyncio.Event()
        self._started = asyncio.Event()  # a hub has
        window.closed.connect(self._leave.set)
        window.retry_wanted.connect(self._retry.set)
        window.back_wanted.connect(self._back.set)
        window.restart_wanted.connect(self._restart.set)

    async def run(
        self,
        load_hub: Callable[[], MakeHub],
        show: Callable[[], object] | None = None,
        load_rest: Callable[[], object] = bool,
    ) -> int:
        """Show the window at once and the hub as soon as it is there; returns the exit status.

        Args:
            load_hub: Is called in a thread: importing the hub takes a moment.
            show: Shows the window, where it is not simply shown.
            load_rest: Is called in a thread once the first hub has started: what no first picture needs.
        """
        on_signals(self._leave.set)
        (show or self._window.show)()
        make_hub = await asyncio.to_thread(load_hub)
        rest = asyncio.create_task(self._load_rest(load_rest))
        status = await self._live_on(make_hub)
        rest.cancel()
        await asyncio.gather(rest, return_exceptions=True)
        return status

    async def _load_rest(self, load: Callable[[], object]) -> None:
        await self._started.wait()
        await asyncio.to_thread(load)

    async def _live_on(self, make_hub: MakeHub) -> int:
        """With one hub after the other, until the person leaves."""
        status = EXIT_OK
        while not self._leave.is_set():
            self._retry.clear()
            self._restart.clear()
            if self._refused is not None:
                status = await self._say_refused(self._refused)
            else:
                status = await self._live_with(make_hub(self._settings))
            await self._read_settings()
        self._window.end()
        return status

    async def _say_refused(self, problem: SettingError) -> int:
        """Say that no hub can be started, until the person leaves, tries again, or goes back."""
        self._complain(str(problem))
        await self._await_decision(problem)
        return EXIT_SETUP

    async def _live_with(self, hub: RunningHub) -> int:
        """Until the person leaves, wants it started anew, or to try again after a failed start."""
        bridge = HubBridge(hub)
        self._window.attach(bridge)
        if self._started.is_set():
            self._forget()
        try:
            await _first(hub.start(), self._leave.wait())
            self._started.set()
            await _first(self._leave.wait(), self._restart.wait())
        except SetupError as error:
            self._complain(str(error))
            await self._await_decision(error)
            return EXIT_SETUP
        except Exception:  # the person must be told whatever it was
            log.exception("the hub failed")
            self._window.show_setup_problem("", "")
            await _first(self._leave.wait(), self._retry.wait())
            return EXIT_FAULT
        finally:
            self.threads_ended = await _stop(hub)
            await bridge.close()
        return EXIT_OK

    async def _await_decision(self, problem: SetupError) -> None:
        """Say why the hub did not start, until the person leaves, tries again, or goes back."""
        while True:
            way_back = self._past is not None and await asyncio.to_thread(self._past.differ)
            self._window.show_setup_problem(problem.code, str(problem), way_back=way_back)
            self._back.clear()
            await _first(self._leave.wait(), self._retry.wait(), self._back.wait())
            if self._past is None or not self._back.is_set():
                return
            try:
                await asyncio.to_thread(self._past.restore)
            except SetupError as error:
                problem = error
            else:
                self._window.show_notice(went_back(self._past.refused))
                return

    async def _read_settings(self) -> None:
        """For the next hub; what cannot be read leaves them as they were, and the log says so."""
        try:
            self._settings = await asyncio.to_thread(self._reload)
            self._refused = None
        except SettingError as error:
            if self._refused is not None:
                self._refused = error
                return
            log.warning("the settings stay as they were: %s", error)
            self._complain(str(error))


def went_back(refused: Path) -> Notice:
    """Tells where those are that the hub did not start with."""
    log.info("the settings that the hub did not start with are kept in %s", refused)
    said = translate("Desktop", "The last settings that worked are back. The refused ones are kept in %1.")
    return Notice(NoticeKind.DONE, said.replace("%1", str(refused)))


def on_signals(leave: Callable[[], object]) -> None:
    """Call ``leave`` on SIGINT and SIGTERM."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, leave)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(leave))
    if sys.platform == "win32":
        tick = QTimer(QCoreApplication.instance(), interval=SIGNAL_TICK_MS)
        tick.timeout.connect(lambda: None)
        tick.start()


async def _first(*waits: Coroutine[object, object, object]) -> None:
    """Wait until the first is done, end the others, and raise what it raised."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended = [task for task in tasks if task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()


async def _stop(hub: RunningHub) -> bool:
    """Stop the hub; whether all of it ended in time."""
    try:
        async with asyncio.timeout(STOP_S):
            await hub.stop()
    except TimeoutError:
        log.warning("the hub did not stop in time")
        return False
    except Exception:  # what comes after it must not wait for that
        log.exception("the hub did not stop in order")
        return False
    return hub.threads_ended
