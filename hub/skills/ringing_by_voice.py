"""What rings or has just rung, and is to be silent, or to ring again in a while."""

from collections.abc import Callable, Mapping, Sequence

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import any_of_them, ringing
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import SNOOZE_S, Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Handler
from hub.skills.matching import same_things
from hub.skills.requests import Intent, Request
from hub.skills.spoken import spoken
from hub.storage.alerts import Alert

Fits = Callable[[Alert], bool]
"""Whether what was said can mean an alert."""


class RingingByVoice:
    """Carries out what is asked while something rings."""

    def __init__(self, alerts: Alerts, confirming: Confirming) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._words = AlertWords(alerts)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {Intent.SNOOZE: spoken(self._snooze, quotes=True)}

    def silence(self, device_id: str) -> bool:
        """Have what rings that the device has set be silent, else what rings elsewhere; whether any did."""
        silenced = self._silenced(device_id, any_of_them)
        self._alerts.lately.forget(device_id)
        return bool(silenced)

    def heard(self, asked: Asked, name: str = "") -> Sequence[Alert]:
        """What somebody means who has just heard it on the device; of that name, if any.

        It is what was cut short just now, else what rings, else what rang last.
        """
        lately, device_id = self._alerts.lately, asked.device_id
        rings = () if name else _own(_told_first(ringing(self._alerts, device_id)), device_id)
        last = lately.just_cut(device_id) or (lately.last(device_id) if not rings else None)
        if last is not None:
            called = same_things(name, [last], lambda one: one.name or one.text, asked.language)
            return called if name else [last]
        return rings

    async def end(self, kind: AlertKind, asked: Asked, fits: Fits = any_of_them) -> str | None:
        """Have what rings of the kind be silent, and say so; None when nothing does that ``fits``."""

        def is_meant(alert: Alert) -> bool:
            return alert.kind is kind and fits(alert)

        silenced = self._silenced(asked.device_id, is_meant)
        if not silenced:
            return None
        said = [phrase("ring.silenced", asked.answer_in), *self._confirming.whose(silenced, asked)]
        return await self._confirming.done(joined(said), asked)

    def _silenced(self, device_id: str, fits: Fits) -> Sequence[Alert]:
        """What rang, and is silent now; what was cut short to say what is to become of it, too."""
        cut = self._alerts.lately.just_cut(device_id)
        rings = _told_first(ringing(self._alerts, device_id, fits))
        if cut is not None and fits(cut):
            rings = [alert for alert in _own(rings, device_id) if alert.ring is not None and alert.ring.heard]
            silenced = [*rings, cut]
        else:
            silenced = [*rings]
        for alert in rings:
            self._alerts.dismiss(alert.alert_id)
        if silenced:
            self._alerts.lately.forget(device_id)
        for alert in silenced:
            if alert.occasion is None:
                self._alerts.bygone.forget(alert.alert_id)  # it was dealt with: another is meant from now on
        return silenced

    async def put_off(self, alerts: Sequence[Alert], seconds: float, asked: Asked) -> str:
        """Have ``alerts``, one at least, ring again in a while.

        Raises:
            AlertTimeError: That is too long, or no time at all.
        """
        put_off = [self._alerts.snooze(alert.alert_id, seconds) for alert in alerts]
        is_one = len(put_off) == 1 and bool(put_off[0].name)
        key = "snooze.named_until" if is_one and self._has_others(asked.device_id) else "snooze.until"
        lasting = saying.duration(seconds, asked.answer_in)
        which = self._words.called(put_off[0], asked.answer_in)
        key = self._confirming.key(key, put_off[0])
        said = saying.beginning(phrase(key, asked.answer_in, duration=lasting, which=which))
        said = joined([said, *self._confirming.whose(put_off, asked)])
        return await self._confirming.rings(said, put_off[0], asked)

    async def _snooze(self, request: Request, asked: Asked) -> str:
        seconds = float(request.duration or SNOOZE_S)
        heard = self._heard_or_ringing(asked)
        if not heard:
            return phrase("snooze.none", asked.answer_in)
        return await self.put_off(heard, seconds, asked)

    async def moved(self, kind: AlertKind, request: Request, asked: Asked) -> str | None:
        """Put off what rings of the kind, or rang last, when it is to ring later, whenever that is.

        None where nothing of that is meant: it was said which one, or to what time.
        """
        said = (request.clock, request.days, request.duration, request.from_clock, request.from_days)
        if request.text or request.place is not None or any(slot is not None for slot in said):
            return None
        heard = [alert for alert in self._heard_or_ringing(asked) if alert.kind is kind]
        return await self.put_off(heard, float(request.shift or SNOOZE_S), asked) if heard else None

    def _heard_or_ringing(self, asked: Asked) -> Sequence[Alert]:
        """What somebody means who has just heard it; where nothing was heard there, what rings anywhere."""
        return self.heard(asked) or ringing(self._alerts, asked.device_id)

    def _has_others(self, device_id: str) -> bool:
        """Whether what rings again is to be told from something else."""
        return len(self._alerts.of(device_id=device_id)) > 1


def _own(alerts: Sequence[Alert], device_id: str) -> Sequence[Alert]:
    """Those that the device has set."""
    return [alert for alert in alerts if alert.device_id == device_id]


def _told_first(rings: Sequence[Alert]) -> Sequence[Alert]:
    """Those that were said on their device; where none was yet, all: then they are heard from the computer.

    Who says "stop" when the first of two was said does not know of the other.
    """
    return [alert for alert in rings if alert.ring is not None and alert.ring.heard] or rings
