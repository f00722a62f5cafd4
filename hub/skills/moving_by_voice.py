"""Moves an alarm or a reminder to another time by voice."""

from collections.abc import Sequence
from dataclasses import replace

from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_choosing import meant
from hub.skills.alert_fitting import fits_day
from hub.skills.alert_moving import is_single, when_moved, when_shifted
from hub.skills.alert_times import needs_date
from hub.skills.alert_words import AlertWords
from hub.skills.alerts import Alerts, When
from hub.skills.asked import Asked
from hub.skills.confirming import Confirming
from hub.skills.handling import Question
from hub.skills.picking import picked
from hub.skills.requests import Request
from hub.skills.ringing_by_voice import RingingByVoice
from hub.storage.alerts import Alert, Occasion


class MovingByVoice:
    """Of one kind. Its phrases are named for the kind: ``alarm.changed``."""

    def __init__(self, alerts: Alerts, confirming: Confirming, rung: RingingByVoice, kind: AlertKind) -> None:
        self._alerts = alerts
        self._confirming = confirming
        self._rung = rung
        self._kind = kind
        self._words = AlertWords(alerts)

    async def change(self, chosen: Sequence[Alert], request: Request, asked: Asked) -> str:
        """Move what rings, or the one of ``chosen``, those that can be meant.

        With none of them it says so, and of several it asks which.
        """
        put_off = await self._rung.moved(self._kind, request, asked)
        return put_off or await self._change(picked(chosen, request.place), request, asked)

    async def _change(self, chosen: Sequence[Alert], request: Request, asked: Asked) -> str:
        if not chosen:
            any_there = bool(meant(self._alerts, self._kind, asked.device_id))
            return phrase(self._key("unknown" if any_there else "none"), asked.answer_in)
        alert, occasion = chosen[0], chosen[0].occasion
        once = occasion is not None and bool(occasion.days) and _is_for_once(request)
        from_then = replace(occasion, days=()) if occasion is not None and once else occasion
        when = self._when(request, alert, from_then)
        if when is None:
            return Question(phrase(self._key("when_asked"), asked.answer_in))
        if len(chosen) > 1:
            return Question(self._words.row(chosen, self._key("which"), asked.answer_in))
        if from_then is not None and once:
            return await self._move_once(alert, from_then, when, request, asked)
        return await self._confirmed("changed", self._alerts.change(alert.alert_id, when=when), request, asked)

    def _when(self, request: Request, alert: Alert, occasion: Occasion | None) -> When | None:
        """When it is to ring instead; None when that was not said."""
        if request.shift is not None:
            return when_shifted(request.shift, occasion, self._alerts.left_s(alert) or 0.0)
        return when_moved(request, self._kind, occasion, self._alerts.now())

    async def _move_once(
        self, alert: Alert, next_one: Occasion, when: When, request: Request, asked: Asked
    ) -> str:
        """Of one that recurs, the next time alone: that is left out, and there is another for it."""
        from_then = is_single(request.from_days)
        day, clock = (request.from_days, request.from_clock) if from_then else (request.days, request.clock)
        now = self._alerts.now()
        if day is not None and not fits_day(next_one.at, (), day, now.date(), clock):
            next_time = saying.moment(next_one.at, now, asked.answer_in)
            return phrase(self._key("change_next_only"), asked.answer_in, when=next_time)
        once = self._alerts.set(
            alert.kind,
            when,
            device_id=alert.device_id,
            language=alert.language,
            name=alert.name,
            text=alert.text,
        )
        self._alerts.skip(alert.alert_id)
        return await self._confirmed("changed_once", once, request, asked)

    async def _confirmed(self, key: str, alert: Alert, request: Request, asked: Asked) -> str:
        dated, text = needs_date(request.days, self._alerts.now()), alert.text or alert.name
        when = self._words.when(alert, asked.answer_in, dated=dated)
        key = self._confirming.key(self._key(key), alert)
        said = phrase(key, asked.answer_in, when=when, text=text)
        said = joined([said, *self._confirming.whose([alert], asked)])
        return await self._confirming.rings(said, alert, asked)

    def _key(self, key: str) -> str:
        return f"{self._kind.value}.{key}"


def _is_for_once(request: Request) -> bool:
    """Whether one day is named, or a while, and not those days on which something recurs."""
    a_while = request.duration is not None or request.shift is not None
    return a_while or is_single(request.from_days) or is_single(request.days)
