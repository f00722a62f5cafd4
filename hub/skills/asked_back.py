"""What was asked back, so that "five minutes" is an answer to "for how long?"."""

from dataclasses import fields, replace
from typing import Any, Final

from hub.skills.asked import Asked
from hub.skills.matching import folded
from hub.skills.recognition import answer_forms, recognise
from hub.skills.requests import Request

QUESTION_MARKS: Final = ("?", "？")

SAID: Final = "{said}"
"""Where the answer is put into a form."""

MAX_KEPT: Final = 1_000
"""Devices whose open question is remembered; the oldest makes room."""

_ENDS: Final = " .,!?。，！？…"


class AskedBack:
    """Remembers the last question of each device."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, Request]] = {}  # by device: the question, and what it is needed for

    def note(self, asked: Asked, request: Request, answer: str) -> None:
        """``answer`` is said to ``request``: what ends with a question mark asks for what is missing."""
        self._open.pop(asked.device_id, None)
        if answer.endswith(QUESTION_MARKS):
            self._open[asked.device_id] = answer, request
        while len(self._open) > MAX_KEPT:
            del self._open[next(iter(self._open))]

    def completed(self, asked: Asked) -> Request | None:
        """The earlier request with what is said now, if the device has just asked for it. Blocking, a few ms.

        Another question is no answer.
        """
        question, earlier = self._open.get(asked.device_id, ("", None))
        if earlier is None or asked.text.rstrip().endswith(QUESTION_MARKS):
            return None
        if not folded(asked.heard_last).endswith(folded(question)):
            return None
        for form in answer_forms(asked.language, earlier.intent):
            found = recognise(form.replace(SAID, asked.text.strip(_ENDS)), asked.language)
            if found is not None and (slots := _new_slots(earlier, found)):
                return replace(earlier, **slots)
        return None


def _new_slots(earlier: Request, found: Request) -> dict[str, Any]:
    """What ``found`` says and ``earlier`` did not."""
    return {
        field.name: getattr(found, field.name)
        for field in fields(Request)[1:]
        if getattr(found, field.name) and not getattr(earlier, field.name)
    }
