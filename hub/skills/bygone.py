"""What rang lately, whatever became of it: "turn off the alarm" means that, though it is silent by now."""

from collections.abc import Callable, Sequence
from typing import Final

from hub.storage.alerts import Alert

BYGONE_S: Final = 3600.0
"""Who is slow to get up still speaks of the alarm that woke the house, seconds; later, of the next one."""

MOST: Final = 1_000
"""Alerts that are remembered; the one that rang longest ago makes room."""


class Bygone:
    """Remembers them for a while, in memory alone."""

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is a clock that is never set, seconds."""
        self._now = now
        self._rang: dict[str, tuple[Alert, float]] = {}  # and when it was due, by that clock

    def put(self, alert: Alert, ago_s: float) -> None:
        """It rings, or was to; it was due so long ago."""
        self._rang.pop(alert.alert_id, None)
        self._rang[alert.alert_id] = alert, self._now() - ago_s
        self._forget_old()
        while len(self._rang) > MOST:
            del self._rang[next(iter(self._rang))]

    def all(self, within_s: float = BYGONE_S) -> Sequence[Alert]:
        """Each that was due so lately, as it was then, what was due last first."""
        self._forget_old()
        since = self._now() - within_s
        late = sorted(self._rang.values(), key=lambda one: one[1], reverse=True)
        return [alert for alert, due in late if due >= since]

    def forget(self, alert_id: str) -> None:
        """What is said from now on does not mean it any more."""
        self._rang.pop(alert_id, None)

    def forget_device(self, device_id: str) -> None:
        """Nothing that the device has set is remembered any more."""
        self._rang = {key: one for key, one in self._rang.items() if one[0].device_id != device_id}

    def _forget_old(self) -> None:
        since = self._now() - BYGONE_S
        self._rang = {key: one for key, one in self._rang.items() if one[1] >= since}
