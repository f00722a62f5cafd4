"""What is asked about when somebody wants to know whether something was done: nothing is done then."""

from collections.abc import Mapping
from typing import Final

from hub.skills.acting import TELLING
from hub.skills.requests import Intent, Request

_ANSWERS: Final[Mapping[Intent, tuple[Intent, ...]]] = {
    Intent.TIMER_LEFT: (
        Intent.TIMER_SET, Intent.TIMER_ADD, Intent.TIMER_SUBTRACT, Intent.TIMER_CHANGE, Intent.TIMER_PAUSE,
        Intent.TIMER_RESUME, Intent.TIMER_CANCEL,
    ),
    Intent.ALARM_LIST: (Intent.ALARM_SET, Intent.ALARM_CHANGE, Intent.ALARM_CANCEL),
    Intent.REMINDER_LIST: (Intent.REMINDER_SET, Intent.REMINDER_CHANGE, Intent.REMINDER_CANCEL),
    Intent.VOLUME_LEVEL: (
        Intent.VOLUME_SET, Intent.VOLUME_UP, Intent.VOLUME_DOWN, Intent.VOLUME_MUTE, Intent.VOLUME_UNMUTE,
    ),
    Intent.BRIGHTNESS_LEVEL: (Intent.BRIGHTNESS_SET, Intent.BRIGHTNESS_UP, Intent.BRIGHTNESS_DOWN),
    Intent.LIST_READ: (Intent.LIST_ADD, Intent.LIST_REMOVE, Intent.LIST_CLEAR),
    Intent.PERSONA_WHICH: (Intent.PERSONA_SET, Intent.PERSONA_RESET),
}  # fmt: skip
"""What is told to who asks whether these were done: "is the alarm cancelled?", by which alarms there are."""

_ANSWERED_BY: Final = {done: telling for telling, every in _ANSWERS.items() for done in every}


def told_instead(request: Request) -> Request | None:
    """What is asked for by who wants to know whether ``request`` is carried out; None: the model may know."""
    if request.intent in TELLING and request.intent is not Intent.GOODBYE:
        return request
    if (telling := _ANSWERED_BY.get(request.intent)) is None:
        return None
    timer = request.name if telling is Intent.TIMER_LEFT else ""
    return Request(intent=telling, name=timer, list_name=request.list_name)
