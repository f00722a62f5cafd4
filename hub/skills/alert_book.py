"""Which timers, alarms and reminders there are, and when each is due, whatever happens to the clock.

A countdown ends by the clock that is never set. On the disk its end is a moment of the wall clock, so that it
goes on while the hub is off; when that clock is set, the moment is corrected. An occasion is a local time: the
moment at which it comes is worked out anew when the zone or the clock is set.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hub.bus import Bus
from hub.errors import UnknownAlertError
from hub.events import AlertChange, AlertChanged, AlertKind, ClockJumped, HubWoke, ZoneChanged
from hub.skills.bygone import Bygone
from hub.skills.clocks import Clocks
from hub.skills.local_time import following, latest, next_occasion
from hub.skills.moments import Moments
from hub.skills.rung_lately import RungLately
from hub.storage.alerts import Alert, Occasion
from hub.storage.keeping import Keeping

GRACE_S: Final = 900.0
"""What is due for longer is not rung any more but told as missed, seconds: an alarm for seven is no use at
noon, and a computer that was restarted is back within that."""

SET_BACK_S: Final = 3600.0
"""A clock that is set back by more was wrong before, seconds: what it has rung may be still to come."""

MISSED_KEPT_S: Final = 7 * 86_400.0
"""What was missed is remembered for so long, seconds: who comes home from a journey is not told each alarm."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is to ring now."""

    alert: Alert  # as it is afterwards: what is due has come
    due_at: float
    late_by_s: float


class AlertBook:
    """Has the alerts in memory; what changes is on the disk a moment later, or when ``kept`` returns.

    Attributes:
        changed: Set when something may be due at another time than was thought.
        lately: What has just rung, and is silent.
        bygone: What rang in the last hour or so, whatever became of it.
    """

    def __init__(self, bus: Bus, keeping: Keeping[Alert], clocks: Clocks) -> None:
        self.changed = asyncio.Event()
        self.clocks = clocks
        self.lately = RungLately(clocks.counting)
        self.bygone = Bygone(clocks.counting)
        self.kept = keeping.kept
        self._bus = bus
        self._keeping = keeping
        self._alerts: dict[str, Alert] = {}
        self._ends: dict[str, float] = {}  # of countdowns that go on, by the counting clock
        self._moments = Moments(clocks.offset_at, clocks.counting)
        bus.subscribe(ClockJumped, self._clock_set)
        bus.subscribe(HubWoke, self._look_again)
        bus.subscribe(ZoneChanged, self._look_again)

    async def load(self) -> None:
        """Know what is kept. What rang when the hub ended was missed. Raises ``DataFolderError``."""
        for alert in await self._keeping.load():
            self._alerts[alert.alert_id] = alert
            countdown, ring = alert.countdown, alert.ring
            if countdown is not None and countdown.ends_at is not None:
                left_s = min(countdown.ends_at - self.clocks.wall(), countdown.left_s)
                self._ends[alert.alert_id] = self.clocks.counting() + left_s
            if ring is not None and ring.heard:
                self.finish(alert, AlertChange.ENDED)
            elif ring is not None and not ring.over:
                self.put(replace(alert, ring=replace(ring, over=True)), AlertChange.MISSED)
        self.changed.set()

    def all(self) -> Sequence[Alert]:
        """Every alert: what rings next comes first, what does not ring again last, the oldest first."""

        def place(alert: Alert) -> tuple[bool, float, float]:
            due_at = self.due_at(alert)
            return due_at is None, due_at or 0.0, alert.created_at

        return sorted(self._alerts.values(), key=place)

    def get(self, alert_id: str) -> Alert:
        """One of them; raises ``UnknownAlertError``."""
        try:
            return self._alerts[alert_id]
        except KeyError:
            raise UnknownAlertError(
                "There is no timer, alarm or reminder with that id. List them to see which there are."
            ) from None

    def left_s(self, alert: Alert) -> float | None:
        """Until it rings, seconds; of one that is paused, what is left then; None when it will not ring."""
        moments = self._left(alert)
        if moments:
            return max(0.0, min(moments))
        return alert.countdown.left_s if alert.countdown is not None else None

    def countdown_left_s(self, alert: Alert) -> float:
        """Until its countdown ends, which goes on; less than 0 when that is over and it has not rung yet."""
        return self._ends[alert.alert_id] - self.clocks.counting()

    def due_at(self, alert: Alert) -> float | None:
        """When it rings next, wall-clock seconds; None when it does not, or is paused."""
        return self.clocks.wall() + min(left) if (left := self._left(alert)) else None

    def put(self, alert: Alert, change: AlertChange) -> Alert:
        """Have ``alert`` in place of what was there under its id."""
        before = self._alerts.get(alert.alert_id)
        if before is None or alert.countdown != before.countdown:
            self._begin_countdown(alert)
        if change in (AlertChange.SET, AlertChange.RINGING, AlertChange.SNOOZED):
            self.lately.forget(alert.device_id)
        if change in (AlertChange.RINGING, AlertChange.MISSED) and alert.ring is not None:
            self.bygone.put(alert, self.clocks.wall() - alert.ring.due_at)
        elif change is AlertChange.CHANGED:
            self.bygone.forget(alert.alert_id)
        self._alerts[alert.alert_id] = alert
        self._keeping.put(alert.alert_id, alert)
        self._tell(alert, change, self.due_at(alert))
        return alert

    def drop(self, alert: Alert, change: AlertChange) -> None:
        """Have it no more."""
        del self._alerts[alert.alert_id]
        self._ends.pop(alert.alert_id, None)
        last = self.lately.last(alert.device_id)
        if last is not None and last.alert_id == alert.alert_id:
            self.lately.forget(alert.device_id)
        if change is AlertChange.CANCELLED:
            self.bygone.forget(alert.alert_id)
        self._keeping.put(alert.alert_id, None)
        self._tell(alert, change, None)

    def finish(self, alert: Alert, change: AlertChange) -> None:
        """It rings no more, and nobody needs to be told. It is there still if it will ring again."""
        if alert.countdown is None and alert.occasion is None:
            self.drop(alert, change)
        else:
            self.put(replace(alert, ring=None), change)

    def heard(self, alert: Alert, change: AlertChange) -> None:
        """The same for one that somebody has heard, and may want to ring again."""
        self.finish(alert, change)
        self.lately.put(alert, cut_short=change is AlertChange.DISMISSED)

    def due(self) -> Sequence[Due]:
        """What is to ring now."""
        found = (self._what_is_due(alert) for alert in self.all())
        return [due for due in found if due is not None]

    def next_due_s(self) -> float | None:
        """Until something is to ring, seconds; None when nothing is."""
        return min((left for alert in self._alerts.values() for left in self._left(alert)), default=None)

    def forget_missed(self) -> None:
        """Have no more what was missed too long ago."""
        too_old = self.clocks.wall() - MISSED_KEPT_S
        for alert in tuple(self._alerts.values()):
            if alert.ring is not None and alert.ring.over and alert.ring.due_at < too_old:
                self.finish(alert, AlertChange.ENDED)

    def _what_is_due(self, alert: Alert) -> Due | None:
        """It, if it is due; late only by the last time it came, however often it did while the hub was off."""
        now = self.clocks.wall()
        late: list[float] = []
        if alert.alert_id in self._ends and (left_s := self.countdown_left_s(alert)) <= 0:
            late.append(-left_s)
            alert = replace(alert, countdown=None)
        if alert.occasion is not None and self._moment(alert.occasion) <= now:
            last = latest(alert.occasion, self.clocks.offset_at, until=now)
            late.append(now - self._moment(last))
            alert = replace(alert, occasion=following(last, self.clocks.offset_at, after=now))
        return Due(alert, now - min(late), min(late)) if late else None

    def _left(self, alert: Alert) -> list[float]:
        """Until its countdown ends, and until its occasion comes, seconds."""
        left: list[float] = []
        if alert.alert_id in self._ends:
            left.append(self.countdown_left_s(alert))
        if alert.occasion is not None:
            left.append(self._moment(alert.occasion) - self.clocks.wall())
        return left

    def _moment(self, occasion: Occasion) -> float:
        return self._moments.of(occasion.at)

    def _begin_countdown(self, alert: Alert) -> None:
        if alert.countdown is not None and alert.countdown.ends_at is not None:
            self._ends[alert.alert_id] = self.clocks.counting() + alert.countdown.left_s
        else:
            self._ends.pop(alert.alert_id, None)

    def _look_again(self, _event: HubWoke | ZoneChanged) -> None:
        self._moments.forget()
        self.changed.set()

    def _clock_set(self, event: ClockJumped) -> None:
        """Keep what is left of countdowns, and have occasions come at the new local time."""
        self._moments.forget()
        for alert in tuple(self._alerts.values()):
            after = self._corrected(alert, event.by_s)
            if after != alert:
                self._alerts[alert.alert_id] = after
                self._keeping.put(alert.alert_id, after)
                self._tell(after, AlertChange.CHANGED, self.due_at(after))
        self.changed.set()

    def _corrected(self, alert: Alert, by_s: float) -> Alert:
        countdown, occasion = alert.countdown, alert.occasion
        if countdown is not None and countdown.ends_at is not None:
            left_s = self.countdown_left_s(alert)
            countdown = replace(countdown, left_s=left_s, ends_at=self.clocks.wall() + left_s)
        if occasion is not None and occasion.days and self._is_of_another_time(occasion, by_s):
            at, days, now = occasion.at.time(), occasion.days, self.clocks.wall()
            occasion = next_occasion(at, self.clocks.offset_at, after=now, days=days)
        return replace(alert, countdown=countdown, occasion=occasion)

    def _is_of_another_time(self, occasion: Occasion, by_s: float) -> bool:
        """Whether the clock, before it was set by so much, was too wrong for when ``occasion`` comes next.

        One that was skipped by the setting of the clock was not missed: its time did not come here.
        """
        return by_s < -SET_BACK_S or (by_s > GRACE_S and self._moment(occasion) < self.clocks.wall() - GRACE_S)

    def _tell(self, alert: Alert, change: AlertChange, due_at: float | None) -> None:
        self.changed.set()
        self._bus.publish(
            AlertChanged(
                alert_id=alert.alert_id,
                kind=alert.kind,
                device_id=alert.device_id,
                change=change,
                due_at=due_at,
            )
        )


def chosen(
    alerts: Iterable[Alert], *, kind: AlertKind | None = None, device_id: str | None = None
) -> tuple[Alert, ...]:
    """Those of a kind, and of a device; None: of any."""
    return tuple(
        alert for alert in alerts if kind in (None, alert.kind) and device_id in (None, alert.device_id)
    )
