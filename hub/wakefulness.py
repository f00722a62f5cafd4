"""Notices that the computer slept, that its clock was set, or that local time is another, from beat to beat.

What a sleep breaks (connections, the announcement) is mended by those who own it: this only tells.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from typing import NoReturn

from hub.events import ClockJumped, HubWoke, ZoneChanged
from hub.time_zone import system_offset_at

Clock = Callable[[], float]

Noticed = HubWoke | ClockJumped | ZoneChanged

BEAT_S = 2.0
"""Between two looks at the clocks, seconds: what a sleep broke is to be mended within 10 s."""

LATE_S = 5.0
"""How late a beat is after a sleep at least, seconds. A busy machine delays one by less, and connections
outlast a shorter nap."""

JUMP_S = 2.0
"""Smallest jump of the wall clock, seconds: time services correct smaller errors bit by bit."""

SAME_MOMENT_S = 0.1
"""Longest time between two readings that count as one moment, seconds: the program may be stopped between."""


SLEEP_COUNTING_CLOCKS = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
"""By system: the clock that is never set and goes on while the computer sleeps. Python's own
``time.monotonic`` stops during a sleep on these two, and goes on on Windows."""


def sleep_counting_clock() -> Clock:
    """A clock that is never set and goes on while the computer sleeps."""
    name = SLEEP_COUNTING_CLOCKS.get(sys.platform)
    if name is None:
        return time.monotonic
    number: int = getattr(time, name)
    return lambda: time.clock_gettime(number)


class Wakefulness:
    """Tells a sleep from a clock that was set."""

    def __init__(
        self,
        counting: Clock | None = None,
        wall: Clock = time.time,
        *,
        beat_s: float = BEAT_S,
        offset_at: Callable[[float], float] = system_offset_at,
    ) -> None:
        """Take the first look.

        Args:
            counting: Seconds from any beginning; goes on while the computer sleeps.
            wall: Seconds since 1970.
            beat_s: Time between two looks.
            offset_at: Seconds that local time is ahead of UTC at a moment.
        """
        self._counting = counting or sleep_counting_clock()
        self._wall = wall
        self._beat_s = beat_s
        self._offset_at = offset_at
        self._seen = self._read()
        self._offset_s = offset_at(self._seen[1])

    def look(self) -> tuple[Noticed, ...]:
        """What happened since the last look, which was due a beat ago.

        A program that was stopped has slept too: its peers could not tell it from a sleeping computer.
        """
        counting, wall = self._read()
        passed, by_wall = counting - self._seen[0], wall - self._seen[1]
        self._seen = counting, wall
        happened: list[Noticed] = []
        if passed > self._beat_s + LATE_S:
            happened.append(HubWoke(slept_s=passed - self._beat_s))
        if abs(by_wall - passed) > JUMP_S:
            happened.append(ClockJumped(by_s=by_wall - passed))
        if (offset_s := self._offset_at(wall)) != self._offset_s:
            self._offset_s = offset_s
            happened.append(ZoneChanged(offset_s=offset_s))
        return tuple(happened)

    async def watch(self, tell: Callable[[Noticed], None]) -> NoReturn:
        """Look at every beat, and ``tell`` what happened; it must return at once, or a beat comes late."""
        self._seen = self._read()
        while True:
            await asyncio.sleep(self._beat_s)
            for event in self.look():
                tell(event)

    def _read(self) -> tuple[float, float]:
        """Both clocks at one moment."""
        while True:
            before, wall, after = self._counting(), self._wall(), self._counting()
            if after - before <= SAME_MOMENT_S:
                return after, wall
