"""Alarms that ring in an hour, and what is answered of them."""

from datetime import time

from hub.events import AlertKind
from hub.skills.alerts import Alerts, At
from hub.storage.alerts import Alert, Weekday
from tests.skills.household import KITCHEN, RunningHub

ALARM, REMINDER, TIMER = AlertKind.ALARM, AlertKind.REMINDER, AlertKind.TIMER

EVERY_DAY = tuple(Weekday)

H = 3600.0

SILENT = "It is silent now."
ELSEWHERE = "It is silent now. That is on another device."
AGAIN = "The alarm is silent, and rings again tomorrow at 2 PM. Delete it altogether?"
STAYS = "All right, nothing is deleted."


def daily(hub: RunningHub, device_id: str = KITCHEN, at: time = time(14)) -> Alert:
    """An alarm that rings in an hour, and each day."""
    return hub.alerts.set(ALARM, At(at, days=EVERY_DAY), device_id=device_id, language="en")


def once(hub: RunningHub, device_id: str = KITCHEN, at: time = time(14)) -> Alert:
    return hub.alerts.set(ALARM, At(at), device_id=device_id, language="en")


def days_of(alerts: Alerts) -> list[tuple[str, int]]:
    """Of each that is there, whose it is and on how many days of the week it rings."""
    return sorted((one.device_id, len(one.occasion.days) if one.occasion else 0) for one in alerts.all())
