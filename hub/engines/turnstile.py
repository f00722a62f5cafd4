"""Lets pieces of work through one at a time, the most urgent first."""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turnstile:
    """Stands before a worker that many ask at once.

    An answer that is being heard must go on, or there is a gap; one that has not begun only begins later. So
    whoever's sound runs out first goes first, and those who have no sound yet wait for all of them, in the
    order in which they came.
    """

    def __init__(self) -> None:
        self._busy = False
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    @asynccontextmanager
    async def passing(self, due: float) -> AsyncIterator[None]:
        """Wait for one's turn, and keep it; ``due`` is when the work is needed (event loop's clock)."""
        await self._enter(due)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, due: float) -> None:
        if not self._busy:
            self._busy = True
            return
        called = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (due, next(self._numbers), called))
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._leave()  # called and cancelled in the same step
            raise

    def _leave(self) -> None:
        while self._waiting:
            _, _, called = heapq.heappop(self._waiting)
            if not called.done():
                called.set_result(None)
                return
        self._busy = False
