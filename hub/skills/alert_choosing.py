"""Which of the household's timers, alarms and reminders somebody means."""

from collections.abc import Callable, Sequence

from hub.errors import AlertsElsewhereError
from hub.events import AlertKind
from hub.skills.alert_fitting import fits_clock, fits_day
from hub.skills.alert_words import MOST_SAID
from hub.skills.alerts import Alerts
from hub.skills.requests import EACH, ClockTime, Days
from hub.storage.alerts import Alert, AlertState


def any_of_them(_: Alert) -> bool:
    """Where nothing was said of which."""
    return True


def meant(
    alerts: Alerts, kind: AlertKind, device_id: str, fits: Callable[[Alert], bool] = any_of_them
) -> Sequence[Alert]:
    """Those of the device that fit; when it has none, those of others.

    What only waits to be told that it rang is none of them.
    """
    there = [alert for alert in alerts.of(kind=kind) if _is_live(alert) and fits(alert)]
    own = [alert for alert in there if alert.device_id == device_id]
    return own or there


def all_meant(
    alerts: Alerts, kind: AlertKind, device_id: str, fits: Callable[[Alert], bool] = any_of_them
) -> Sequence[Alert]:
    """Those of the device that fit, and of no other: "all" of what nobody in the room has set is a surprise.

    Raises:
        AlertsElsewhereError: Only others have such.
    """
    found = meant(alerts, kind, device_id, fits)
    if found and found[0].device_id != device_id:
        raise AlertsElsewhereError("This device has none of them; others have.")
    return found


def named(
    alerts: Alerts, name: str, kind: AlertKind, device_id: str, fits: Callable[[Alert], bool] = any_of_them
) -> Sequence[Alert]:
    """Those of the device that ``name`` can mean; when it has none, those of others."""
    own = alerts.find(name, kind=kind, device_id=device_id)
    found = own or alerts.find(name, kind=kind)
    return [alert for alert in found if _is_live(alert) and fits(alert)]


def rings_then(alerts: Alerts, alert: Alert, clock: ClockTime | None, days: Days | None) -> bool:
    """Whether the time and the day that were said can mean ``alert``; None: nothing was said of it."""
    due = alert.occasion.at if alert.occasion is not None else alerts.local_due(alert)
    if due is None:
        return clock is None and days is None
    every = alert.occasion.days if alert.occasion is not None else ()
    at_clock = clock is None or fits_clock(due.time(), clock)
    return at_clock and (days is None or fits_day(due, every, days, alerts.now().date(), clock))


def picked(alerts: Sequence[Alert], place: int | None) -> Sequence[Alert]:
    """Of ``alerts``, as they were named in a row, what is at ``place``; all where it says nothing."""
    if place is None or place == EACH:
        return alerts
    row = alerts[:MOST_SAID]
    index = place - 1 if place > 0 else len(row) + place
    return row[index : index + 1] if index >= 0 else ()


def ringing(alerts: Alerts, device_id: str, kind: AlertKind | None = None) -> Sequence[Alert]:
    """What rings now of what the device has set."""
    found = alerts.of(kind=kind, device_id=device_id)
    return [alert for alert in found if alert.state is AlertState.RINGING]


def _is_live(alert: Alert) -> bool:
    gone = alert.countdown is None and alert.occasion is None
    return alert.state is not AlertState.MISSED or not gone
