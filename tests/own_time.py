"""How long a step of the event loop took, but for the time in which the machine ran something else."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

SCHEDSTAT = Path("/proc/thread-self/schedstat")
"""Of Linux: what a thread has run, and what it has waited for a core, both in nanoseconds."""

MOST_BYTES = 128
"""Of that file: three numbers."""

Waited = Callable[[], float]
"""How long a thread has waited for a core since it began, seconds."""


class LongestStep(float):
    """How long a step may take, seconds, as a loop's ``slow_callback_duration``.

    The loop's debug mode compares it with the length of each step, right after the step. What counts is what
    the step did, or waited for itself: a disk, a lock, a sleep. That other programs had both cores does not.
    """

    def __new__(cls, limit_s: float, waited: Waited) -> Self:
        """``waited`` is asked after each step, in the loop's thread."""
        return super().__new__(cls, limit_s)

    def __init__(self, limit_s: float, waited: Waited) -> None:
        self._waited = waited
        self._before_s = waited()

    def __le__(self, took_s: float) -> bool:
        """Whether a step that ended now, after ``took_s`` seconds, was too long."""
        now_s = self._waited()
        lost_s, self._before_s = now_s - self._before_s, now_s
        return float(self) <= took_s - lost_s


@contextmanager
def waits_for_a_core() -> Iterator[Waited]:
    """Tells how long this thread has waited; where the system does not say, never."""
    if not SCHEDSTAT.exists():
        yield float
        return
    file = os.open(SCHEDSTAT, os.O_RDONLY)
    try:
        yield lambda: int(os.pread(file, MOST_BYTES, 0).split()[1]) / 1e9
    finally:
        os.close(file)
