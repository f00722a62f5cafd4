"""Keeping the computer awake while somebody has a reason: a device that writes its flash must find the hub."""

import asyncio
import logging
from collections.abc import Callable
from typing import NoReturn

from hub.awake.base import Awake, AwakeError
from hub.awake.choice import system_awake
from hub.bus import Bus
from hub.engines.worker import Worker
from hub.events import AwakeChanged

log = logging.getLogger(__name__)


class StayAwake:
    """Holds the computer awake while there are reasons. ``run`` is its task's work.

    Attributes:
        held: The computer is kept awake now.
        problem: Code of the error by which it cannot be; empty: none.
    """

    def __init__(self, bus: Bus, way: Callable[[], Awake] = system_awake) -> None:
        """``way`` gives this system's; all it does is done by one thread, which lives on."""
        self.held = False
        self.problem = ""
        self._bus = bus
        self._make_way = way
        self._way: Awake | None = None
        self._reasons: set[str] = set()
        self._changed = asyncio.Event()
        self._worker = Worker("awake")

    def hold(self, reason: str) -> None:
        """Keep the computer awake for ``reason``, too; returns at once."""
        self._reasons.add(reason)
        self._changed.set()

    def release(self, reason: str) -> None:
        """That reason is none any more; returns at once."""
        self._reasons.discard(reason)
        self._changed.set()

    @property
    def reasons(self) -> frozenset[str]:
        """Why it is to be kept awake now."""
        return frozenset(self._reasons)

    async def run(self) -> NoReturn:
        """Have what is so follow what is wanted, one change after the other."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            wanted = bool(self._reasons)
            if wanted is not self.held:
                await self._settle(wanted=wanted)

    async def close(self) -> bool:
        """Let the computer sleep again, and end the thread; whether it ended in time."""
        if self._way is not None:
            await self._worker.run(self._way.release)
        return await self._worker.close()

    async def _settle(self, *, wanted: bool) -> None:
        way = self._way = self._way or self._make_way()
        problem = ""
        try:
            await self._worker.run(way.hold if wanted else way.release)
        except AwakeError as error:
            problem, wanted = error.code, False
            if problem != self.problem:
                log.info("the computer cannot be kept awake: %s", error)
        if (wanted, problem) != (self.held, self.problem):
            self.held, self.problem = wanted, problem
            self._bus.publish(AwakeChanged(held=wanted, problem=problem))
