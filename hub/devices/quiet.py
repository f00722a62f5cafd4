"""How long nobody has said anything in a conversation, and what follows from that."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

SETTLED_S: Final = 1.0
"""The hub begins to tell something by itself so long after the last word, seconds: a device asks to be listened
to behind an answer once it has played it, and that is no interruption."""


class Quiet:
    """For one conversation.

    Attributes:
        held: How many things ring on the device: while one does, nobody is taken leave of.
    """

    def __init__(self, idle_s: float, occupied: Callable[[], bool]) -> None:
        """Prepare.

        Args:
            idle_s: After so many seconds it has been long.
            occupied: Tells whether somebody speaks, is answered or has a tool called.
        """
        self.held = 0
        self._idle_s = idle_s
        self._occupied = occupied
        self._now = asyncio.get_running_loop().time
        self._since = self._now()

    @property
    def broken(self) -> bool:
        """Whether somebody speaks, is answered or has a tool called, or something rings."""
        return self._occupied() or self.held > 0

    @property
    def settled(self) -> bool:
        """Whether it is quiet, and was for a moment."""
        return not self._occupied() and self._now() - self._since >= SETTLED_S

    @property
    def left_s(self) -> float:
        """How long it may stay quiet yet, seconds, or may once it is."""
        return self._idle_s if self.broken else max(0.0, self._since + self._idle_s - self._now())

    def begin(self) -> None:
        """Somebody has just said something."""
        self._since = self._now()

    async def watch(self, over: asyncio.Event, take_leave: Callable[[], Awaitable[None]]) -> None:
        """Have leave taken when it has been quiet for long; returns once it is ``over``."""
        while not over.is_set():
            if self.broken:
                self.begin()
            if left := self.left_s:
                await asyncio.sleep(left)
                continue
            await take_leave()
