"""Whose turn it is on a device's main task: one call after the other, and an answer before people's calls."""

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import contextmanager

from hub.devices.mcp.habits import SLOW_CALL_S
from hub.tools import AHEAD_S


class CallTurns:
    """Those of one device (a ``MainTask``)."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._answers = 0  # that are to begin, or began a moment ago
        self._no_answer = asyncio.Event()
        self._no_answer.set()
        self._free = asyncio.Event()
        self._free.set()

    @property
    def taken(self) -> bool:
        """Whether a call is under way."""
        return self._turn.locked()

    async def take(self, within_s: float | None, *, gives_way: bool) -> bool:
        """Take a turn; False when none came in time. ``gives_way``: an answer that is to begin comes first."""
        try:
            async with asyncio.timeout(within_s):
                await self._turn.acquire()
                while gives_way and self._answers:
                    self._turn.release()
                    await self._no_answer.wait()
                    await self._turn.acquire()
        except TimeoutError:
            return False
        return True

    def holds_up(self) -> None:
        """The call that has the turn is slow, as far as is known by now: no answer begins before its end."""
        self._free.clear()

    def give_back(self) -> None:
        """The call is over."""
        self._free.set()
        self._turn.release()

    @contextmanager
    def answer_first(self) -> Iterator[None]:
        """Within, and ``AHEAD_S`` behind it, no call that gives way begins."""
        self._answers += 1
        self._no_answer.clear()
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(AHEAD_S, self._begun)

    async def free(self) -> None:
        """Return when no slow call is under way, or when the one that was had its time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SLOW_CALL_S):
                await self._free.wait()

    def _begun(self) -> None:
        self._answers -= 1
        if not self._answers:
            self._no_answer.set()
