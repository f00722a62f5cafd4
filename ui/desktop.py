"""Hub and window in one process and one loop: from the first picture to the hub's end."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QTimer

from hub.config import Settings
from hub.errors import EXIT_SETUP, SetupError
from ui.bridge import HubBridge, HubSeam
from ui.main_window import MainWindow

log = logging.getLogger(__name__)

EXIT_OK: Final = 0
EXIT_FAULT: Final = 1

STOP_S: Final = 4.5
"""Longest the hub may take to stop, seconds: the program ends within 5."""

SIGNAL_TICK_MS: Final = 200
"""Windows: how often Qt lets Python look for a signal."""


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
    """Starts a hub behind the window, and another one when the person tries again."""

    def __init__(self, settings: Settings, window: MainWindow, complain: Callable[[str], None]) -> None:
        """``complain`` is handed what standard error should tell."""
        self._settings = settings
        self._window = window
        self._complain = complain
        self.threads_ended = True  # of the last hub; see ``hub.app.Hub``
        self._leave = asyncio.Event()
        self._retry = asyncio.Event()
        window.closed.connect(self._leave.set)
        window.retry_wanted.connect(self._retry.set)

    async def run(self, load_hub: Callable[[], MakeHub]) -> int:
        """Show the window at once and the hub as soon as it is there; returns the exit status.

        ``load_hub`` is called in a thread: importing the hub takes a moment.
        """
        on_signals(self._leave.set)
        self._window.show()
        make_hub = await asyncio.to_thread(load_hub)
        status = EXIT_OK
        while not self._leave.is_set():
            self._retry.clear()
            status = await self._live_with(make_hub(self._settings))
        self._window.close()
        return status

    async def _live_with(self, hub: RunningHub) -> int:
        """Until the person leaves, or wants to try again after a failed start."""
        bridge = HubBridge(hub)
        self._window.attach(bridge)
        try:
            await _first(hub.start(), self._leave.wait())
            await self._leave.wait()
        except SetupError as error:
            self._complain(str(error))
            self._window.show_setup_problem(error.code, str(error))
            await _first(self._leave.wait(), self._retry.wait())
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
    return hub.threads_ended
