"""The pairing window: for a while, new devices are let in by themselves."""

import logging
from collections.abc import Callable
from typing import Final

from hub.bus import Bus
from hub.events import PairingWindowChanged

log = logging.getLogger(__name__)

MAX_LET_IN: Final = 500
"""Devices that one window lets in: a school's worth, and an end to somebody who invents them."""


class PairingWindow:
    """Closed until somebody opens it. It goes by the wall clock."""

    def __init__(self, bus: Bus, now: Callable[[], float]) -> None:
        self._bus = bus
        self._now = now
        self._ends: float | None = None
        self._let_in = 0

    @property
    def ends(self) -> float | None:
        """When it closes; None when it is closed."""
        return self._ends if self._ends is not None and self._now() < self._ends else None

    def open(self, seconds: float) -> None:
        """Open it for so long from now, whether it was open or not; 0 closes it."""
        self._ends = self._now() + seconds if seconds > 0 else None
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
