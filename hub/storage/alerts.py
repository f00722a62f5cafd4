"""Timers, alarms and reminders, as values and as documents.

Moments are wall-clock seconds since 1970 (UTC), times of day local and without a zone: 7:00 stays 7:00 when
daylight saving begins, or the computer is carried into another zone.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, NaiveDatetime, TypeAdapter

from hub.events import AlertKind
from hub.storage.documents import DocumentKind, Documents
from hub.storage.stored import Stored

ALERTS: Final = DocumentKind("timers")

EARLIEST: Final = datetime.fromisoformat("1969-12-31T00:00")
LATEST: Final = datetime.fromisoformat("9998-01-01T00:00")
"""Local times that are moments on every system; a clock that was never set begins with 1970, in every zone."""

Seconds = Annotated[float, Field(allow_inf_nan=False)]

LocalTime = Annotated[NaiveDatetime, Field(ge=EARLIEST, le=LATEST)]


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """Which one ``day`` is."""
        return tuple(cls)[day.weekday()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """So long from then on, whatever becomes of the clock on the wall. Durations are seconds."""

    total_s: Seconds  # what was asked for, and added
    left_s: Seconds  # when it was last started, changed or paused
    ends_at: Seconds | None  # None: it is paused


@dataclass(frozen=True, slots=True)
class Occasion:
    """A local time, once or on some days of the week."""

    at: LocalTime  # the next one, without a zone
    days: tuple[Weekday, ...] = ()  # none: once


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """It rings, or has rung and nobody was reached."""

    due_at: Seconds
    rang_at: Seconds | None  # None: the hub was off, or the computer slept, for too long after it was due
    heard: bool = False  # it was said on the device that set it
    over: bool = False  # it rings no more, and was missed


class AlertState(StrEnum):
    """What an alert does now."""

    WAITING = "waiting"
    PAUSED = "paused"
    RINGING = "ringing"
    MISSED = "missed"  # nobody was told that it rang, or was to; one that recurs has its next time besides


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A timer, an alarm or a reminder. It rings at the earlier of its ``countdown`` and its ``occasion``.

    One that will not ring again, and was heard or dismissed, is there no more.
    """

    alert_id: str
    kind: AlertKind
    device_id: str  # that set it; empty: a program did
    created_at: Seconds
    language: str = ""  # in which it was set, a tag
    name: str = ""  # given by a person
    text: str = ""  # of a reminder: what is to be said
    countdown: Countdown | None = None  # a snooze is one, too
    occasion: Occasion | None = None
    ring: Ring | None = None

    @property
    def is_put_off(self) -> bool:
        """Whether it recurs, and rings again before its next occasion: it was snoozed."""
        return self.countdown is not None and self.occasion is not None

    @property
    def state(self) -> AlertState:
        """What it does now."""
        if self.ring is not None:
            return AlertState.MISSED if self.ring.over else AlertState.RINGING
        if self.countdown is not None and self.countdown.ends_at is None:
            return AlertState.PAUSED
        return AlertState.WAITING


ALERT: Final = TypeAdapter(Alert)


def stored_alerts(documents: Documents, file: Path) -> Stored[Alert]:
    """Where alerts are kept: ``documents`` are in ``file``."""
    return Stored(documents, file, ALERT, id_name="alert_id", what="A timer, alarm or reminder")
