"""The clocks that tell a sleep from a clock that was set, moved by a test."""

from collections.abc import Callable
from dataclasses import dataclass

DAY_S = 86_400.0
EPOCH_S = 1_790_000_000.0


@dataclass
class Clocks:
    """Both go with ``counts``; a test adds to them."""

    counts: Callable[[], float] = lambda: 0.0
    stop_before_wall: float = 0.0  # seconds the program is stopped between reading the one and the other
    _passed: float = 0.0
    _set_by: float = 0.0

    def pass_by(self, seconds: float) -> None:
        self._passed += seconds

    def set_wall(self, by: float) -> None:
        self._set_by += by

    def counting(self) -> float:
        return self.counts() + self._passed

    def wall(self) -> float:
        self._passed, self.stop_before_wall = self._passed + self.stop_before_wall, 0.0
        return EPOCH_S + self.counting() + self._set_by
