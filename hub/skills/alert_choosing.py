"""Which of the household's timers, alarms and reminders somebody means."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from hub.errors import AlertsElsewhereError
from hub.events import AlertKind
from hub.skills.alert_fitting import fits_clock, fits_day
from hub.skills.alerts import Alerts
from hub.skills.asked import Asked
from hub.skills.matching import best_matches, same_things, speaking_of
from hub.skills.requests import ClockTime, Days
from hub.storage.alerts import Alert, AlertState

KIND: Final = re.compile(
    r"\b(?:timers?|таймер\w*|temporizador(?:es)?|alarms?|wecker|будильник\w*|alarmas?)\b"
    r"|倒?[计計][时時]器|定[时時]器|[闹鬧][钟鐘]",
    re.IGNORECASE,
)
"""Words that a program may have put into a name, and that people say around it: "egg timer"."""


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
    alerts: Alerts,
    name: str,
    kind: AlertKind,
    asked: Asked,
    fits: Callable[[Alert], bool] = any_of_them,
) -> Sequence[Alert]:
    """Those of the device that are called ``name``, in whatever form; when it has none, those of others."""

    def called_so(pool: Sequence[Alert]) -> Sequence[Alert]:
        return same_things(name, pool, _called, asked.language)

    return _nearest(alerts, kind, asked.device_id, fits, called_so)


def about(
    alerts: Alerts, text: str, kind: AlertKind, asked: Asked, fits: Callable[[Alert], bool] = any_of_them
) -> Sequence[Alert]:
    """Those that say ``text``, or more than that: what to remind of is told apart by any words of it."""

    def saying_so(pool: Sequence[Alert]) -> Sequence[Alert]:
        exactly = same_things(text, pool, _called, asked.language)
        return exactly or speaking_of(text, pool, _called, asked.language)

    return _nearest(alerts, kind, asked.device_id, fits, saying_so)


def like(
    alerts: Alerts, name: str, kind: AlertKind, asked: Asked, fits: Callable[[Alert], bool] = any_of_them
) -> Sequence[Alert]:
    """The same, and those that are called nearly so: nothing is done to such before somebody has agreed."""

    def called_like_it(pool: Sequence[Alert]) -> Sequence[Alert]:
        return same_things(name, pool, _called, asked.language) or best_matches(name, pool, _called)

    return _nearest(alerts, kind, asked.device_id, fits, called_like_it)


def _nearest(
    alerts: Alerts,
    kind: AlertKind,
    device_id: str,
    fits: Callable[[Alert], bool],
    chosen: Callable[[Sequence[Alert]], Sequence[Alert]],
) -> Sequence[Alert]:
    """Those of the device that are ``chosen``, else those of others."""
    there = [alert for alert in alerts.of(kind=kind) if _is_live(alert) and fits(alert)]
    return chosen([alert for alert in there if alert.device_id == device_id]) or chosen(there)


def rings_then(alerts: Alerts, alert: Alert, clock: ClockTime | None, days: Days | None) -> bool:
    """Whether the time and the day that were said can mean ``alert``; None: nothing was said of it."""
    due = alert.occasion.at if alert.occasion is not None else alerts.local_due(alert)
    if due is None:
        return clock is None and days is None
    every = alert.occasion.days if alert.occasion is not None else ()
    at_clock = clock is None or fits_clock(due.time(), clock)
    return at_clock and (days is None or fits_day(due, every, days, alerts.now().date(), clock))


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


def _called(alert: Alert) -> str:
    """What people call it by: without the word for its kind; a reminder is known by what it says, too."""
    return (alert.name and KIND.sub("", alert.name).strip(" -")) or alert.name or alert.text


def _is_live(alert: Alert) -> bool:
    gone = alert.countdown is None and alert.occasion is None
    return alert.state is not AlertState.MISSED or not gone
