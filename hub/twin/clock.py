"""Time for the twin: one clock that only goes forward, and waiting for a moment on it.

Everything is planned on absolute moments, never as "sleep this long": a delay in one step must not
move all later ones.
"""

import asyncio
from typing import Protocol

ANSWER_LIMIT_S = 60.0
"""From the end of the question to the end of the answer; a person has long given up."""


class Clock(Protocol):
    """Seconds that only go forward; the zero means nothing."""

    def now(self) -> float:
        """The present moment, in seconds."""
        ...

    async def until(self, moment: float) -> None:
        """Return at ``moment`` or later, never earlier; yields to other tasks even if it has passed."""
        ...


class LoopClock:
    """The clock of the running event loop."""

    def now(self) -> float:
        """The loop's own time, in seconds."""
        return asyncio.get_running_loop().time()

    async def until(self, moment: float) -> None:
        """Wait for ``moment``. Asks the clock again after each sleep, because timers may fire early."""
        await asyncio.sleep(0)
        while (left := moment - self.now()) > 0:  # noqa: ASYNC110 - time itself is awaited, not an event
            await asyncio.sleep(left)
