"""What is asked about when somebody wants to know whether something was done: nothing is done then."""

from collections.abc import Mapping
from typing import Final

from hub.skills.acting import TELLING
from hub.skills.requests import Intent, Request

_ANSWERED_BY: Final[Mapping[Intent, Intent]] = {
    Intent.TIMER_SET: Intent.TIMER_LEFT, Intent.TIMER_ADD: Intent.TIMER_LEFT,
    Intent.TIMER_SUBTRACT: Intent.TIMER_LEFT, Intent.TIMER_CHANGE: Intent.TIMER_LEFT,
    Intent.TIMER_PAUSE: Intent.TIMER_LEFT, Intent.TIMER_RESUME: Intent.TIMER_LEFT,
    Intent.TIMER_CANCEL: Intent.TIMER_LEFT,
    Intent.ALARM_SET: Intent.ALARM_LIST, Intent.ALARM_CHANGE: Intent.ALARM_LIST,
    Intent.ALARM_CANCEL: Intent.ALARM_LIST,
    Intent.REMINDER_SET: Intent.REMINDER_LIST, Intent.REMINDER_CHANGE: Intent.REMINDER_LIST,
    Intent.REMINDER_CANCEL: Intent.REMINDER_LIST,
    Intent.VOLUME_SET: Intent.VOLUME_LEVEL, Intent.VOLUME_UP: Intent.VOLUME_LEVEL,
    Intent.VOLUME_DOWN: Intent.VOLUME_LEVEL, Intent.VOLUME_MUTE: Intent.VOLUME_LEVEL,
    Intent.VOLUME_UNMUTE: Intent.VOLUME_LEVEL,
    Intent.BRIGHTNESS_SET: Intent.BRIGHTNESS_LEVEL, Intent.BRIGHTNESS_UP: Intent.BRIGHTNESS_LEVEL,
    Intent.BRIGHTNESS_DOWN: Intent.BRIGHTNESS_LEVEL,
    Intent.LIST_ADD: Intent.LIST_READ, Intent.LIST_REMOVE: Intent.LIST_READ,
    Intent.LIST_CLEAR: Intent.LIST_READ,
    Intent.PERSONA_SET: Intent.PERSONA_WHICH, Intent.PERSONA_RESET: Intent.PERSONA_WHICH,
}  # fmt: skip
"""What is told to who asks whether it is so: "is the alarm cancelled?", by which alarms there are."""


def told_instead(request: Request) -> Request | None:
    """What is asked for by who wants to know whether ``request`` is carried out; None: the model may know."""
    if request.intent in TELLING and request.intent is not Intent.GOODBYE:
        return request
    if (telling := _ANSWERED_BY.get(request.intent)) is None:
        return None
    timer = request.name if telling is Intent.TIMER_LEFT else ""
    return Request(intent=telling, name=timer, list_name=request.list_name)
