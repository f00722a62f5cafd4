"""What is said on a device while something rings."""

from datetime import datetime

from hub.events import AlertKind
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.clock import time_of_day
from hub.storage.alerts import Alert


def ring_text(alert: Alert, now: datetime, language: str) -> str:
    """``The pasta timer is done.``, in ``language``; ``now`` is what clocks show."""
    if alert.kind is AlertKind.REMINDER:
        return saying.reminding("ring.reminder", alert.text or alert.name, language)
    key = f"ring.{alert.kind.value}_named" if alert.name else f"ring.{alert.kind.value}"
    name = saying.name(alert.name, language) if alert.kind is AlertKind.TIMER else alert.name
    return phrase(key, language, name=name, time=time_of_day(now, language))
