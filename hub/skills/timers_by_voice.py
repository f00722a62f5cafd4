"""Timers by voice: set, changed, paused, ended and asked about."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import all_meant, any_of_them, like, meant, named
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import After, Alerts
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Handler, Question
from hub.skills.others_alerts import question_of_others
from hub.skills.picking import picked
from hub.skills.requests import EACH, Intent, Request
from hub.skills.ringing_by_voice import RingingByVoice
from hub.skills.spoken import spoken
from hub.storage.alerts import Alert, AlertState

TIMER = AlertKind.TIMER

BY_LENGTH: Final = frozenset({Intent.TIMER_CANCEL, Intent.TIMER_PAUSE, Intent.TIMER_RESUME, Intent.TIMER_LEFT})
"""What is asked of a timer without a new length: the one that is said tells which is meant."""

OVER_S: Final = 180.0
"""Who has let a timer ring to its end, and then says "turn off the timer", means that one for so long, seconds,
and not another that runs."""


class TimersByVoice:
    """Carries out what is asked of timers."""

    def __init__(self, alerts: Alerts, confirming: Confirming, rung: RingingByVoice) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._rung = rung
        self._words = AlertWords(alerts)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which request."""
        return {
            Intent.TIMER_SET: spoken(self._set),
            Intent.TIMER_ADD: spoken(self._add, quotes=True),
            Intent.TIMER_SUBTRACT: spoken(self._subtract, quotes=True),
            Intent.TIMER_CHANGE: spoken(self._change, quotes=True),
            Intent.TIMER_PAUSE: spoken(self._pause, quotes=True),
            Intent.TIMER_RESUME: spoken(self._resume, quotes=True),
            Intent.TIMER_CANCEL: spoken(self._cancel, quotes=True),
            Intent.TIMER_LEFT: spoken(self._tell, quotes=True),
            Intent.TIMER_LIST: spoken(self._tell, quotes=True),
        }

    async def _set(self, request: Request, asked: Asked) -> str:
        if request.duration is None:
            return Question(phrase("timer.how_long", asked.answer_in))
        if request.known and request.name and (there := self._of_that_name(request.name, asked)):
            return await self._reset(there, request, asked)
        timer = self._alerts.set(
            TIMER,
            After(request.duration),
            device_id=asked.device_id,
            language=asked.language,
            name=request.name,
        )
        lasting = saying.duration(request.duration, asked.answer_in)
        key = "timer.set_named" if timer.name else "timer.set"
        name = saying.name(timer.name, asked.answer_in)
        said = saying.beginning(phrase(key, asked.answer_in, duration=lasting, name=name))
        return await self._confirming.rings(said, timer, asked)

    async def _reset(self, timers: Sequence[Alert], request: Request, asked: Asked) -> str:
        """Have the timer of that name, which is there, run for so long from now."""
        when, timers = After(float(request.duration or 0)), picked(timers, request.place)
        if len(timers) != 1 and request.place != EACH:
            return self._which(timers, request, asked)
        said = [
            self._words.stands(self._alerts.change(timer.alert_id, when=when), asked.answer_in)
            for timer in timers
        ]
        return await self._confirming.done(joined(said), asked)

    def _of_that_name(self, name: str, asked: Asked) -> Sequence[Alert]:
        def is_here(timer: Alert) -> bool:
            return timer.device_id == asked.device_id and timer.countdown is not None

        return named(self._alerts, name, TIMER, asked, is_here)

    async def _add(self, request: Request, asked: Asked) -> str:
        seconds = float(request.duration or 0)
        if heard := self._rung.heard(asked, request.name):
            return await self._rung.put_off(heard, seconds, asked)
        return await self._changed(request, asked, lambda timer: self._alerts.add(timer.alert_id, seconds))

    async def _subtract(self, request: Request, asked: Asked) -> str:
        seconds = -float(request.duration or 0)
        return await self._changed(request, asked, lambda timer: self._alerts.add(timer.alert_id, seconds))

    async def _change(self, request: Request, asked: Asked) -> str:
        when = After(float(request.duration or 0))
        last = self._alerts.lately.just_cut(asked.device_id)
        if last is not None and last.kind is TIMER and (heard := self._rung.heard(asked, request.name)):
            return await self._rung.put_off(heard, when.seconds, asked)
        return await self._changed(
            request, asked, lambda timer: self._alerts.change(timer.alert_id, when=when), fits=any_of_them
        )

    async def _changed(
        self,
        request: Request,
        asked: Asked,
        change: Callable[[Alert], Alert],
        fits: Callable[[Alert], bool] = any_of_them,
    ) -> str:
        """Change the one that is meant, and say how long it takes then; one that does not fit raises."""
        timers = self._meant(request, asked, fits) or self._meant(request, asked, any_of_them)
        if timers and not any(fits(timer) for timer in timers):
            return self._already(timers, asked)
        if not timers or (len(timers) > 1 and request.place != EACH):
            return self._which(timers, request, asked)
        before = self._confirming.expected(timers[0])
        changed = [change(timer) for timer in timers]
        said = [self._words.stands(timer, asked.answer_in, among=len(changed)) for timer in changed]
        said += self._confirming.whose(changed, asked)
        return await self._confirming.rings(joined(said), changed[0], asked, before=before)

    async def _pause(self, request: Request, asked: Asked) -> str:
        def pause(timer: Alert) -> Alert:
            return self._alerts.pause(timer.alert_id)

        if request.all:
            idle = not meant(self._alerts, TIMER, asked.device_id, _runs)
            if idle and (paused := meant(self._alerts, TIMER, asked.device_id, _is_paused)):
                return self._already(paused, asked)
            return await self._all(asked, _runs, pause, "timer.all_paused")
        return await self._changed(request, asked, pause, _runs)

    async def _resume(self, request: Request, asked: Asked) -> str:
        def resume(timer: Alert) -> Alert:
            return self._alerts.resume(timer.alert_id)

        if request.all:
            idle = not meant(self._alerts, TIMER, asked.device_id, _is_paused)
            if idle and (running := meant(self._alerts, TIMER, asked.device_id, _runs)):
                return self._already(running, asked)
            return await self._all(asked, _is_paused, resume, "timer.all_resumed")
        return await self._changed(request, asked, resume, _is_paused)

    async def _cancel(self, request: Request, asked: Asked) -> str:
        if request.about:
            return await self._answered(request, asked)
        if request.all:
            return await self._all(asked, any_of_them, self._gone, "timer.all_cancelled")
        unsaid = not request.name and request.duration is None
        if unsaid and (silenced := await self._rung.end(TIMER, asked)) is not None:
            return silenced
        if unsaid and request.place is None and (over := self._over(asked)):
            return over
        return await self._cancel_chosen(self._meant(request, asked, any_of_them), request, asked)

    async def _cancel_chosen(self, timers: Sequence[Alert], request: Request, asked: Asked) -> str:
        if others := question_of_others(timers, self._words, request, asked):
            return others
        if not timers or (len(timers) > 1 and request.place != EACH):
            return self._which(timers, request, asked)
        return await self._end(timers, asked)

    async def _answered(self, request: Request, asked: Asked) -> str:
        """Cancel those about which it was asked, if that was the answer."""
        if not request.sure:
            return phrase("ending.stays", asked.answer_in)
        timers = [one for one in self._alerts.of(kind=TIMER) if one.alert_id in request.about]
        return await self._end(timers, asked) if timers else phrase("timer.none", asked.answer_in)

    async def _end(self, timers: Sequence[Alert], asked: Asked) -> str:
        called = [self._words.called(timer, asked.answer_in, among=len(timers)) for timer in timers]
        gone = [self._gone(timer) for timer in timers]
        said = [saying.beginning(phrase("timer.cancelled", asked.answer_in, which=which)) for which in called]
        return await self._confirming.done(joined([*said, *self._confirming.whose(gone, asked)]), asked)

    def _over(self, asked: Asked) -> str:
        """That what rang here a moment ago is over, and what runs still; empty when nothing did.

        It is said once: who asks again means what runs.
        """
        running = meant(self._alerts, TIMER, asked.device_id)
        ids = {timer.alert_id for timer in running}
        rang = [one for one in self._alerts.bygone.all(OVER_S) if one.kind is TIMER and one.alert_id not in ids]
        rang = [timer for timer in rang if timer.device_id == asked.device_id]
        if not rang:
            return ""
        for timer in rang:
            self._alerts.bygone.forget(timer.alert_id)
        which = self._words.called(rang[0], asked.answer_in)
        said = [saying.beginning(phrase("ending.over", asked.answer_in, which=which))]
        if running:
            said += [self._words.all_stand(running, asked.answer_in), *self._confirming.whose(running, asked)]
        return joined(said)

    async def _tell(self, request: Request, asked: Asked) -> str:
        timers = self._meant(request, asked, any_of_them if request.name else _goes_on)
        if not timers:
            none_there = phrase("timer.none", asked.answer_in)
            return self._which((), request, asked) if request.name else none_there
        said = self._words.all_stand(timers, asked.answer_in)
        return joined([said, *self._confirming.whose(timers, asked)])

    async def _all(
        self, asked: Asked, fits: Callable[[Alert], bool], do: Callable[[Alert], Alert], key: str
    ) -> str:
        timers = all_meant(self._alerts, TIMER, asked.device_id, fits)
        if not timers:
            return phrase("timer.none", asked.answer_in)
        for timer in timers:
            do(timer)
        return await self._confirming.done(phrase(key, asked.answer_in), asked)

    def _meant(self, request: Request, asked: Asked, fits: Callable[[Alert], bool]) -> Sequence[Alert]:
        """Those that can be meant by what was said: name, length, place; by nothing said, those that fit.

        What is only called nearly so is told of, but nothing is done to it before it was chosen.
        """
        by_length = request.intent in BY_LENGTH and request.duration is not None

        def can_be(timer: Alert) -> bool:
            return fits(timer) and (not by_length or _lasts(timer, request.duration))

        if request.name:
            is_safe = request.intent is Intent.TIMER_LEFT or request.place is not None
            found = (like if is_safe else named)(self._alerts, request.name, TIMER, asked, can_be)
        else:
            found = meant(self._alerts, TIMER, asked.device_id, can_be)
        return picked(found, request.place)

    def _which(self, timers: Sequence[Alert], request: Request, asked: Asked) -> str:
        """Where none or several are meant: that there is none, or which there are, or are called nearly so."""
        if not timers and request.name:
            timers = like(self._alerts, request.name, TIMER, asked)
            if len(timers) == 1:
                which = self._words.called(timers[0], asked.answer_in)
                return Question(phrase("timer.near", asked.answer_in, which=which))
        if timers:
            return Question(self._words.row(timers, "timer.which", asked.answer_in))
        any_there = bool(meant(self._alerts, TIMER, asked.device_id))
        return phrase("timer.unknown" if any_there else "timer.none", asked.answer_in)

    def _already(self, timers: Sequence[Alert], asked: Asked) -> str:
        """Where what is asked is so already: they run, or are paused."""
        if len(timers) == 1:
            return self._words.stands_already(timers[0], asked.answer_in)
        any_runs = any(_runs(timer) for timer in timers)
        return phrase("timer.all_run" if any_runs else "timer.all_paused", asked.answer_in)

    def _gone(self, timer: Alert) -> Alert:
        return self._alerts.cancel(timer.alert_id)


def _goes_on(timer: Alert) -> bool:
    """Whether it will ring; of one that does, its ringing tells, or what is told before the answer."""
    return timer.state is not AlertState.RINGING


def _runs(timer: Alert) -> bool:
    return timer.state is AlertState.WAITING


def _is_paused(timer: Alert) -> bool:
    return timer.state is AlertState.PAUSED


def _lasts(timer: Alert, seconds: int | None) -> bool:
    return timer.countdown is not None and timer.countdown.total_s == seconds
