"""Asks before something is deleted that another device has set, for nobody here may know of it."""

from collections.abc import Sequence
from dataclasses import replace

from hub.phrases import phrase
from hub.skills import saying
from hub.skills.alert_moving import is_single
from hub.skills.alert_words import AlertWords
from hub.skills.asked import Asked
from hub.skills.handling import Question
from hub.skills.requests import Request
from hub.storage.alerts import Alert


def question_of_others(
    chosen: Sequence[Alert], words: AlertWords, request: Request, asked: Asked
) -> Question | None:
    """Whether ``chosen`` are to be deleted, or which; None where they are the device's own, or were named.

    What a program has set is nobody's in particular. One day of what recurs, if named, is left out unasked.
    """
    of_others = any(one.device_id not in ("", asked.device_id) for one in chosen)
    if not of_others or _is_named(request):
        return None
    if len(chosen) > 1:
        return Question(words.row(chosen, "ending.elsewhere_which", asked.answer_in))
    alert = chosen[0]
    if alert.occasion is not None and alert.occasion.days and is_single(request.days):
        return None
    text = phrase(
        f"{alert.kind.value}.elsewhere",
        asked.answer_in,
        which=words.called(alert, asked.answer_in, among=2),
        when=words.when(alert, asked.answer_in),
        text=alert.text or alert.name,
    )
    return Question(saying.beginning(text), replace(request, about=(alert.alert_id,)))


def _is_named(request: Request) -> bool:
    """Whether it was said which one, by its name, its words, its time or its length, or chosen."""
    said = (request.clock, request.duration, request.place)
    return bool(request.name or request.text or request.all) or any(slot is not None for slot in said)
