"""What people set and choose: timers and the like, lists, who speaks."""

from dataclasses import dataclass, field
from enum import StrEnum

from hub.events.event import Event


class AlertKind(StrEnum):
    """What is to ring."""

    TIMER = "timer"  # after a while
    ALARM = "alarm"  # at a time of day
    REMINDER = "reminder"  # after a while or at a time of day, to say something


class AlertChange(StrEnum):
    """What became of a timer, an alarm or a reminder."""

    SET = "set"
    CHANGED = "changed"
    PAUSED = "paused"
    RESUMED = "resumed"
    RINGING = "ringing"
    SNOOZED = "snoozed"  # it will ring again in a while
    DISMISSED = "dismissed"  # a person ended its ringing, or has seen that it was missed
    MISSED = "missed"  # nobody was reached, or the hub was off: it is told at the device's next contact
    TOLD = "told"  # it was said on the device that set it
    ENDED = "ended"  # it rings no more, and somebody was told
    CANCELLED = "cancelled"


class PersonaChange(StrEnum):
    """What became of a persona."""

    MADE = "made"
    CHANGED = "changed"
    DELETED = "deleted"  # the devices on which it spoke have the one for all again
    CHOSEN = "chosen"  # it speaks on a device now, or on all that have none of their own
    RELEASED = "released"  # a device has no persona of its own any longer


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRang(Event):
    """A timer, an alarm or a reminder rings now, at once on this computer.

    ``name`` and ``text`` are what a person called it and wants to be told. ``due_at`` is when it was to ring;
    it is late by ``late_by_s`` when the computer slept or the hub was off.
    """

    alert_id: str
    kind: AlertKind
    device_id: str  # that set it; empty: a program did
    name: str
    text: str = field(repr=False)
    due_at: float
    late_by_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertChanged(Event):
    """A timer, an alarm or a reminder is another than it was. ``due_at``: when it rings next; None: not."""

    alert_id: str
    kind: AlertKind
    device_id: str
    change: AlertChange
    due_at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChanged(Event):
    """A list was made, renamed or deleted, or has other things on it: ``items`` of them now."""

    list_id: str
    items: int
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaChanged(Event):
    """A persona is another than it was, or speaks elsewhere.

    ``device_id`` is the device on which it was chosen or from which it was released; empty: all that have none
    of their own.
    """

    persona_id: str
    change: PersonaChange
    device_id: str = ""
