"""The only part of the window that knows the hub and its bus: facts come out as signals, commands go in.

It subscribes first and takes the snapshot then, so nothing that happens in between is lost.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hub.errors import HubAwayError, HubError
from hub.events import Event, SoundLevels, TurnEvent
from ui.seams import HubSeam

if TYPE_CHECKING:
    from hub.client.client import HubClient
    from hub.client.door import ApiDoor

log = logging.getLogger(__name__)

PULSE_MS: Final = 1000
"""How often the window is told what goes by the clock alone: a code is no longer good, a window closes."""


T = TypeVar("T")


class NoticeKind(StrEnum):
    """How a command ended."""

    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell the person. ``code`` is an error's code; empty when it was none of ours.

    It takes the place of an earlier one with the same ``topic``, if it has one.
    """

    kind: NoticeKind
    label: str  # what was done or tried, in the person's language
    code: str = ""
    topic: str = ""


class HubBridge(QObject):
    """Hub and window, joined."""

    pictured = Signal(object)  # HubSnapshot: start from this
    published = Signal(object)  # Event
    levels = Signal(object)  # SoundLevels, while they are wanted
    noticed = Signal(object)  # Notice
    key_changed = Signal(str)  # where the key is kept now; empty: forgotten

    def __init__(self, hub: HubSeam) -> None:
        super().__init__()
        self._hub = hub
        self._held: list[Event] | None = []  # None once the window is fed
        self._tasks: set[asyncio.Task[None]] = set()
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(self.refresh)
        self._client: HubClient | None = None
        self._door: ApiDoor | None = None  # of the client
        self._unsubscribe = hub.bus.subscribe(Event, self._receive)
        self._unsubscribe_levels: Callable[[], None] | None = None

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

    def want_levels(self, *, on: bool) -> None:
        """Tell how loud devices are, or no longer: nothing is measured for nobody."""
        if self._unsubscribe_levels is not None:
            self._unsubscribe_levels()
        self._unsubscribe_levels = self._hub.bus.subscribe(SoundLevels, self.levels.emit) if on else None

    def interrupt(self, label: str) -> None:
        """Silence every conversation."""
        self.run(self._hub.interrupt(), label)

    def set_key(
        self,
        key: str,
        label: str,
        kept: Callable[[], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Keep the language model's key, or forget it when empty.

        ``kept`` is called then, or ``failed`` with an error's code, as a notice has it. Whoever can be deleted
        before that hands them over with ``ui.late.WhileThere``.
        """
        self.run(self._set_key(key, kept, failed), label)

    def approve(self, code: str, label: str) -> None:
        """Let the device in that shows ``code``."""
        self.run(self._decide(self._hub.enrolment.approve(code)), label)

    def reject(self, code: str, label: str) -> None:
        """Turn the device away that shows ``code``."""
        self.run(self._decide(self._hub.enrolment.reject(code)), label)

    def block(self, device_id: str, label: str) -> None:
        """Turn the device away from now on."""
        self.run(self._decide(self._hub.enrolment.block(device_id)), label)

    def open_window(self, seconds: float, label: str) -> None:
        """Let new devices in by themselves for so long."""
        self._run_if_any(self._hub.enrolment.open_window(seconds), label)

    def close_window(self, label: str) -> None:
        """Let new devices in by themselves no longer."""
        self._run_if_any(self._hub.enrolment.close_window(), label)

    def dismiss(self, alert_id: str, label: str) -> None:
        """Have what rings be silent."""
        self.run(self._decide(self._hub.reminding.dismiss(alert_id)), label)

    def snooze(self, alert_id: str, label: str) -> None:
        """Have what rings be silent, and ring again in a while."""
        self.run(self._decide(self._hub.reminding.snooze(alert_id)), label)

    def key_place(self) -> str:
        """Where the language model's key is kept."""
        return self._hub.key_place()

    def door(self) -> "ApiDoor | None":
        """Where the hub's API is; None until it has started."""
        return self._hub.api()

    async def answer(self, question: Callable[["HubClient"], Awaitable[T]]) -> T:
        """Ask the hub's API for a task that the bridge runs; raises ``AskingError``."""
        answers: list[T] = []
        await self._ask(question, answers.append, None)
        return answers[0]

    def ask(
        self,
        question: Callable[["HubClient"], Awaitable[T]],
        then: Callable[[T], object],
        label: str,
        failed: Callable[[HubError], object] | None = None,
    ) -> asyncio.Task[None]:
        """Ask the hub's API, and hand on what it answers, however late.

        Whoever can be deleted before that asks with ``ui.late.WhileThere``.

        Args:
            question: What to ask the client for.
            then: Is handed the answer, unless the task was cancelled meanwhile.
            label: Says what was tried, should it fail.
            failed: Is handed the failure instead of a notice that tells of it.
        """
        return self.run(self._ask(question, then, failed), label)

    def run(self, command: Coroutine[Any, Any, None], label: str) -> asyncio.Task[None]:
        """Own ``command`` until it ends. ``label`` says what it does, should it fail."""
        task = asyncio.get_running_loop().create_task(command)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._finished(done, label))
        return task

    async def close(self) -> None:
        """Hear no more, and end what still runs."""
        self._unsubscribe()
        self.want_levels(on=False)
        self._pulse.stop()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._shut_door()

    async def _ask(
        self,
        question: Callable[["HubClient"], Awaitable[T]],
        then: Callable[[T], object],
        failed: Callable[[HubError], object] | None,
    ) -> None:
        try:
            answer = await question(await self._open_door())
        except HubError as error:
            if failed is None:
                raise
            failed(error)
        else:
            then(answer)

    async def _open_door(self) -> "HubClient":
        """A client of the API where it is now: with another token it has another door."""
        door = self._hub.api()
        if door is None:
            raise HubAwayError("The hub has not started.")
        client = self._client
        if client is None or door != self._door:
            from hub.client.client import HubClient  # heavy, and not needed for the first picture

            before, client = client, HubClient(door)
            self._client, self._door = client, door  # before anything is waited for: others ask meanwhile
            if before is not None:
                await before.close()
        return client

    async def _shut_door(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    def _run_if_any(self, decision: Awaitable[object] | None, label: str) -> None:
        if decision is not None:
            self.run(self._decide(decision), label)

    def _receive(self, event: Event) -> None:
        if self._held is not None:
            self._held.append(event)
            return
        self.published.emit(event)
        if not isinstance(event, TurnEvent):  # those are many, and no snapshot tells of them
            self.refresh()

    async def _set_key(
        self, key: str, kept: Callable[[], object] | None, failed: Callable[[str], object] | None
    ) -> None:
        try:
            await self._hub.set_llm_key(key)
        except Exception as error:
            if failed is not None:
                failed(error.code if isinstance(error, HubError) else "")
            raise
        self.key_changed.emit(self._hub.key_place())
        if kept is not None:
            kept()

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
