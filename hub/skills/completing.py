"""Understands the answer to a question of the hub's own: "for how long?", "six minutes"."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from hub.skills.recognition import nearest, recognise
from hub.skills.requests import Intent, Request
from hub.skills.spoken_forms import chosen_forms, completed_forms

LONGEST: Final = 60
"""Characters of an answer; who says more asks for something else."""

WANTED: Final[Mapping[Intent, tuple[str, ...]]] = {
    Intent.TIMER_SET: ("duration",),
    Intent.TIMER_ADD: ("duration", "name"),
    Intent.TIMER_SUBTRACT: ("name",),
    Intent.TIMER_CHANGE: ("name",),
    Intent.TIMER_CANCEL: ("name", "all", "duration"),
    Intent.TIMER_PAUSE: ("name", "all", "duration"),
    Intent.TIMER_RESUME: ("name", "all", "duration"),
    Intent.TIMER_LEFT: ("name",),
    Intent.ALARM_SET: ("clock", "days"),
    Intent.ALARM_CANCEL: ("clock", "days", "all"),
    Intent.REMINDER_SET: ("duration", "clock", "days"),
    Intent.REMINDER_CANCEL: ("text", "all"),
}
"""What may have been left out, and be asked for. What to remind of is not: any sentence would be an answer."""

CHOSEN: Final = frozenset({
    Intent.TIMER_SET, Intent.TIMER_ADD, Intent.TIMER_SUBTRACT, Intent.TIMER_CHANGE, Intent.TIMER_CANCEL,
    Intent.TIMER_PAUSE, Intent.TIMER_RESUME, Intent.ALARM_CANCEL, Intent.REMINDER_CANCEL,
})  # fmt: skip
"""Of what these are about, one can be chosen by its place among those that were named."""


def complete(lacking: Request, said: str, language: str) -> Request | None:
    """``lacking`` with what ``said`` adds to it, or None when that is no answer. About 5 ms, blocking.

    Args:
        lacking: What was asked for, with something left out.
        said: What was understood next.
        language: Its language tag.
    """
    if said.rstrip().endswith(("?", "？")):  # another question is no answer
        return None
    plain = said.strip(" \t.,;:!?¿¡…。，！？；：、")
    if not plain or len(plain) > LONGEST:
        return None
    if (place := _place(lacking, plain, language)) is not None:
        return replace(lacking, place=place)
    for form in completed_forms(nearest(language)).get(lacking.intent, ()):
        whole = recognise(form.format(said=plain[0].lower() + plain[1:]), language)
        if whole is not None and (added := _added(lacking, whole)):
            return replace(lacking, **added)
    return None


def _place(lacking: Request, said: str, language: str) -> int | None:
    """The place of the one that is meant of those that were named, if any were."""
    if lacking.intent not in CHOSEN or (lacking.intent is Intent.TIMER_SET and lacking.duration is None):
        return None
    forms = chosen_forms(nearest(language)).items()
    return next((place for place, form in forms if form.fullmatch(said)), None)


def _added(lacking: Request, whole: Request) -> dict[str, Any]:
    """What ``whole`` says of what ``lacking`` leaves out."""
    said = {slot: getattr(whole, slot) for slot in WANTED.get(lacking.intent, ())}
    return {slot: value for slot, value in said.items() if value != _EMPTY[slot] == getattr(lacking, slot)}


_EMPTY: Final = {field.name: field.default for field in fields(Request)}
