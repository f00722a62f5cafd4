"""Takes out of a reminder's text the time and the day that stand apart: "tomorrow … the doctor at ten"."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from hub.skills.quantities import Marked, letters
from hub.skills.spoken_forms import Apart
from hub.skills.whole_days import is_whole_days

_SLOTS: Final = {"clock": "clock", "number": "hour", "days": "days"}
"""Kinds of quantities that may be taken out, and the slots that they fill."""


def taken_out(
    said: str, text: Marked, known: Mapping[str, object], apart: Apart, joint: str
) -> tuple[str, list[tuple[str, str]]]:
    """What to remind of without the time and the day; and the slots, each with the letter taken out for it.

    What was said before is not taken out again, nor what belongs to the text itself.

    Args:
        said: What to remind of, with letters for its quantities.
        text: The whole sentence.
        known: The slots that are filled; beside a while, only that of whole days leaves a time to be said.
        apart: How the language says it.
        joint: What stands between its words.
    """
    found: list[tuple[str, str]] = []
    a_while = "duration" in known and not is_whole_days(known["duration"])
    if a_while or pattern(apart.whole).search(text.text):
        return said, found
    for slot, shape in (("clock", apart.clock), ("days", apart.days)):
        match = None if slot in known else _first(said, shape, text, apart)
        if match is not None:
            found.append(_quantity(match[0]))
            said = joint.join(part.strip() for part in (said[: match.start()], said[match.end() :]))
    return said.strip(" ,"), found


def _first(said: str, shape: str, text: Marked, apart: Apart) -> re.Match[str] | None:
    """The first that the pattern finds, unless it belongs to the text or there is nothing else."""
    for match in pattern(shape).finditer(said):
        beside = said[: match.start()] + said[match.end() :]
        if beside.strip() and not re.search(apart.belongs, text.words(match[0]), re.IGNORECASE):
            return match
    return None


@cache
def pattern(shape: str) -> re.Pattern[str]:
    """A pattern of the data, with the letters of a kind in place of its ``<name>``."""
    return re.compile(re.sub(r"<(\w+)>", lambda match: f"[{''.join(letters(match[1]))}]", shape), re.IGNORECASE)


def _quantity(said: str) -> tuple[str, str]:
    """The slot that the quantity in a piece of text fills, and its letter."""
    return next((slot, sign) for sign in said for kind, slot in _SLOTS.items() if sign in letters(kind))
