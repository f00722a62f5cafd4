"""A hub whose tasks are counted: twice a second it is noted how many its event loop has.

Run as ``python -m hub serve`` is, with the notes' file in ``BENCH_TASKS``: lines of the moment (monotonic
clock, seconds) and of the number.
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import TextIO

from hub.__main__ import main

EVERY_S = 0.5

VARIABLE = "BENCH_TASKS"


class Counted(asyncio.DefaultEventLoopPolicy):
    """Makes loops that note how many tasks they have."""

    def __init__(self, notes: TextIO) -> None:
        super().__init__()
        self._notes = notes

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop that is looked at from its first step on."""
        loop = super().new_event_loop()
        loop.call_soon(self._look, loop)
        return loop

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        self._notes.write(f"{time.monotonic():.3f} {len(asyncio.all_tasks(loop))}\n")
        loop.call_later(EVERY_S, self._look, loop)


def tasks(notes: Path) -> int:
    """How many there were at the last look."""
    return int(notes.read_text().splitlines()[-1].split()[1])


if __name__ == "__main__":
    with Path(os.environ[VARIABLE]).open("w", buffering=1) as file:
        asyncio.set_event_loop_policy(Counted(file))
        sys.exit(main(["serve", *sys.argv[1:]]))
