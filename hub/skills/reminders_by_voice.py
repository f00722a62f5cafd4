"""Reminders by voice: set, changed, cancelled and asked about."""

from collections.abc import Mapping, Sequence

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import about, all_meant, like, meant, rings_then
from hub.skills.alert_times import needs_date, when_asked
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.ending_by_voice import EndingByVoice
from hub.skills.handling import Handler, Question
from hub.skills.moving_by_voice import MovingByVoice
from hub.skills.others_alerts import question_of_others
from hub.skills.picking import picked
from hub.skills.requests import EACH, ClockTime, Days, Intent, Request
from hub.skills.ringing_by_voice import RingingByVoice
from hub.skills.spoken import spoken
from hub.storage.alerts import Alert

REMINDER = AlertKind.REMINDER


class RemindersByVoice:
    """Carries out what is asked of reminders."""

    def __init__(self, alerts: Alerts, confirming: Confirming, rung: RingingByVoice) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._ending = EndingByVoice(alerts, confirming, rung, REMINDER)
        self._words = AlertWords(alerts)
        self._moving = MovingByVoice(alerts, confirming, rung, REMINDER)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {
            Intent.REMINDER_SET: spoken(self._set),
            Intent.REMINDER_CANCEL: spoken(self._cancel, quotes=True),
            Intent.REMINDER_CHANGE: spoken(self._change, quotes=True),
            Intent.REMINDER_LIST: spoken(self._list, quotes=True),
        }

    async def _set(self, request: Request, asked: Asked) -> str:
        if not request.text:
            return Question(phrase("reminder.text_asked", asked.answer_in))
        now = self._alerts.now()
        when = when_asked(request, REMINDER, now)
        if when is None:
            return Question(phrase("reminder.when_asked", asked.answer_in))
        reminder = self._alerts.set(
            REMINDER, when, device_id=asked.device_id, language=asked.language, text=request.text
        )
        due = self._words.when(reminder, asked.answer_in, dated=needs_date(request.days, now))
        said = saying.reminding("reminder.set", reminder.text, asked.answer_in, when=due)
        return await self._confirming.rings(said, reminder, asked)

    async def _cancel(self, request: Request, asked: Asked) -> str:
        if request.about:
            return await self._answered(request, asked)
        if (said := await self._ending.of_what_rang(request, asked)) is not None:
            return said
        there = self._meant(request, request.clock, request.days, asked, every=request.all)
        reminders = picked(there, request.place)
        if not reminders:
            any_there = bool(meant(self._alerts, REMINDER, asked.device_id))
            none = phrase("reminder.unknown" if any_there else "reminder.none", asked.answer_in)
            return self._like_it(request, asked) or none
        if others := question_of_others(reminders, self._words, request, asked):
            return others
        if len(reminders) > 1 and not request.all and request.place != EACH:
            return Question(self._words.row(reminders, "reminder.which", asked.answer_in))
        asks = self._ending.unsure(reminders, request, asked)
        return asks or await self._delete(reminders, request, asked)

    async def _answered(self, request: Request, asked: Asked) -> str:
        """Delete those about which it was asked, if that was the answer."""
        if not request.sure:
            return phrase("ending.stays", asked.answer_in)
        reminders = self._ending.agreed(request)
        none_there = phrase("reminder.none", asked.answer_in)
        return await self._delete(reminders, request, asked) if reminders else none_there

    async def _delete(self, reminders: Sequence[Alert], request: Request, asked: Asked) -> str:
        for reminder in reminders:
            self._alerts.cancel(reminder.alert_id)
        one_or_more = "reminder.cancelled" if len(reminders) == 1 else "reminder.several_cancelled"
        key = "reminder.all_cancelled" if request.all else one_or_more
        texts = saying.listed((one.text or one.name for one in reminders), asked.answer_in)
        said = phrase(key, asked.answer_in, text=texts)
        return await self._confirming.done(joined([said, *self._confirming.whose(reminders, asked)]), asked)

    async def _list(self, request: Request, asked: Asked) -> str:
        reminders = self._meant(request, None, request.days, asked)
        if not reminders:
            any_there = bool(meant(self._alerts, REMINDER, asked.device_id))
            return phrase("reminder.none_then" if any_there else "reminder.none", asked.answer_in)
        if len(reminders) > 1:
            said = self._words.reminders(reminders, asked.answer_in)
        else:
            due, text = self._words.when(reminders[0], asked.answer_in), reminders[0].text or reminders[0].name
            said = phrase("reminder.one", asked.answer_in, when=due, text=text)
        return joined([said, *self._confirming.whose(reminders, asked)])

    async def _change(self, request: Request, asked: Asked) -> str:
        reminders = self._meant(request, request.from_clock, request.from_days, asked)
        near = "" if reminders else self._like_it(request, asked)
        return near or await self._moving.change(reminders, request, asked)

    def _like_it(self, request: Request, asked: Asked) -> str:
        """Whether one is meant that says nearly what was said; empty when none does."""
        found = like(self._alerts, request.text, REMINDER, asked) if request.text else ()
        if len(found) > 1:
            return Question(self._words.row(found, "reminder.which", asked.answer_in))
        if not found:
            return ""
        text = found[0].text or found[0].name
        return Question(phrase("reminder.near", asked.answer_in, text=text))

    def _meant(
        self,
        request: Request,
        clock: ClockTime | None,
        days: Days | None,
        asked: Asked,
        *,
        every: bool = False,
    ) -> Sequence[Alert]:
        """Those that what was said of them can mean; ``every``: all of this device's.

        One that says only nearly so is told of, but nothing is done to it before it was chosen.
        """

        def rings(reminder: Alert) -> bool:
            return rings_then(self._alerts, reminder, clock, days)

        if request.text:
            is_safe = request.intent is Intent.REMINDER_LIST or request.place is not None
            find = like if is_safe else about
            return find(self._alerts, request.text, REMINDER, asked, rings)
        choose = all_meant if every else meant
        return choose(self._alerts, REMINDER, asked.device_id, rings)
