"""Counting all of what strangers bring about, and telling of little: anybody could fill the log with it."""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import Final, Generic, TypeVar

TELL_S: Final = 10.0
"""Each kind is told of at most once in so long, seconds: refusing costs a stranger nothing, and must cost the
hub next to nothing."""

K = TypeVar("K", bound=Hashable)


class SeldomTold(Generic[K]):
    """Counts by kind, of which there are few."""

    def __init__(self, steady: Callable[[], float]) -> None:
        """``steady`` is a clock that nobody sets, seconds."""
        self._steady = steady
        self._counts: Counter[K] = Counter()
        self._told: dict[K, tuple[float, int]] = {}  # when, and the count of then

    def note(self, kind: K) -> int:
        """One more; how many are to be told of now, with those that were not told of before. 0: none."""
        self._counts[kind] += 1
        now = self._steady()
        told_at, told = self._told.get(kind, (-math.inf, 0))
        if now - told_at < TELL_S:
            return 0
        count = self._counts[kind]
        self._told[kind] = now, count
        return count - told

    def counts(self) -> Mapping[K, int]:
        """How many there were since the hub started."""
        return dict(self._counts)
