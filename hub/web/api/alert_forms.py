"""Timers, alarms and reminders, as the API is asked for them and tells them."""

from datetime import date, time
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from hub.events import AlertKind
from hub.skills.alerts import SNOOZE_S, After, At, When
from hub.skills.ringing import Where
from hub.storage.alerts import AlertState, Weekday
from hub.web.api.devices import Name, printable
from hub.web.api.endpoint import Asked, Told
from hub.web.api.kept import Id

MAX_TEXT = 300
"""Longest text of a reminder, characters: half a minute of speech."""

MAX_SECONDS = 1e9
"""Beyond what any countdown has; which of those below are too long is for the hub to say."""


def _time_of_day(value: Any) -> time:
    read = time.fromisoformat(value) if isinstance(value, str) else None
    if read is None or read.tzinfo is not None or read.microsecond:
        raise ValueError("it is no time of day, as 07:00 or 07:00:30")
    return read


def _day(value: Any) -> date:
    if not isinstance(value, str):
        raise ValueError("it is no date, as 2026-11-30")  # noqa: TRY004 - pydantic tells a ValueError
    return date.fromisoformat(value)


TimeOfDay = Annotated[time, BeforeValidator(_time_of_day)]
Day = Annotated[date, BeforeValidator(_day)]
Seconds = Annotated[float, Field(allow_inf_nan=False, ge=-MAX_SECONDS, le=MAX_SECONDS)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT), AfterValidator(printable)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,35}$")]


class _Timed(Asked):
    """When something is to ring."""

    seconds: Seconds | None = Field(None, description="So long from now.")
    time: TimeOfDay | None = Field(None, description="At this local time of day, as 07:00.")
    date: Day | None = Field(None, description="With time: on this day, as 2026-11-30. Null: the next time.")
    days: tuple[Weekday, ...] = Field(
        (), max_length=len(Weekday), description="With time: on these days of the week, over and over."
    )

    @model_validator(mode="after")
    def _is_one_time(self) -> "_Timed":
        if self.seconds is not None and self.time is not None:
            raise ValueError("give seconds or time, not both")
        if self.time is None and (self.date is not None or self.days):
            raise ValueError("date and days need a time")
        if self.date is not None and self.days:
            raise ValueError("give date or days, not both")
        return self

    def when(self) -> When | None:
        """The same for the hub; None when nothing is said of it."""
        if self.seconds is not None:
            return After(self.seconds)
        if self.time is None:
            return None
        days = tuple(day for day in Weekday if day in self.days)
        return At(self.time, self.date, days)


class NewAlert(_Timed):
    """What is to ring, and when: seconds for a timer, seconds or time for the others."""

    kind: AlertKind
    device_id: Id = Field("", description="Of the device on which it is to ring; empty: on this computer only.")
    name: Name = ""
    text: Text = Field("", description="Of a reminder: what is to be said.")
    language: Language = Field("", description="A tag, as zh-CN: in which it is told.")

    @model_validator(mode="after")
    def _is_whole(self) -> "NewAlert":
        if self.when() is None:
            raise ValueError("give seconds or time")
        if (self.kind is AlertKind.REMINDER) != bool(self.text):
            raise ValueError("a reminder needs a text, and nothing else has one")
        return self


class AlertEdit(_Timed):
    """What is to be otherwise; what is left out stays."""

    name: Name | None = None
    text: Text | None = Field(None, min_length=1, description="Of a reminder.")
    add_seconds: Seconds | None = Field(
        None, description="So much later, or earlier when negative; of a timer that rings: so long from now."
    )

    @model_validator(mode="after")
    def _is_something(self) -> "AlertEdit":
        given = [self.when(), self.name, self.text, self.add_seconds]
        if all(one is None for one in given):
            raise ValueError("say what is to be changed")
        if self.add_seconds is not None and self.when() is not None:
            raise ValueError("give add_seconds or a time, not both")
        return self


class Snooze(Asked):
    """How long something is to be silent."""

    seconds: Seconds = SNOOZE_S


class SoughtAlerts(Asked):
    """Some of them: those that fit all of these."""

    kind: AlertKind | None = None
    device: Id | None = Field(None, description="Set by this device; empty: by programs, for no device.")


class NamedAlerts(SoughtAlerts):
    """Some of them, perhaps by a name."""

    name: Name = Field("", description="Nearest to this, as people say it: eggs finds the egg timer.")


class Alert(Told):
    """A timer, an alarm or a reminder. Times are seconds since 1970, durations seconds."""

    alert_id: str
    kind: AlertKind
    state: AlertState
    device_id: str = Field(description="That set it, or on which it is to ring; empty: a program did.")
    name: str
    text: str
    language: str
    created_at: float
    due_at: float | None = Field(description="When it rings next; null: it is paused, or rings no more.")
    left_s: float | None = Field(description="Until then; of a timer that is paused, what is left of it.")
    total_s: float | None = Field(description="Of a countdown: what it was set to.")
    time: str | None = Field(description="Of what rings at a time of day: which, as 07:00:00.")
    days: tuple[Weekday, ...] = Field(description="On which days of the week, over and over.")
    was_due_at: float | None = Field(description="Of what rings or was missed: when it was due.")
    rings: Where = Field(
        description="Where it will ring besides this computer, which is silent where the hub runs without a "
        "window: here (on its device), next_contact (it is told when somebody talks to that device), computer "
        "(nowhere else), nowhere (no device set it, and this computer has no sound)."
    )


class AlertList(Told):
    """What rings next comes first, what rings no more last."""

    alerts: tuple[Alert, ...]


class Cancelled(Told):
    """What will not ring."""

    alerts: int
