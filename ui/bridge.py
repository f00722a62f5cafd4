"""The only part of the window that knows the hub and its bus: facts come out as signals, commands go in.

It subscribes first and takes the snapshot then, so nothing that happens in between is lost.
"""

import asyncio
import logging
from collections.abc import Awaitable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from hub.bus import Bus
from hub.errors import HubError
from hub.events import Event, TurnEvent
from hub.snapshot import HubSnapshot

log = logging.getLogger(__name__)

PULSE_MS: Final = 1000
"""How often the window is told what goes by the clock alone: a code is no longer good, a window closes."""


class NoticeKind(StrEnum):
    """How a command ended."""

    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell the person. ``code`` is an error's code; empty when it was none of ours."""

    kind: NoticeKind
    label: str  # what was done or tried, in the person's language
    code: str = ""


class EnrolmentSeam(Protocol):
    """What the window needs to let devices in. A coroutine raises ``HubError`` when nothing was decided."""

    async def approve(self, code: str) -> object:
        """Let the device in that shows ``code``."""
        ...

    async def reject(self, code: str) -> None:
        """Turn the device away that shows ``code``."""
        ...

    async def block(self, device_id: str) -> None:
        """Turn the device away from now on, whatever it calls itself."""
        ...

    def open_window(self, seconds: float) -> None:
        """Let new devices in by themselves for so long."""
        ...

    def close_window(self) -> None:
        """Let new devices in by themselves no longer."""
        ...


class RemindingSeam(Protocol):
    """What the window needs to silence what rings."""

    async def dismiss(self, alert_id: str) -> None:
        """Have it be silent for good."""
        ...

    async def snooze(self, alert_id: str) -> None:
        """Have it ring again in a while."""
        ...


class HubSeam(Protocol):
    """What the window needs of the hub."""

    bus: Bus

    @property
    def reminding(self) -> RemindingSeam:
        """Timers, alarms and reminders."""
        ...

    @property
    def enrolment(self) -> EnrolmentSeam:
        """Which devices are let in."""
        ...

    def snapshot(self) -> HubSnapshot:
        """What is true now."""
        ...

    async def interrupt(self, session_id: str | None = None, reason: str = ...) -> None:
        """Silence one conversation, or all."""
        ...

    async def set_llm_key(self, key: str) -> None:
        """Keep the language model's key; empty forgets it."""
        ...

    def key_place(self) -> str:
        """Where the key is kept: ``keyring``, ``file``, ``environment`` or nowhere (empty)."""
        ...


class HubBridge(QObject):
    """Hub and window, joined."""

    pictured = Signal(object)  # HubSnapshot: start from this
    published = Signal(object)  # Event
    noticed = Signal(object)  # Notice
    key_changed = Signal(str)  # where the key is kept now; empty: forgotten

    def __init__(self, hub: HubSeam) -> None:
        super().__init__()
        self._hub = hub
        self._held: list[Event] | None = []  # None once the window is fed
        self._tasks: set[asyncio.Task[None]] = set()
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(self.refresh)
        self._unsubscribe = hub.bus.subscribe(Event, self._receive)

    def open(self) -> None:
        """Feed the window, which must be connected by now: a snapshot, then every event since the start."""
        held, self._held = self._held or [], None
        self.refresh()
        for event in held:
            self.published.emit(event)

    def refresh(self) -> None:
        """Send a new snapshot: some of what it tells has no event of its own."""
        snapshot = self._hub.snapshot()
        by_the_clock = bool(snapshot.waiting) or snapshot.window_ends is not None
        if by_the_clock != self._pulse.isActive():
            self._pulse.start() if by_the_clock else self._pulse.stop()
        self.pictured.emit(snapshot)

    def interrupt(self, label: str) -> None:
        """Silence every conversation."""
        self.run(self._hub.interrupt(), label)

    def set_key(self, key: str, label: str) -> None:
        """Keep the language model's key, or forget it when empty."""
        self.run(self._set_key(key), label)

    def approve(self, code: str, label: str) -> None:
        """Let the device in that shows ``code``."""
        self.run(self._decide(self._hub.enrolment.approve(code)), label)

    def reject(self, code: str, label: str) -> None:
        """Turn the device away that shows ``code``."""
        self.run(self._decide(self._hub.enrolment.reject(code)), label)

    def block(self, device_id: str, label: str) -> None:
        """Turn the device away from now on."""
        self.run(self._decide(self._hub.enrolment.block(device_id)), label)

    def open_window(self, seconds: float) -> None:
        """Let new devices in by themselves for so long."""
        self._hub.enrolment.open_window(seconds)

    def close_window(self) -> None:
        """Let new devices in by themselves no longer."""
        self._hub.enrolment.close_window()

    def dismiss(self, alert_id: str, label: str) -> None:
        """Have what rings be silent."""
        self.run(self._decide(self._hub.reminding.dismiss(alert_id)), label)

    def snooze(self, alert_id: str, label: str) -> None:
        """Have what rings be silent, and ring again in a while."""
        self.run(self._decide(self._hub.reminding.snooze(alert_id)), label)

    def key_place(self) -> str:
        """Where the language model's key is kept."""
        return self._hub.key_place()

    def run(self, command: Coroutine[Any, Any, None], label: str) -> asyncio.Task[None]:
        """Own ``command`` until it ends. ``label`` says what it does, should it fail."""
        task = asyncio.get_running_loop().create_task(command)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._finished(done, label))
        return task

    async def close(self) -> None:
        """Hear no more, and end what still runs."""
        self._unsubscribe()
        self._pulse.stop()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _receive(self, event: Event) -> None:
        if self._held is not None:
            self._held.append(event)
            return
        self.published.emit(event)
        if not isinstance(event, TurnEvent):  # those are many, and no snapshot tells of them
            self.refresh()

    async def _set_key(self, key: str) -> None:
        await self._hub.set_llm_key(key)
        self.key_changed.emit(self._hub.key_place())

    async def _decide(self, decision: Awaitable[object]) -> None:
        """What came of it is shown, also when it is nothing: no event tells of that."""
        try:
            await decision
        finally:
            self.refresh()

    def _finished(self, task: asyncio.Task[None], label: str) -> None:
        """The edge where any failure becomes words for a person."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, HubError):
            log.warning("a command failed: %s", error.code)
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
        elif error is not None:
            log.error("a command failed", exc_info=error)
            self.noticed.emit(Notice(NoticeKind.FAILED, label))
