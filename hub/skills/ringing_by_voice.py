"""What rings or has just rung, and is to be silent, or to ring again in a while."""

from collections.abc import Mapping, Sequence

from hub.events import AlertKind
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import ringing
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import SNOOZE_S, Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Handler
from hub.skills.matching import same_things
from hub.skills.requests import Intent, Request
from hub.skills.spoken import spoken
from hub.storage.alerts import Alert


class RingingByVoice:
    """Carries out what is asked while something rings."""

    def __init__(self, alerts: Alerts, confirming: Confirming) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._words = AlertWords(alerts)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {Intent.SNOOZE: spoken(self._snooze)}

    def silence(self, device_id: str) -> bool:
        """Have what rings of what the device has set be silent; whether anything rang."""
        found = ringing(self._alerts, device_id)
        for alert in found:
            self._alerts.dismiss(alert.alert_id)
        was_cut = self._alerts.lately.just_cut(device_id) is not None
        self._alerts.lately.forget(device_id)
        return bool(found) or was_cut

    def rings(self, device_id: str, kind: AlertKind) -> bool:
        """Whether one of the kind rings, or did until somebody spoke into it to say what is to become of it."""
        last = self._alerts.lately.just_cut(device_id)
        return bool(ringing(self._alerts, device_id, kind)) or (last is not None and last.kind is kind)

    def heard(self, asked: Asked, name: str = "") -> Sequence[Alert]:
        """What somebody means who has just heard it: what rang last, else what rings; of that name, if any."""
        last = self._alerts.lately.last(asked.device_id)
        if last is not None:
            called = same_things(name, [last], lambda one: one.name or one.text, asked.language)
            return called if name else [last]
        return () if name else ringing(self._alerts, asked.device_id)

    async def end(self, asked: Asked) -> str:
        """Have it be silent, and say so."""
        self.silence(asked.device_id)
        return await self._confirming.done(phrase("ring.silenced", asked.answer_in), asked)

    async def put_off(self, alerts: Sequence[Alert], seconds: float, asked: Asked) -> str:
        """Have ``alerts`` ring again in a while.

        Raises:
            AlertTimeError: That is too long, or no time at all.
        """
        if not alerts:
            return phrase("snooze.none", asked.answer_in)
        put_off = [self._alerts.snooze(alert.alert_id, seconds) for alert in alerts]
        is_one = len(put_off) == 1 and bool(put_off[0].name)
        key = "snooze.named_until" if is_one and self._has_others(asked.device_id) else "snooze.until"
        lasting = saying.duration(seconds, asked.answer_in)
        which = self._words.called(put_off[0], asked.answer_in)
        said = saying.beginning(phrase(key, asked.answer_in, duration=lasting, which=which))
        return await self._confirming.rings(said, put_off[0], asked)

    async def _snooze(self, request: Request, asked: Asked) -> str:
        seconds = float(request.duration or SNOOZE_S)
        return await self.put_off(self.heard(asked), seconds, asked)

    def _has_others(self, device_id: str) -> bool:
        """Whether what rings again is to be told from something else."""
        return len(self._alerts.of(device_id=device_id)) > 1
