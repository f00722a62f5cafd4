"""What somebody asks of the hub, as a value: what is wanted, and the times, amounts and names said with it."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final


class Intent(StrEnum):
    """What is wanted."""

    TIME = "time"  # what time is it
    DATE = "date"  # which day is it, of the week and of the month; perhaps days, for another than today
    YEAR = "year"  # which year is it
    ABILITIES = "abilities"  # what can you do
    GOODBYE = "goodbye"  # the conversation is over
    STOP = "stop"  # be quiet, enough
    REPEAT = "repeat"  # say that again
    WHICH_DEVICE = "which_device"  # which device is it that listens
    BATTERY = "battery"  # how full is the device's battery
    PHOTO = "photo"  # what does the device's camera see
    TIMER_SET = "timer_set"  # duration; perhaps name
    TIMER_ADD = "timer_add"  # duration to be added to a running timer
    TIMER_SUBTRACT = "timer_subtract"  # duration to be taken from it
    TIMER_CHANGE = "timer_change"  # duration from now on; perhaps name
    TIMER_PAUSE = "timer_pause"
    TIMER_RESUME = "timer_resume"
    TIMER_CANCEL = "timer_cancel"  # one, the named one, or all
    TIMER_LEFT = "timer_left"  # how long it still runs
    TIMER_LIST = "timer_list"  # which timers run
    ALARM_SET = "alarm_set"  # clock, or duration from now on; perhaps days
    ALARM_CANCEL = "alarm_cancel"  # the one of clock or days, or all
    ALARM_CHANGE = "alarm_change"  # clock, days, shift or duration from now on; which by from_clock, from_days
    ALARM_LIST = "alarm_list"  # all, or the next alone
    REMINDER_SET = "reminder_set"  # perhaps text, duration, clock or days
    REMINDER_CANCEL = "reminder_cancel"  # all, or the one about text, or of clock or days
    REMINDER_CHANGE = "reminder_change"  # as of an alarm; perhaps text
    REMINDER_LIST = "reminder_list"
    SNOOZE = "snooze"  # what rings is to ring again in a while, perhaps duration
    VOLUME_SET = "volume_set"  # level
    VOLUME_UP = "volume_up"  # perhaps step
    VOLUME_DOWN = "volume_down"  # perhaps step
    VOLUME_MUTE = "volume_mute"
    VOLUME_UNMUTE = "volume_unmute"
    VOLUME_LEVEL = "volume_level"  # how loud is it
    BRIGHTNESS_SET = "brightness_set"  # level of the device's own screen
    BRIGHTNESS_UP = "brightness_up"  # perhaps step
    BRIGHTNESS_DOWN = "brightness_down"  # perhaps step
    BRIGHTNESS_LEVEL = "brightness_level"  # how bright is the screen
    THEME_SET = "theme_set"  # theme
    LIST_ADD = "list_add"  # items, list_name
    LIST_REMOVE = "list_remove"  # items, list_name
    LIST_TAKE = "list_take"  # items, off whichever list has them; perhaps of no list at all
    LIST_READ = "list_read"  # list_name
    LIST_CLEAR = "list_clear"  # list_name
    LIST_DELETE = "list_delete"  # list_name, with all that is on it
    LIST_NAMES = "list_names"  # which lists are there
    SWITCH_ON = "switch_on"  # target, room, or both
    SWITCH_OFF = "switch_off"  # target, room, or both
    DIM = "dim"  # target, room; level, or step
    PERSONA_SET = "persona_set"  # persona, or name where it may be something else
    PERSONA_RESET = "persona_reset"  # who usually speaks is to speak again
    PERSONA_LIST = "persona_list"  # which personas are there
    PERSONA_WHICH = "persona_which"  # which of them speaks now


class DayPart(StrEnum):
    """A part of the day, where no clock time is said."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    LATE = "late"  # evening and night in one word, as in "tonight" and "esta noche"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day.

    Attributes:
        hour: 0 to 23; when not ``certain``, 1 to 12.
        minute: 0 to 59.
        certain: Whether the half of the day is known. "At seven" may be either; who carries it out takes
            the next that comes.
        overnight: It is in the night that begins on the day it is said of, after midnight, and so on the
            date after: "tomorrow night at one". Shown as hours from 24 on.
    """

    hour: int
    minute: int
    certain: bool
    overnight: bool = False

    def __str__(self) -> str:
        hour = self.hour + _DAY if self.overnight else self.hour
        return f"{hour}:{self.minute:02}{'' if self.certain else '?'}"


_DAY: Final = 24  # hours

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Days:
    """One day, or the days of the week on which something recurs.

    Attributes:
        offset: Days from today.
        weekdays: Of the week, 0 for Monday; one of them, or all that recur.
        every: It recurs on ``weekdays``.
        later: The weekday is not today: "next Monday".
        week: Of the weekday, the calendar week from this one on: 1 for the next. Weeks begin on Monday.
        date: Month and day of the month.
        part: Part of that day; of the next such part when nothing else is set.
    """

    offset: int | None = None
    weekdays: tuple[int, ...] = ()
    every: bool = False
    date: tuple[int, int] | None = None
    part: DayPart | None = None
    later: bool = False
    week: int | None = None

    def __str__(self) -> str:
        said = [] if self.offset is None else [f"+{self.offset}"]
        said += ["every"] if self.every else []
        said += ["next"] if self.later else []
        said += [] if self.week is None else [f"week+{self.week}"]
        said += [",".join(WEEKDAYS[day] for day in self.weekdays)] if self.weekdays else []
        said += [f"{self.date[0]:02}-{self.date[1]:02}"] if self.date else []
        return " ".join([*said, self.part or ""]).strip()


EACH: Final = 0
"""Place of all that were named."""

ONLY: Final = 99
"""Place of what was named alone: "yes", "that one"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Something that is wanted; empty where nothing was said.

    Attributes:
        intent: What is wanted.
        duration: Seconds.
        clock: Time of day.
        days: Day or days.
        from_clock: Time of day of what is to be changed.
        from_days: Day or days of what is to be changed.
        shift: Seconds by which it is to ring later.
        level: Percent, 0 to 100.
        step: Percent by which a level changes.
        name: Name of a timer, or of what may be a persona, as it was said.
        text: What to remind of, as it was said.
        items: Things for a list, as they were said.
        list_name: ``shopping``, ``todo``, or another list's name as it was said.
        room: Room, by its usual name in the language of the request; to be looked for among the tools.
        target: Thing to switch, likewise.
        theme: ``light`` or ``dark``.
        persona: Name of what is surely to be a persona, as it was said.
        known: A timer is meant that is there, if one is: "the pizza timer", not "a pizza timer".
        place: Of several that were named to choose from, the one at this place, 1 for the first and -1 for the
            last; ``EACH`` of them; or the ``ONLY`` one.
        all: All of them are meant.
        next: The one that rings next is meant, and no other.
        off: Of an alarm or a reminder that is to be cancelled: in words that may mean its ringing alone,
            "turn it off", "stop", and not what is set.
        about: Ids of the alerts, or the list, about which it was asked back whether they are to be deleted.
        sure: What was answered then; None: nothing yet.
    """

    intent: Intent
    duration: int | None = None
    clock: ClockTime | None = None
    days: Days | None = None
    from_clock: ClockTime | None = None
    from_days: Days | None = None
    shift: int | None = None
    level: int | None = None
    step: int | None = None
    name: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    list_name: str = ""
    room: str = ""
    target: str = ""
    theme: str = ""
    persona: str = ""
    known: bool = False
    place: int | None = None
    all: bool = False
    next: bool = False
    off: bool = False
    about: tuple[str, ...] = ()
    sure: bool | None = None

    def __str__(self) -> str:
        """``timer_set duration=300 name=pasta``: the intent, and the slots that were said."""
        said = ((field.name, getattr(self, field.name)) for field in fields(self)[1:])
        return " ".join(
            [self.intent.value, *(f"{name}={_shown(value)}" for name, value in said if _is_said(value))]
        )


def _is_said(value: object) -> bool:
    return value is not None and value is not False and value not in ("", ())


def _shown(value: object) -> str:
    return " + ".join(value) if isinstance(value, tuple) else str(value)
