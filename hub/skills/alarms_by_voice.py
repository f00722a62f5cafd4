"""Alarms by voice: set, changed, left out, cancelled and asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import all_meant, meant, rings_then
from hub.skills.alert_fitting import fits_day
from hub.skills.alert_moving import is_single
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
from hub.storage.alerts import Alert, Occasion

ALARM = AlertKind.ALARM


class AlarmsByVoice:
    """Carries out what is asked of alarms."""

    def __init__(self, alerts: Alerts, confirming: Confirming, rung: RingingByVoice) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._ending = EndingByVoice(alerts, confirming, rung, ALARM)
        self._words = AlertWords(alerts)
        self._moving = MovingByVoice(alerts, confirming, rung, ALARM)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {
            Intent.ALARM_SET: spoken(self._set),
            Intent.ALARM_CANCEL: spoken(self._cancel, quotes=True),
            Intent.ALARM_CHANGE: spoken(self._change),
            Intent.ALARM_LIST: spoken(self._list),
        }

    async def _set(self, request: Request, asked: Asked) -> str:
        now = self._alerts.now()
        when = when_asked(request, ALARM, now) if _says_when(request) else None
        if when is None:
            return Question(phrase("alarm.when_asked", asked.answer_in))
        alarm = self._alerts.set(ALARM, when, device_id=asked.device_id, language=asked.language)
        due = self._words.when(alarm, asked.answer_in, dated=needs_date(request.days, now))
        said = phrase(self._confirming.key("alarm.set", alarm), asked.answer_in, when=due)
        return await self._confirming.rings(said, alarm, asked)

    async def _cancel(self, request: Request, asked: Asked) -> str:
        if request.about:
            return await self._answered(request, asked)
        if (said := await self._ending.of_what_rang(request, asked)) is not None:
            return said
        if request.all:
            return await self._cancel_all(request, asked)
        alarms = picked(self._meant(request.clock, request.days, asked), request.place)
        return await self._cancel_chosen(alarms, request, asked)

    async def _cancel_chosen(self, alarms: Sequence[Alert], request: Request, asked: Asked) -> str:
        if others := question_of_others(alarms, self._words, request, asked):
            return others
        if len(alarms) == 1 or request.place == EACH:
            asks = self._ending.unsure(alarms, request, asked)
            return asks or joined([await self._end(alarm, request, asked) for alarm in alarms])
        if alarms:
            return Question(self._words.row(alarms, "alarm.which", asked.answer_in))
        any_there = bool(meant(self._alerts, ALARM, asked.device_id))
        return phrase("alarm.unknown" if any_there else "alarm.none", asked.answer_in)

    async def _answered(self, request: Request, asked: Asked) -> str:
        """Delete those about which it was asked, if that was the answer."""
        if not request.sure:
            return phrase("ending.stays", asked.answer_in)
        alarms = self._ending.agreed(request)
        said = [await self._end(alarm, replace(request, days=None), asked) for alarm in alarms]
        return joined(said) if said else phrase("alarm.none", asked.answer_in)

    async def _cancel_all(self, request: Request, asked: Asked) -> str:
        alarms = all_meant(self._alerts, ALARM, asked.device_id)
        if asks := self._ending.unsure(alarms, request, asked):
            return asks
        for alarm in alarms:
            self._alerts.cancel(alarm.alert_id)
        if not alarms:
            return phrase("alarm.none", asked.answer_in)
        return await self._confirming.done(phrase("alarm.all_cancelled", asked.answer_in), asked)

    async def _end(self, alarm: Alert, request: Request, asked: Asked) -> str:
        """Away with it; of one that recurs, and for a single day, with that day's alone."""
        if alarm.occasion is not None and alarm.occasion.days and is_single(request.days):
            return await self._leave_out(alarm, alarm.occasion, request.days, request.clock, asked)
        when = self._words.when(alarm, asked.answer_in)
        self._alerts.cancel(alarm.alert_id)
        return await self._ended("alarm.cancelled", when, alarm, asked)

    async def _leave_out(
        self, alarm: Alert, occasion: Occasion, days: Days, clock: ClockTime | None, asked: Asked
    ) -> str:
        when = saying.moment(occasion.at, self._alerts.now(), asked.answer_in)
        if not fits_day(occasion.at, (), days, self._alerts.now().date(), clock):
            return phrase("alarm.next_only", asked.answer_in, when=when)
        self._alerts.skip(alarm.alert_id)
        return await self._ended("alarm.skipped", when, alarm, asked)

    async def _ended(self, key: str, when: str, alarm: Alert, asked: Asked) -> str:
        said = [phrase(key, asked.answer_in, when=when), *self._confirming.whose([alarm], asked)]
        return await self._confirming.done(joined(said), asked)

    async def _change(self, request: Request, asked: Asked) -> str:
        alarms = self._meant(request.from_clock, request.from_days, asked)
        return await self._moving.change(alarms, request, asked)

    async def _list(self, request: Request, asked: Asked) -> str:
        alarms = self._meant(request.clock, request.days, asked)
        if not alarms:
            any_there = bool(meant(self._alerts, ALARM, asked.device_id))
            return phrase("alarm.none_then" if any_there else "alarm.none", asked.answer_in)
        if len(alarms) > 1 and not request.next:
            said = self._words.row(alarms, "alarm.several", asked.answer_in)
        else:
            key = "alarm.next" if len(alarms) > 1 else "alarm.one"
            said = phrase(key, asked.answer_in, when=self._words.when(alarms[0], asked.answer_in))
        return joined([said, *self._confirming.whose(alarms, asked)])

    def _meant(self, clock: ClockTime | None, days: Days | None, asked: Asked) -> Sequence[Alert]:
        """Those that the time and the day that were said can mean."""
        return meant(
            self._alerts, ALARM, asked.device_id, lambda alarm: rings_then(self._alerts, alarm, clock, days)
        )


def _says_when(request: Request) -> bool:
    """Whether a time is named, or at least a part of the day: nobody wants to be woken at any time of a day."""
    part = request.days is not None and request.days.part is not None
    return part or request.clock is not None or request.duration is not None
