"""What rang or was missed while nobody could be told, for when somebody talks to the device again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hub.events import AlertKind
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import Alerts
from hub.storage.alerts import Alert

MOST_TOLD: Final = 3
"""Of many, so many are told one by one: somebody waits for an answer."""

JUST_NOW_S: Final = 60.0
"""What rang less long ago has rung just now, seconds."""


@dataclass(frozen=True, slots=True)
class Tiding:
    """Something to be told: a sentence or so, and which alerts it is about."""

    text: str
    alert_ids: tuple[str, ...]


class AlertTidings:
    """Knows what is to be told on a device, until it was."""

    def __init__(self, alerts: Alerts, rings: Callable[[str], bool]) -> None:
        """``rings`` tells whether the alert of an id is being rung on its device: that tells it, too."""
        self._alerts = alerts
        self._rings = rings
        self._words = AlertWords(alerts)

    def untold(self, device_id: str, language: str) -> Sequence[Tiding]:
        """In ``language``; the longest due first. A device without a name has set nothing that is its own."""
        if not device_id:
            return ()
        pending = [one for one in self._alerts.pending_for(device_id) if not self._rings(one.alert_id)]
        tidings = [Tiding(self._text(one, language), (one.alert_id,)) for one in pending[:MOST_TOLD]]
        if rest := pending[MOST_TOLD:]:
            more = phrase("tiding.more", language, count=saying.count(len(rest), language))
            tidings.append(Tiding(more, tuple(one.alert_id for one in rest)))
        return tidings

    def told(self, tiding: Tiding) -> None:
        """It was heard on the device."""
        for alert_id in tiding.alert_ids:
            self._alerts.told(alert_id)

    def _text(self, alert: Alert, language: str) -> str:
        past_s = self._alerts.past_s(alert)
        ago, which = saying.ago(past_s, language), self._words.called(alert, language)
        text = alert.text or alert.name
        if alert.kind is AlertKind.REMINDER and past_s < JUST_NOW_S:
            return saying.beginning(saying.reminding("ring.reminder", text, language))
        if alert.kind is AlertKind.REMINDER:
            key = "tiding.reminder"
        elif alert.ring is not None and alert.ring.rang_at is None:
            key = "tiding.missed"
        else:
            key = "tiding.just_rang" if past_s < JUST_NOW_S else "tiding.rang"
        return saying.beginning(phrase(key, language, which=which, ago=ago, text=text))
