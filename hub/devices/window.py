"""The pairing window: for a while, new devices are let in by themselves."""

import logging
import math
from collections.abc import Callable
from typing import Final

from hub.bus import Bus
from hub.events import PairingWindowChanged

log = logging.getLogger(__name__)

MAX_LET_IN: Final = 500
"""Devices that one window lets in: a school's worth, and an end to somebody who invents them."""


class PairingWindow:
    """Closed until somebody opens it. It goes by a clock that nobody sets, and tells people the time of day."""

    def __init__(self, bus: Bus, now: Callable[[], float], steady: Callable[[], float]) -> None:
        """``now`` is the wall clock; ``steady`` goes on while the computer sleeps. Both in seconds."""
        self._bus = bus
        self._now = now
        self._steady = steady
        self._ends: float | None = None  # by the wall clock, as it was when it was opened
        self._closes_at = -math.inf
        self._let_in = 0

    @property
    def ends(self) -> float | None:
        """When it closes, wall-clock seconds; None when it is closed."""
        return self._ends if self._steady() < self._closes_at else None

    def open(self, seconds: float) -> None:
        """Open it for so long from now, whether it was open or not; 0 closes it."""
        self._ends = self._now() + seconds if seconds > 0 else None
        self._closes_at = self._steady() + seconds if seconds > 0 else -math.inf
        self._let_in = 0
        if self._ends is not None:
            log.info("new devices are let in by themselves for %.0f s", seconds)
        self._bus.publish(PairingWindowChanged(ends=self._ends))

    def close(self) -> None:
        """Close it."""
        self.open(0)

    def lets_in(self) -> bool:
        """Whether it lets in one more device; counts it if so."""
        if self.ends is None:
            return False
        if self._let_in == MAX_LET_IN:
            log.warning("the pairing window let %d devices in and is closed", MAX_LET_IN)
            self.close()
            return False
        self._let_in += 1
        return True
