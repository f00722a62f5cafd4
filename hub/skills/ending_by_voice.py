"""Ends what rings, or rang lately: silences rather than deletes it, and asks about what recurs."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import about, meant, own_first, rang_then, rings_then
from hub.skills.alert_moving import is_single
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Question
from hub.skills.matching import best_matches
from hub.skills.requests import Request
from hub.skills.ringing_by_voice import Fits, RingingByVoice
from hub.storage.alerts import Alert


class EndingByVoice:
    """Of one kind: finds out whether "turn it off", or "cancel it", means something else than to delete it."""

    def __init__(self, alerts: Alerts, confirming: Confirming, rung: RingingByVoice, kind: AlertKind) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._rung = rung
        self._kind = kind
        self._words = AlertWords(alerts)

    async def of_what_rang(self, request: Request, asked: Asked) -> str | None:
        """End what rings, is put off or rang lately, and say so, or ask; None when nothing of that is meant."""
        if _is_sure(request) or request.place is not None or request.duration is not None:
            return None

        def is_meant(alert: Alert) -> bool:
            return alert.kind is self._kind and self._is_meant(alert, request)

        if silenced := await self._rung.end(self._kind, asked, is_meant):
            return silenced
        rang = [alert for alert in self._alerts.bygone.all() if is_meant(alert)]
        if put_off := self._put_off(_ids(rang), is_meant, asked):
            return await self._ring_no_more(put_off, asked)
        return self._ask_or_tell(own_first(rang, asked.device_id), request, asked) if rang else None

    def unsure(self, chosen: Sequence[Alert], request: Request, asked: Asked) -> Question | None:
        """Ask whether ``chosen`` are to be deleted; None where that is certain, or is for one day alone."""
        recurring = [alert for alert in chosen if alert.occasion is not None and alert.occasion.days]
        if not (request.off and recurring) or is_single(request.days):
            return None
        if len(chosen) > 1:
            text = self._words.row(chosen, "ending.all", asked.answer_in)
        else:
            which, when = self._called(chosen[0], asked), self._words.when(chosen[0], asked.answer_in)
            text = phrase("ending.recurs", asked.answer_in, which=which, when=when)
        return Question(saying.beginning(text), replace(request, about=_ids(chosen)))

    def agreed(self, request: Request) -> Sequence[Alert]:
        """Those about which it was asked, and which are to be deleted and are there still."""
        return [one for one in self._alerts.all() if request.sure and one.alert_id in request.about]

    def _put_off(self, rang: Collection[str], is_meant: Fits, asked: Asked) -> Sequence[Alert]:
        """What rang, by its ids in ``rang`` or because it recurs, and is to ring again in a while.

        What others have put off is none of who has something set here: they still sleep.
        """
        there = self._alerts.of(kind=self._kind, device_id=asked.device_id) or self._alerts.of(kind=self._kind)
        again = [one for one in there if one.alert_id in rang and one.countdown is not None]
        return again or [one for one in there if one.is_put_off and is_meant(one)]

    async def _ring_no_more(self, put_off: Sequence[Alert], asked: Asked) -> str:
        """Have what was put off wait for its next occasion, if there is one."""
        said = []
        for alert in put_off:
            if alert.is_put_off:
                self._alerts.dismiss(alert.alert_id)
                said.append(self._next("ending.until", alert, asked))
            else:
                self._alerts.cancel(alert.alert_id)
                said.append(self._over(alert, asked))
        return await self._confirming.done(joined([*said, *self._confirming.whose(put_off, asked)]), asked)

    def _ask_or_tell(self, rang: Sequence[Alert], request: Request, asked: Asked) -> str | None:
        """Of what rang lately: what recurs is asked about, what is over is said to be over.

        None where words that mean what is set ("cancel it") can mean something else.
        """
        there = {alert.alert_id: alert for alert in self._alerts.all()}
        recurring = [there[one.alert_id] for one in rang if one.occasion and one.alert_id in there]
        others = self._set(request, asked)
        if not request.off and others and others != recurring:
            return None
        if recurring:
            text = self._next("ending.again", recurring[0], asked)
            return Question(text, replace(request, about=_ids(recurring[:1])))
        for alert in rang:
            self._alerts.bygone.forget(alert.alert_id)  # said once: from now on another is meant
        said = [self._over(rang[0], asked)]
        if others:
            said += [self._words.row(others, "ending.left", asked.answer_in)]
        return joined([*said, *self._confirming.whose(others, asked)])

    def _set(self, request: Request, asked: Asked) -> Sequence[Alert]:
        """Those that are set and can be meant."""

        def fits(alert: Alert) -> bool:
            return rings_then(self._alerts, alert, request.clock, request.days)

        if request.text:
            return about(self._alerts, request.text, self._kind, asked, fits)
        return meant(self._alerts, self._kind, asked.device_id, fits)

    def _over(self, alert: Alert, asked: Asked) -> str:
        return saying.beginning(phrase("ending.over", asked.answer_in, which=self._called(alert, asked)))

    def _next(self, key: str, alert: Alert, asked: Asked) -> str:
        """What ``key`` says of one that recurs, with when it rings next."""
        next_one = alert.occasion.at if alert.occasion is not None else self._alerts.now()
        when = saying.moment(next_one, self._alerts.now(), asked.answer_in)
        return saying.beginning(phrase(key, asked.answer_in, which=self._called(alert, asked), when=when))

    def _called(self, alert: Alert, asked: Asked) -> str:
        return self._words.called(alert, asked.answer_in)

    def _is_meant(self, alert: Alert, request: Request) -> bool:
        """Whether what was said of the time, the day and the words can mean it as it rings, or rang."""
        named = not request.text or bool(best_matches(request.text, [alert], lambda one: one.name or one.text))
        return named and rang_then(self._alerts, alert, request.clock, request.days)


def _is_sure(request: Request) -> bool:
    """Whether the words can only mean what is set: "delete the daily alarm", "delete all alarms"."""
    every = request.days is not None and request.days.every
    return not request.off and (request.all or every)


def _ids(alerts: Sequence[Alert]) -> tuple[str, ...]:
    return tuple(alert.alert_id for alert in alerts)
