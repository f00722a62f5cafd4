"""What rings, and is to be silent, or to ring again in a while."""

from collections.abc import Mapping

from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import ringing
from hub.skills.alerts import SNOOZE_S, Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Handler
from hub.skills.requests import Intent, Request
from hub.skills.spoken import spoken


class RingingByVoice:
    """Carries out what is asked while something rings."""

    def __init__(self, alerts: Alerts, confirming: Confirming) -> None:
        self._alerts = alerts
        self._confirming = confirming

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {Intent.SNOOZE: spoken(self._snooze)}

    def silence(self, device_id: str) -> bool:
        """Have what rings of what the device has set be silent; whether anything rang."""
        found = ringing(self._alerts, device_id)
        for alert in found:
            self._alerts.dismiss(alert.alert_id)
        return bool(found)

    async def end(self, asked: Asked) -> str:
        """Have it be silent, and say so."""
        self.silence(asked.device_id)
        return await self._confirming.done(phrase("ring.silenced", asked.answer_in), asked)

    async def put_off(self, seconds: float, asked: Asked) -> str:
        """Have it ring again in a while.

        Raises:
            AlertTimeError: That is too long, or no time at all.
        """
        found = ringing(self._alerts, asked.device_id)
        if not found:
            return phrase("snooze.none", asked.answer_in)
        put_off = [self._alerts.snooze(alert.alert_id, seconds) for alert in found]
        lasting = saying.duration(seconds, asked.answer_in)
        said = saying.beginning(phrase("snooze.until", asked.answer_in, duration=lasting))
        return await self._confirming.rings(said, put_off[0], asked)

    async def _snooze(self, request: Request, asked: Asked) -> str:
        return await self.put_off(float(request.duration or SNOOZE_S), asked)
