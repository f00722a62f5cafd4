"""What people ask about timers, alarms and reminders: which there are, and when they ring."""

from datetime import datetime

from hub.events import AlertKind
from hub.skills.alert_book import AlertBook, chosen
from hub.skills.local_time import local_at
from hub.skills.matching import best_matches
from hub.storage.alerts import Alert


class KnownAlerts:
    """Those that are in a book."""

    def __init__(self, book: AlertBook) -> None:
        self.all = book.all
        self.get = book.get
        self.due_at = book.due_at
        self.left_s = book.left_s
        self.lately = book.lately
        self.bygone = book.bygone
        self._book = book
        self._clocks = book.clocks

    def of(self, *, kind: AlertKind | None = None, device_id: str | None = None) -> tuple[Alert, ...]:
        """Those of a kind, and of a device; what rings next comes first."""
        return chosen(self.all(), kind=kind, device_id=device_id)

    def find(
        self, name: str, *, kind: AlertKind | None = None, device_id: str | None = None
    ) -> tuple[Alert, ...]:
        """Those that ``name`` could mean, as people say it, the nearest first; several if it could be each.

        A reminder is found by what it says, too.
        """
        alerts = self.of(kind=kind, device_id=device_id)
        return best_matches(name, alerts, lambda alert: alert.name or alert.text)

    def pending_for(self, device_id: str) -> tuple[Alert, ...]:
        """What rings, or was missed, and is to be told on the device that set it; the longest due first."""
        untold = [
            (alert.ring.due_at, alert)
            for alert in self.of(device_id=device_id)
            if alert.ring is not None and not alert.ring.heard
        ]
        return tuple(alert for _, alert in sorted(untold, key=lambda one: one[0]))

    def now(self) -> datetime:
        """What clocks show."""
        return local_at(self._clocks.wall(), self._clocks.offset_at)

    def past_s(self, alert: Alert) -> float:
        """How long ago it rang, or was to, seconds; 0 for one that has not."""
        return max(0.0, self._clocks.wall() - alert.ring.due_at) if alert.ring is not None else 0.0

    def local_rang(self, alert: Alert) -> datetime | None:
        """What clocks showed when it was due that rings, or rang; None for one that has not."""
        return None if alert.ring is None else local_at(alert.ring.due_at, self._clocks.offset_at)

    def local_due(self, alert: Alert) -> datetime | None:
        """What clocks will show when it rings next; None when it does not, or is paused."""
        due_at = self.due_at(alert)
        return None if due_at is None else local_at(due_at, self._clocks.offset_at)
