"""Understands the answer to a question of the hub's own: "for how long?", "six minutes"."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from hub.skills.recognition import nearest, recognise
from hub.skills.requests import Intent, Request
from hub.skills.spoken_forms import Language, agreed_forms, chosen_forms, declined_form, written

LONGEST: Final = 60
"""Characters of an answer; who says more asks for something else."""

_AROUND: Final = " \t.,;:!?¿¡…。，！？；：、"

NEW_TIME: Final = ("duration", "clock", "days")
"""Slots of the time to which something is moved."""

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
    Intent.ALARM_CHANGE: NEW_TIME,
    Intent.REMINDER_SET: ("duration", "clock", "days", "text"),
    Intent.REMINDER_CANCEL: ("text", "clock", "days", "all"),
    Intent.REMINDER_CHANGE: NEW_TIME,
    Intent.LIST_REMOVE: ("items",),
}
"""What may have been left out, and be asked for."""

WHICH: Final[Mapping[Intent, tuple[str, ...]]] = {
    Intent.ALARM_CHANGE: ("from_clock", "from_days"),
    Intent.REMINDER_CHANGE: ("text", "from_clock", "from_days"),
}
"""Of what is moved, what is asked for once the new time is known."""

CHOSEN: Final = frozenset({
    Intent.TIMER_SET, Intent.TIMER_ADD, Intent.TIMER_SUBTRACT, Intent.TIMER_CHANGE, Intent.TIMER_CANCEL,
    Intent.TIMER_PAUSE, Intent.TIMER_RESUME, Intent.ALARM_CANCEL, Intent.ALARM_CHANGE,
    Intent.REMINDER_CANCEL, Intent.REMINDER_CHANGE, Intent.LIST_REMOVE,
})  # fmt: skip
"""Of what these are about, one can be chosen by its place among those that were named."""

TAKING_AWAY: Final = frozenset(
    {Intent.TIMER_CANCEL, Intent.ALARM_CANCEL, Intent.REMINDER_CANCEL, Intent.LIST_REMOVE}
)
"""Of these, who is asked "which one?" may say again what is to be done: "cancel both"."""

NAMING: Final = frozenset({"name", "text", "items"})
"""Slots by which one is named: who is asked which names it better than before."""

NEEDING_TIME: Final = frozenset({Intent.TIMER_SET, *WHICH})
"""Of these, once it is known which time is wanted: it is asked for first."""


def declines(said: str, language: str) -> bool:
    """Whether ``said``, in answer to a question, means that nothing is to be done: "no, thanks", "neither"."""
    plain = said.strip(_AROUND).replace("’", "'")
    return len(plain) <= LONGEST and declined_form(nearest(language)).fullmatch(plain) is not None


def complete(lacking: Request, said: str, language: str) -> Request | None:
    """``lacking`` with what ``said`` adds to it, or None when that is no answer. About 5 ms, blocking.

    Args:
        lacking: What was asked for, with something left out.
        said: What was understood next.
        language: Its language tag.
    """
    if said.rstrip().endswith(("?", "？")):  # another question is no answer
        return None
    plain = said.strip(_AROUND)
    if not plain or len(plain) > LONGEST:
        return None
    if lacking.about:
        return _decided(lacking, plain, language)
    known = written(nearest(language))
    if _names_another(lacking, plain, known):
        return None
    if (place := _place(lacking, plain, language)) is not None:
        return replace(lacking, place=place)
    return _made_whole(lacking, plain, known, language)


def _decided(lacking: Request, said: str, language: str) -> Request | None:
    """``lacking`` with a yes or a no to what is to be deleted; None when it is neither."""
    sure = _agreed(said, language)
    if sure is None and declines(said, language):
        sure = False
    return None if sure is None else replace(lacking, sure=sure)


def _made_whole(lacking: Request, said: str, known: Language, language: str) -> Request | None:
    """``lacking`` with what ``said`` adds to it in one of the sentences that it makes whole."""
    answer = said if known.nouns_capital else said[0].lower() + said[1:]
    if lacking.intent in CHOSEN:
        answer = re.sub(known.pointing, "", answer) or answer
    for form in _forms(lacking, known):
        whole = recognise(form.format(said=answer), language)
        if whole is not None and (added := _added(lacking, whole)):
            return replace(lacking, **added)
    return None


def _forms(lacking: Request, language: Language) -> tuple[str, ...]:
    """The sentences that an answer makes whole; what to remind of is asked for before the time is."""
    of_what = lacking.intent is Intent.REMINDER_SET and not lacking.text
    return language.reminded if of_what else language.completed.get(lacking.intent, ())


def _place(lacking: Request, said: str, language: str) -> int | None:
    """The place of the one that is meant of those that were named, if any were."""
    if lacking.intent not in CHOSEN or (lacking.intent in NEEDING_TIME and not _knows_time(lacking)):
        return None
    forms = chosen_forms(nearest(language)).items()
    if lacking.intent in TAKING_AWAY:
        said = re.sub(written(nearest(language)).answered_with, "", said, flags=re.IGNORECASE).strip()
    return next((place for place, form in forms if form.fullmatch(said)), None)


def _names_another(lacking: Request, said: str, language: Language) -> bool:
    """Whether it is of a timer, an alarm or a reminder where it was asked of another of them."""
    asked_of = lacking.intent.value.partition("_")[0]
    if asked_of not in language.kinds or lacking.intent is Intent.REMINDER_SET:
        return False
    others = (words for kind, words in language.kinds.items() if kind != asked_of)
    return any(re.search(words, said, re.IGNORECASE) for words in others)


def _agreed(said: str, language: str) -> bool | None:
    """Whether it is a yes, or a no; None when it is neither."""
    plain = re.sub(r"[\s,，、]+", " ", said)
    answers = agreed_forms(nearest(language)).items()
    return next((answer for answer, form in answers if form.fullmatch(plain)), None)


def _added(lacking: Request, whole: Request) -> dict[str, Any]:
    """What ``whole`` says of what ``lacking`` leaves out."""
    said = {slot: getattr(whole, slot) for slot in _wanted(lacking)}
    open_ones = {slot for slot in said if getattr(lacking, slot) == _EMPTY[slot]}
    if lacking.intent in CHOSEN - {Intent.TIMER_SET}:
        open_ones |= NAMING & said.keys()
    return {slot: value for slot, value in said.items() if value != _EMPTY[slot] and slot in open_ones}


def _wanted(lacking: Request) -> tuple[str, ...]:
    """The slots that the answer may fill."""
    return (WHICH if _knows_time(lacking) and lacking.intent in WHICH else WANTED).get(lacking.intent, ())


def _knows_time(lacking: Request) -> bool:
    """Whether the time was said for which something is set, or to which it is moved."""
    return any(getattr(lacking, slot) is not None for slot in NEW_TIME)


_EMPTY: Final = {field.name: field.default for field in fields(Request)}
