"""Rings what is due, at once on this computer and on the device that set it; nobody reached, it was missed."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final, NoReturn, Protocol

from hub.bus import Bus
from hub.events import AlertChange, AlertRang
from hub.skills.alert_book import GRACE_S, AlertBook, Due
from hub.storage.alerts import Alert, AlertState, Ring

log = logging.getLogger(__name__)

RING_S: Final = 60.0
"""What rings is silent after so long, seconds: who is in the room has heard it; who is not is told later."""

LEAST_WAIT_S: Final = 0.01
"""Between two looks at what is due, seconds: clocks differ by less."""

AFTER_FAULT_S: Final = 5.0
"""Until the next look after a fault of ours, seconds: it may be there again, and each is logged."""


class Where(StrEnum):
    """Where something rings, besides this computer if that has a sound."""

    HERE = "here"  # on the device that set it
    NEXT_CONTACT = "next_contact"  # on that device, once somebody talks to it
    COMPUTER = "computer"  # on this computer alone: no device set it
    NOWHERE = "nowhere"  # no device set it, and this computer has no sound


class Told(StrEnum):
    """What came of ringing on a device."""

    NOBODY = "nobody"  # it was not reached, or nothing of it was heard
    SOMEBODY = "somebody"  # it was said there
    ENOUGH = "enough"  # it was said there, and somebody has had it be silent


class Bell(Protocol):
    """Rings on devices."""

    def expected(self, device_id: str, in_s: float) -> Where:
        """Where something that the device sets now will ring in so many seconds: what a confirmation says.

        To be truthful, ``HERE`` is only for who can be reached then, too.
        """
        ...

    async def ring(self, alert: Alert, said: Callable[[], None]) -> Told:
        """Ring on the device that set it, if it can be reached; who was told.

        ``said`` is called whenever it was said there to the end.
        It returns when it was said, perhaps again and again, or cannot be. It is cancelled when it is not
        needed any more (dismissed, put off, cancelled), or has rung for long enough; it is silent then.
        """
        ...


class ComputerBell:
    """Reaches no device."""

    def expected(self, device_id: str, in_s: float) -> Where:
        """At the device's next contact, if there is a device."""
        return Where.NEXT_CONTACT if device_id else Where.COMPUTER

    async def ring(self, alert: Alert, said: Callable[[], None]) -> Told:
        """Nobody is told on a device."""
        return Told.NOBODY


class Ringer:
    """Waits for what is due next. ``run`` is one task's work, and owns those that ring."""

    def __init__(self, bus: Bus, book: AlertBook, bell: Bell, *, sounds: bool = True) -> None:
        """``sounds``: this computer can be heard when something rings."""
        self._bus = bus
        self._unheard = Where.COMPUTER if sounds else Where.NOWHERE
        self._book = book
        self._bell = bell
        self._rings: dict[str, tuple[asyncio.Task[None], float]] = {}  # and until when, by the counting clock

    def expected(self, alert: Alert) -> Where:
        """Where it will ring."""
        where = self._bell.expected(alert.device_id, self._book.left_s(alert) or 0.0)
        return self._unheard if where is Where.COMPUTER else where

    async def run(self) -> NoReturn:
        """Ring what is due, when it is due; a fault of ours is logged, and ends the ringing of nothing else."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                self._book.changed.clear()
                try:
                    self._end_rings()
                    self._book.forget_missed()
                    begun = [
                        self._begun(due, tasks) for due in self._book.due()
                    ]  # each, whatever becomes of others
                    if all(begun):
                        await self._wait()
                        continue
                except Exception:
                    log.exception("it could not be found out what is to ring")
                await asyncio.sleep(AFTER_FAULT_S)

    def _begun(self, due: Due, tasks: asyncio.TaskGroup) -> bool:
        """Begin to ring; whether that could be done."""
        try:
            self._begin(due, tasks)
        except Exception:
            log.exception("an alert that is due could not be rung")
            return False
        return True

    def _begin(self, due: Due, tasks: asyncio.TaskGroup) -> None:
        if due.late_by_s > GRACE_S:
            missed = Ring(due_at=due.due_at, rang_at=None, over=True)
            self._book.put(replace(due.alert, ring=missed), AlertChange.MISSED)
            return
        self._silence(due.alert.alert_id)
        ring = Ring(due_at=due.due_at, rang_at=self._book.clocks.wall())
        alert = self._book.put(replace(due.alert, ring=ring), AlertChange.RINGING)
        self._bus.publish(
            AlertRang(
                alert_id=alert.alert_id,
                kind=alert.kind,
                device_id=alert.device_id,
                name=alert.name,
                text=alert.text,
                due_at=due.due_at,
                late_by_s=due.late_by_s,
            )
        )
        task = tasks.create_task(self._ring(alert), name=f"ring {alert.alert_id}")
        self._rings[alert.alert_id] = task, self._book.clocks.counting() + RING_S

    async def _ring(self, alert: Alert) -> None:
        try:
            self._note(alert, await self._bell.ring(alert, lambda: self._note(alert, Told.SOMEBODY)))
        except Exception:
            log.exception("an alert could not be rung on its device")

    def _note(self, alert: Alert, told: Told) -> None:
        """Keep what came of ringing it."""
        now = next((one for one in self._book.all() if _is_same(one, alert)), None)
        if told is Told.NOBODY or now is None or now.ring is None:
            return
        if told is Told.ENOUGH:
            self._book.heard(now, AlertChange.DISMISSED)
        elif not now.ring.heard:
            self._book.put(replace(now, ring=replace(now.ring, heard=True)), AlertChange.TOLD)

    def _end_rings(self) -> None:
        """Silence what is needed no more, or has rung for long enough."""
        now = self._book.clocks.counting()
        ringing = {alert.alert_id: alert for alert in self._book.all() if alert.state is AlertState.RINGING}
        for alert_id, (_, ends) in tuple(self._rings.items()):
            alert = ringing.get(alert_id)
            if alert is None or now >= ends:
                self._silence(alert_id)
            if alert is not None and alert.ring is not None and now >= ends:
                if alert.ring.heard:
                    self._book.heard(alert, AlertChange.ENDED)
                else:
                    self._book.put(replace(alert, ring=replace(alert.ring, over=True)), AlertChange.MISSED)

    def _silence(self, alert_id: str) -> None:
        task, _ = self._rings.pop(alert_id, (None, 0.0))
        if task is not None:
            task.cancel()

    async def _wait(self) -> None:
        """Until something is due, has rung for long enough, or has changed."""
        now = self._book.clocks.counting()
        waits = [ends - now for _, ends in self._rings.values()]
        if (due := self._book.next_due_s()) is not None:
            waits.append(due)
        wait_s = max(LEAST_WAIT_S, min(waits)) if waits else None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._book.changed.wait()


def _is_same(alert: Alert, rung: Alert) -> bool:
    """Whether it rings for the same reason as ``rung`` did."""
    now, then = alert.ring, rung.ring
    if alert.alert_id != rung.alert_id or now is None or then is None:
        return False
    return (now.due_at, now.rang_at, now.over) == (then.due_at, then.rang_at, then.over)
