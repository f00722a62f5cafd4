"""When local times come, worked out once: to ask the system for its zone takes 5 µs, six times for each."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from hub.skills.local_time import OffsetAt, moment_of

AGAIN_S: Final = 3600.0
"""So long what was worked out counts, seconds, if nothing is noticed: a person may choose another zone in which
it is as late now, but not next month."""


class Moments:
    """Those of one zone, as it is now."""

    def __init__(self, offset_at: OffsetAt, counting: Callable[[], float]) -> None:
        """``offset_at`` is the zone, ``counting`` a clock that is never set."""
        self._offset_at = offset_at
        self._counting = counting
        self._known: dict[datetime, float] = {}
        self._until = 0.0

    def of(self, local: datetime) -> float:
        """When clocks first show ``local``, wall-clock seconds (see ``moment_of``)."""
        if self._counting() >= self._until:
            self.forget()
        if local not in self._known:
            self._known[local] = moment_of(local, self._offset_at)
        return self._known[local]

    def forget(self) -> None:
        """Another zone, or another time, is set: work all out anew."""
        self._known.clear()
        self._until = self._counting() + AGAIN_S
