"""What rang last on each device, and is silent since somebody heard it: "five more minutes" still means it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hub.storage.alerts import Alert

LATELY_S: Final = 60.0
"""Who has heard something says within so many seconds that it is to ring again: later it is another matter."""

CUT_IN_S: Final = 15.0
"""Who has said the wake word into it ends it within so many seconds: a breath, "cancel the timer", and the time
in which that is understood. Later, another timer is meant."""

MOST: Final = 1_000
"""Devices that are remembered; the one that rang longest ago makes room."""


@dataclass(frozen=True, slots=True)
class _Rung:
    """One that is silent, and since when by the counting clock."""

    alert: Alert
    silent_since: float
    cut_short: bool


class RungLately:
    """At most one a device, for a short time, and in memory alone."""

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is a clock that is never set, seconds."""
        self._now = now
        self._rung: dict[str, _Rung] = {}

    def put(self, alert: Alert, *, cut_short: bool = False) -> None:
        """It is silent now; ``cut_short``: because somebody spoke into it."""
        self._rung.pop(alert.device_id, None)
        self._rung[alert.device_id] = _Rung(alert, self._now(), cut_short)
        while len(self._rung) > MOST:
            del self._rung[next(iter(self._rung))]

    def last(self, device_id: str) -> Alert | None:
        """What rang last on the device, if that was a short time ago."""
        rung = self._rung.get(device_id)
        return rung.alert if rung is not None and self._age_s(rung) <= LATELY_S else None

    def all(self) -> Sequence[Alert]:
        """What rang last on each device, if that was a short time ago."""
        return [rung.alert for rung in self._rung.values() if self._age_s(rung) <= LATELY_S]

    def just_cut(self, device_id: str) -> Alert | None:
        """What somebody has just spoken into on the device."""
        rung = self._rung.get(device_id)
        is_cut = rung is not None and rung.cut_short and self._age_s(rung) <= CUT_IN_S
        return rung.alert if rung is not None and is_cut else None

    def forget(self, device_id: str) -> None:
        """What is asked on the device from now on does not mean it any more."""
        self._rung.pop(device_id, None)

    def _age_s(self, rung: _Rung) -> float:
        return self._now() - rung.silent_since
