"""Timers, alarms and reminders for a language model: for what people say in ways no template knows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from hub.errors import UnknownAlertError
from hub.events import AlertKind
from hub.skills.alerts import After, Alerts, At, When
from hub.skills.own_tools import OwnTool, Wanted, once_kept
from hub.skills.ringing import Ringer, Where
from hub.storage.alerts import Alert, Occasion, Weekday

_SOUNDING = {
    Where.HERE: "on this device and on the computer",
    Where.NEXT_CONTACT: "on the computer; on this device only when somebody next talks to it",
    Where.COMPUTER: "on the computer",
    Where.NOWHERE: "nowhere: there is no sound for it",
}

_SILENT = {
    Where.HERE: "on this device",
    Where.NEXT_CONTACT: "nowhere: without a sound; it is told on this device when somebody next talks to it",
    Where.NOWHERE: "nowhere: there is no sound for it",
    Where.COMPUTER: "nowhere: there is no sound for it",
}
"""The same where this computer cannot be heard: a hub without a window."""


def _day(value: str) -> str:
    """A date, or nothing; raises ``ValueError``."""
    return date.fromisoformat(value).isoformat() if value else ""


Day = Annotated[str, AfterValidator(_day)]


class Time(Wanted):
    """When it is to ring."""

    seconds: float | None = Field(None, gt=0, le=31 * 86_400, description="From now.")
    time: str = Field("", pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^$", description="Local, 24 hours, as 07:00.")
    date: Day = Field("", description="With time, as 2026-11-30; empty: the next time.")
    weekdays: tuple[Weekday, ...] = Field((), max_length=7, description="With time: every week.")

    def when(self) -> When:
        """The same for the hub."""
        if self.seconds is not None:
            return After(self.seconds)
        on = date.fromisoformat(self.date) if self.date else None
        return At(time.fromisoformat(self.time), on, tuple(day for day in Weekday if day in self.weekdays))


class NewTimer(Time):
    """What to set."""

    kind: Literal["timer", "alarm", "reminder"] = "timer"
    name: str = Field("", max_length=60, description="What it is for: eggs.")
    text: str = Field("", max_length=300, description="Of a reminder: what to say.")

    @model_validator(mode="after")
    def _is_whole(self) -> "NewTimer":
        if (self.seconds is None) == (not self.time):
            raise ValueError("give seconds or time, and not both")
        if (self.kind == "reminder") != bool(self.text):
            raise ValueError("a reminder needs a text, and nothing else has one")
        return self


class Which(Wanted):
    """One of them."""

    id: str = Field(max_length=64, description="As hub.timers.list tells it.")


class NewTime(Time):
    """One of them, and when it is to ring instead."""

    id: str = Field(max_length=64, description="As hub.timers.list tells it.")
    date: Day = Field("", description="With time, as 2026-11-30; empty: its days stay as they are.")

    @model_validator(mode="after")
    def _is_one(self) -> "NewTime":
        if (self.seconds is None) == (not self.time):
            raise ValueError("give seconds or time, and not both")
        return self

    def when_instead(self, occasion: Occasion | None) -> When:
        """When it is to ring, which rings at ``occasion`` now; on the same days unless others are given."""
        when = self.when()
        if not isinstance(when, At) or when.on or when.days or occasion is None:
            return when
        return replace(when, days=occasion.days) if occasion.days else replace(when, on=occasion.at.date())


class MoreTime(Which):
    """One of them, and how much later it is to ring."""

    seconds: float = Field(ge=-31 * 86_400, le=31 * 86_400, description="Earlier when negative.")


class Nothing(Wanted):
    """A tool that needs to be told nothing."""


class TimerTools:
    """What one device can have done; it sees and changes what it has set, and nothing else."""

    def __init__(
        self, alerts: Alerts, ringer: Ringer, *, device_id: str, language: Callable[[], str], sounds: bool
    ) -> None:
        """Make the tools.

        Args:
            alerts: What is set.
            ringer: Tells where it will ring.
            device_id: Whose they are.
            language: The tag of what the person speaks when something is set: it is told in that when it rings.
            sounds: This computer can be heard.
        """
        self._alerts = alerts
        self._ringer = ringer
        self._device_id = device_id
        self._language = language
        self._rings = _SOUNDING if sounds else _SILENT

    def tools(self) -> Sequence[OwnTool]:
        """All of them."""
        return (
            OwnTool("hub.timers.set", "Sets a timer, an alarm or a reminder.", NewTimer, self._set),
            OwnTool("hub.timers.list", "Tells which are set, with their ids.", Nothing, self._list),
            OwnTool("hub.timers.cancel", "Deletes one for good, all its weekdays.", Which, self._cancel),
            OwnTool(
                "hub.timers.silence",
                "Silences one that rings, or is put off; it rings again on its weekdays.",
                Which,
                self._silence,
            ),
            OwnTool("hub.timers.change", "Has one ring at another time.", NewTime, self._change),
            OwnTool("hub.timers.add_time", "Has a timer ring later or earlier.", MoreTime, self._add),
        )

    async def _set(self, wanted: NewTimer) -> Mapping[str, Any]:
        alert = self._alerts.set(
            AlertKind(wanted.kind),
            wanted.when(),
            device_id=self._device_id,
            language=self._language(),
            name=wanted.name,
            text=wanted.text,
        )
        return await once_kept({**self._told(alert), **self._where(alert)}, self._alerts.kept)

    async def _list(self, _wanted: Nothing) -> Mapping[str, Any]:
        return {"set": [self._told(alert) for alert in self._alerts.of(device_id=self._device_id)]}

    async def _cancel(self, wanted: Which) -> Mapping[str, Any]:
        alert = self._alerts.cancel(self._own(wanted.id).alert_id)
        return await once_kept({"cancelled": alert.alert_id}, self._alerts.kept)

    async def _silence(self, wanted: Which) -> Mapping[str, Any]:
        alert = self._own(wanted.id)
        self._alerts.dismiss(alert.alert_id)
        again = [self._told(one) for one in self._alerts.all() if one.alert_id == alert.alert_id]
        return await once_kept({"silenced": alert.alert_id, "set_still": again}, self._alerts.kept)

    async def _change(self, wanted: NewTime) -> Mapping[str, Any]:
        alert = self._own(wanted.id)
        changed = self._alerts.change(alert.alert_id, when=wanted.when_instead(alert.occasion))
        return await once_kept({**self._told(changed), **self._where(changed)}, self._alerts.kept)

    async def _add(self, wanted: MoreTime) -> Mapping[str, Any]:
        alert = self._alerts.add(self._own(wanted.id).alert_id, wanted.seconds)
        return await once_kept(self._told(alert), self._alerts.kept)

    def _own(self, alert_id: str) -> Alert:
        alert = self._alerts.get(alert_id)
        if alert.device_id != self._device_id:
            raise UnknownAlertError("There is no timer, alarm or reminder with that id on this device.")
        return alert

    def _where(self, alert: Alert) -> dict[str, str]:
        return {"rings": self._rings[self._ringer.expected(alert)]}

    def _told(self, alert: Alert) -> dict[str, Any]:
        left_s = self._alerts.left_s(alert)
        told = {
            "id": alert.alert_id,
            "kind": alert.kind.value,
            "name": alert.name,
            "text": alert.text,
            "state": alert.state.value,
            "seconds_left": None if left_s is None else round(left_s),
            "at": f"{alert.occasion.at:%Y-%m-%d %H:%M}" if alert.occasion else "",
            "weekdays": [day.value for day in alert.occasion.days] if alert.occasion else [],
        }
        return {key: value for key, value in told.items() if value not in ("", [], None)}
