"""Reminders by voice: set, cancelled and asked about."""

from collections.abc import Mapping, Sequence

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import meant, named, picked
from hub.skills.alert_times import fits_day, when_asked
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Handler
from hub.skills.requests import EACH, Intent, Request
from hub.skills.ringing_by_voice import RingingByVoice
from hub.skills.spoken import spoken
from hub.storage.alerts import Alert

REMINDER = AlertKind.REMINDER


class RemindersByVoice:
    """Carries out what is asked of reminders."""

    def __init__(self, alerts: Alerts, confirming: Confirming, rung: RingingByVoice) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._rung = rung
        self._words = AlertWords(alerts)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {
            Intent.REMINDER_SET: spoken(self._set),
            Intent.REMINDER_CANCEL: spoken(self._cancel),
            Intent.REMINDER_LIST: spoken(self._list),
        }

    async def _set(self, request: Request, asked: Asked) -> str:
        when = when_asked(request, REMINDER, self._alerts.now())
        if when is None:
            return phrase("reminder.when_asked", asked.answer_in)
        reminder = self._alerts.set(
            REMINDER, when, device_id=asked.device_id, language=asked.language, text=request.text
        )
        due = self._words.when(reminder, asked.answer_in)
        said = phrase("reminder.set", asked.answer_in, when=due, text=reminder.text)
        return await self._confirming.rings(said, reminder, asked)

    async def _cancel(self, request: Request, asked: Asked) -> str:
        if not (request.text or request.all) and self._rung.rings(asked.device_id, REMINDER):
            return await self._rung.end(asked)
        reminders = self._meant(request, asked)
        reminders = picked(reminders, request.place)
        if not reminders:
            any_there = bool(meant(self._alerts, REMINDER, asked.device_id))
            return phrase("reminder.unknown" if any_there else "reminder.none", asked.answer_in)
        if len(reminders) > 1 and not request.all and request.place != EACH:
            return self._words.row(reminders, "reminder.which", asked.answer_in)
        for reminder in reminders:
            self._alerts.cancel(reminder.alert_id)
        one_or_more = "reminder.cancelled" if len(reminders) == 1 else "reminder.several_cancelled"
        key = "reminder.all_cancelled" if request.all else one_or_more
        texts = saying.listed((one.text or one.name for one in reminders), asked.answer_in)
        said = phrase(key, asked.answer_in, text=texts)
        return await self._confirming.done(joined([said, *self._confirming.whose(reminders, asked)]), asked)

    async def _list(self, request: Request, asked: Asked) -> str:
        reminders = self._meant(request, asked)
        if not reminders:
            any_there = bool(meant(self._alerts, REMINDER, asked.device_id))
            return phrase("reminder.none_then" if any_there else "reminder.none", asked.answer_in)
        if len(reminders) > 1:
            said = self._words.reminders(reminders, asked.answer_in)
        else:
            due, text = self._words.when(reminders[0], asked.answer_in), reminders[0].text or reminders[0].name
            said = phrase("reminder.one", asked.answer_in, when=due, text=text)
        return joined([said, *self._confirming.whose(reminders, asked)])

    def _meant(self, request: Request, asked: Asked) -> Sequence[Alert]:
        if request.text:
            return named(self._alerts, request.text, REMINDER, asked.device_id)

        def is_on_day(reminder: Alert) -> bool:
            due = self._alerts.local_due(reminder)
            every = reminder.occasion.days if reminder.occasion is not None else ()
            today = self._alerts.now().date()
            return request.days is None or (due is not None and fits_day(due, every, request.days, today))

        return meant(self._alerts, REMINDER, asked.device_id, is_on_day)
