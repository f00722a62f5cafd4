"""A hub whose event loop is watched: every few milliseconds it is noted how late a timer fired.

Run as ``python -m hub serve`` is, with the notes' file in ``BENCH_DELAYS``: lines of the moment (monotonic
clock, seconds) and of the delay (seconds).
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import TextIO

from hub.__main__ import main

EVERY_S = 0.005
"""A timer's length: what is late by more has been held by somebody."""

VARIABLE = "BENCH_DELAYS"


class Watched(asyncio.DefaultEventLoopPolicy):
    """Makes loops that note their delays."""

    def __init__(self, notes: TextIO) -> None:
        super().__init__()
        self._notes = notes

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop that is watched from its first step on."""
        loop = super().new_event_loop()
        loop.call_soon(self._look, loop, None)
        return loop

    def _look(self, loop: asyncio.AbstractEventLoop, due: float | None) -> None:
        now = time.monotonic()
        if due is not None:
            self._notes.write(f"{now:.6f} {now - due:.6f}\n")
        loop.call_at(now + EVERY_S, self._look, loop, now + EVERY_S)


def delays(notes: Path, since: float, until: float) -> list[float]:
    """Every delay noted between two moments (monotonic clock), seconds."""
    pairs = (line.split() for line in notes.read_text().splitlines())
    return [float(delay) for moment, delay in pairs if since <= float(moment) <= until]


if __name__ == "__main__":
    with Path(os.environ[VARIABLE]).open("w", buffering=1) as file:
        asyncio.set_event_loop_policy(Watched(file))
        sys.exit(main(["serve", *sys.argv[1:]]))
