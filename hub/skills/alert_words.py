"""What timers, alarms and reminders are called, and how they stand, in a person's language."""

from collections.abc import Sequence

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase, words
from hub.skills import saying
from hub.skills.alerts import Alerts
from hub.skills.matching import folded
from hub.skills.picking import MOST_SAID
from hub.storage.alerts import Alert, AlertState


class AlertWords:
    """Puts alerts into words."""

    def __init__(self, alerts: Alerts) -> None:
        self._alerts = alerts

    def called(self, alert: Alert, language: str, *, among: int = 1) -> str:
        """``the pasta timer``; of several without names, ``among`` so many, each by its length."""
        kind = alert.kind.value
        if alert.name and alert.kind is not AlertKind.REMINDER and not self._is_doubled(alert):
            name = saying.name(alert.name, language) if alert.kind is AlertKind.TIMER else alert.name
            return words(f"{kind}_named", language)[0].format(name=name)
        if alert.name and alert.kind is AlertKind.TIMER and alert.countdown is not None:
            lasting = saying.duration(alert.countdown.total_s, language)
            return words("timer_doubled", language)[0].format(
                name=saying.name(alert.name, language), duration=lasting
            )
        if among > 1 and alert.kind is AlertKind.TIMER and alert.countdown is not None:
            lasting = saying.duration(alert.countdown.total_s, language)
            return words("timer_lasting", language)[0].format(duration=lasting)
        return words(f"{kind}_plain", language)[0]

    def when(self, alert: Alert, language: str, *, dated: bool = False) -> str:
        """When it rings: ``tomorrow at 7 AM``, ``in 10 minutes``; ``dated``: with its date in any case."""
        if alert.occasion is not None:
            return saying.occasion(alert.occasion, self._alerts.now(), language, dated=dated)
        left = saying.about(self._alerts.left_s(alert) or 0.0, language)
        return words("in_duration", language)[0].format(duration=left)

    def stands(self, alert: Alert, language: str, *, among: int = 1) -> str:
        """A sentence on how long it still takes."""
        which = self.called(alert, language, among=among)
        if alert.state in (AlertState.RINGING, AlertState.MISSED):
            return saying.beginning(phrase("tiding.just_rang", language, which=which))
        left = saying.about(self._alerts.left_s(alert) or 0.0, language)
        key = "timer.paused" if alert.state is AlertState.PAUSED else "timer.left"
        return saying.beginning(phrase(key, language, which=which, left=left))

    def stands_already(self, alert: Alert, language: str) -> str:
        """A sentence for who wants it paused, or to go on, and it is so; of what rings, that it has rung."""
        keys = {AlertState.WAITING: "timer.runs_already", AlertState.PAUSED: "timer.paused_already"}
        if alert.state not in keys:
            return self.stands(alert, language)
        which, left = self.called(alert, language), saying.about(self._alerts.left_s(alert) or 0.0, language)
        return saying.beginning(phrase(keys[alert.state], language, which=which, left=left))

    def all_stand(self, alerts: Sequence[Alert], language: str) -> str:
        """How many there are, and how long each takes."""
        said = [self.stands(alert, language, among=len(alerts)) for alert in alerts[:MOST_SAID]]
        if len(alerts) > 1:
            said.insert(0, phrase("timer.several", language, count=saying.count(len(alerts), language)))
        return joined([*said, *self._more(alerts, language)])

    def reminders(self, alerts: Sequence[Alert], language: str) -> str:
        """How many reminders there are, and each with when and of what."""
        said = [phrase("reminder.several", language, count=saying.count(len(alerts), language))]
        for alert in alerts[:MOST_SAID]:
            item, due = words("reminder_item", language)[0], self.when(alert, language)
            said.append(saying.beginning(item.format(text=alert.text or alert.name, when=due)))
        return joined([*said, *self._more(alerts, language)])

    def row(self, alerts: Sequence[Alert], key: str, language: str) -> str:
        """What ``key`` says of them, by their names and how many more there are."""
        names = self._told_apart(alerts[:MOST_SAID], language)
        listed = saying.listed(names, language, others=len(alerts) - MOST_SAID)
        return phrase(key, language, count=saying.count(len(alerts), language), names=listed)

    def _told_apart(self, alerts: Sequence[Alert], language: str) -> list[str]:
        """Their names; of those that are called alike, with when they ring, or how long they still take."""
        names = [self._name(alert, language) for alert in alerts]
        return [
            name if names.count(name) == 1 else self._name_and_time(alert, name, language)
            for alert, name in zip(alerts, names, strict=True)
        ]

    def _name_and_time(self, alert: Alert, name: str, language: str) -> str:
        if alert.kind is AlertKind.TIMER:
            left = saying.duration(self._alerts.left_s(alert) or 0.0, language)
            return words("one_left", language)[0].format(name=name, left=left)
        if alert.kind is AlertKind.REMINDER:
            return words("one_when", language)[0].format(name=name, when=self.when(alert, language))
        return name

    def _name(self, alert: Alert, language: str) -> str:
        """What tells it from the others."""
        if alert.kind is AlertKind.REMINDER:
            return alert.text or alert.name
        if alert.kind is AlertKind.ALARM:
            return self.when(alert, language)
        length = alert.countdown.total_s if alert.countdown is not None else 0.0
        lasting = saying.duration(length, language)
        if self._is_doubled(alert):
            return words("one_doubled", language)[0].format(name=alert.name, duration=lasting)
        return alert.name or words("one_lasting", language)[0].format(duration=lasting)

    def _is_doubled(self, alert: Alert) -> bool:
        """Whether its name does not tell it from another timer of its device."""
        if alert.kind is not AlertKind.TIMER or not alert.name:
            return False
        timers = self._alerts.of(kind=alert.kind, device_id=alert.device_id)
        return any(one.alert_id != alert.alert_id and folded(one.name) == folded(alert.name) for one in timers)

    def _more(self, alerts: Sequence[Alert], language: str) -> list[str]:
        over = len(alerts) - MOST_SAID
        return [phrase("alert.more", language, count=saying.count(over, language))] if over > 0 else []
