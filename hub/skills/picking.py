"""Which of several things that were named somebody means by "the second one", "both" or "yes"."""

from collections.abc import Sequence
from typing import Final, TypeVar

from hub.skills.requests import EACH, ONLY

MOST_SAID: Final = 5
"""Of several, so many are named; who listens remembers no more."""

T = TypeVar("T")


def picked(things: Sequence[T], place: int | None) -> Sequence[T]:
    """Of ``things``, as they were named in a row, what is at ``place``; all where it says nothing."""
    if place in (None, EACH, ONLY):
        return things
    row = things[:MOST_SAID]
    index = place - 1 if place > 0 else len(row) + place
    return row[index : index + 1] if index >= 0 else ()
