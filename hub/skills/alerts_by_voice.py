"""Timers, alarms and reminders by voice, and what rings: all of it."""

from collections.abc import Callable, Mapping

from hub.skills.alarms_by_voice import AlarmsByVoice
from hub.skills.alerts import Alerts
from hub.skills.confirming import Confirming
from hub.skills.handling import Handler
from hub.skills.reminders_by_voice import RemindersByVoice
from hub.skills.requests import Intent
from hub.skills.ringing import Where
from hub.skills.ringing_by_voice import RingingByVoice
from hub.skills.timers_by_voice import TimersByVoice
from hub.storage.alerts import Alert


class AlertsByVoice:
    """Carries out what is asked of them."""

    def __init__(self, alerts: Alerts, expected: Callable[[Alert], Where], *, sounds: bool) -> None:
        """``expected`` tells where an alert will ring; ``sounds``: this computer can be heard then."""
        confirming = Confirming(alerts, expected, sounds=sounds)
        rung = RingingByVoice(alerts, confirming)
        self.silence = rung.silence
        self._groups = (
            rung,
            TimersByVoice(alerts, confirming, rung),
            AlarmsByVoice(alerts, confirming, rung),
            RemindersByVoice(alerts, confirming, rung),
        )

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {intent: handler for group in self._groups for intent, handler in group.handlers().items()}
