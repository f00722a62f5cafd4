"""Which of the household's timers, alarms and reminders somebody means."""

from collections.abc import Callable, Sequence
from datetime import datetime

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
    return own_first(there, device_id)


def own_first(alerts: Sequence[Alert], device_id: str) -> Sequence[Alert]:
    """Those of ``alerts`` that the device has set; when it has set none of them, all."""
    return [alert for alert in alerts if alert.device_id == device_id] or alerts


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


def rang_then(alerts: Alerts, alert: Alert, clock: ClockTime | None, days: Days | None) -> bool:
    """Whether what was said of the time and the day can mean it as it rings, or rang; None: nothing was."""
    due, now = alerts.local_rang(alert), alerts.now()
    if due is None:  # it is put off
        due = now if alert.occasion is None else datetime.combine(now.date(), alert.occasion.at.time())
    every = alert.occasion.days if alert.occasion is not None else ()
    times = {due.time(), alert.occasion.at.time()} if alert.occasion is not None else {due.time()}
    at_clock = clock is None or any(fits_clock(at, clock) for at in times)
    on_day = days is None or fits_day(due, every if days.every else (), days, now.date())
    return at_clock and on_day


def ringing(alerts: Alerts, device_id: str, fits: Callable[[Alert], bool] = any_of_them) -> Sequence[Alert]:
    """What rings now of what the device has set; where nothing does, what rings in the rest of the house."""
    found = [alert for alert in alerts.all() if alert.state is AlertState.RINGING and fits(alert)]
    return own_first(found, device_id)


def _is_live(alert: Alert) -> bool:
    gone = alert.countdown is None and alert.occasion is None
    return alert.state is not AlertState.MISSED or not gone
