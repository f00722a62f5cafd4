"""Telling of what strangers do without letting them decide how much is told."""

import math
from collections.abc import Callable, Hashable
from typing import Final

PERIOD_S: Final = 60.0
"""Each thing is told once in so long, seconds."""

MOST: Final = 60
"""Things that are told in that time, whatever there is: strangers can invent any number of them."""


class Seldom:
    """Says whether something is due to be told. It remembers ``MOST`` things at most."""

    def __init__(self, steady: Callable[[], float]) -> None:
        """``steady`` is a clock in seconds."""
        self._steady = steady
        self._began = -math.inf
        self._told: set[Hashable] = set()

    def due(self, what: Hashable) -> bool:
        """Whether it is to be told now; then it was."""
        now = self._steady()
        if now - self._began >= PERIOD_S:
            self._began, self._told = now, set()
        if what in self._told or len(self._told) >= MOST:
            return False
        self._told.add(what)
        return True
