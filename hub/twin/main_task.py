"""The device's main task: one job after the other, so that a slow tool keeps everything else waiting.

From the device protocol, section 4. Changes of state, words for the screen, replies, and the microphone's
packets all pass here; sound that arrives does not: it is played or dropped at once.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from hub.twin.clock import Clock
from hub.twin.errors import CrashError

MOST_JOBS = 1000
"""Jobs that wait at once. A hub that sends more during one tool would use up a device's memory."""

Step = Callable[[float], None]
"""Something done at once; it is told the moment."""

Job = Callable[[], Awaitable[None]]
"""Something that takes its time."""


class MainTask:
    """What the device does in order. ``between`` is done between rounds of jobs, ``changed`` after each one.

    ``run`` is one task's work for the life of the connection.
    """

    def __init__(self, clock: Clock, between: Job, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._between = between
        self._changed = changed
        self._jobs: deque[Job] = deque()
        self._wanted = asyncio.Event()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether something is being done, or waits to be."""
        return self._busy or bool(self._jobs)

    def schedule(self, step: Step) -> None:
        """Do ``step``: now when nothing else is being done, else in its turn.

        Raises:
            CrashError: Too much waits already.
            TwinError: What ``step`` raises, when it is done now.
        """
        if not self.busy:
            step(self._clock.now())
            return

        async def later() -> None:
            step(self._clock.now())

        self.work(later)

    def work(self, job: Job) -> None:
        """Do ``job`` in its turn.

        Raises:
            CrashError: Too much waits already.
        """
        if len(self._jobs) >= MOST_JOBS:
            raise CrashError(f"More than {MOST_JOBS} messages came during one tool: a device's memory is full.")
        self._jobs.append(job)
        self._wanted.set()

    async def run(self) -> None:
        """Do the jobs, round after round, until cancelled or until one raises."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            self._busy = True
            await self._between()
            await self._round()
            await self._between()
            self._busy = False
            self._changed()

    async def _round(self) -> None:
        """Do what waits now; what is added meanwhile is for the next round."""
        for _ in range(len(self._jobs)):
            await self._jobs.popleft()()
            self._changed()
