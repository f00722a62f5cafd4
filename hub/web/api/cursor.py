"""Where a page of what is kept ended, as a program is told it and tells it."""

import re
from collections.abc import Sequence
from typing import Protocol

from hub.storage.base import Place
from hub.web.api.kept import CURSOR
from hub.web.api.problems import Fault, RequestError


class Placed(Protocol):
    """Something that is kept in an order."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        ...


def next_cursor(page: Sequence[Placed], limit: int) -> str | None:
    """The cursor behind a page of ``limit``, of which one more was asked for; None behind the last."""
    if len(page) <= limit:
        return None
    place = page[limit - 1].place
    return f"{place.started_at!r}_{place.id}"


def place_of(cursor: str) -> Place | None:
    """Where the page before ended; None for the first page.

    Raises:
        RequestError: No page of ours ended there.
    """
    if not cursor:
        return None
    if not re.fullmatch(CURSOR, cursor):
        raise RequestError(Fault.CURSOR, "The cursor was not given by the hub.")
    started_at, _, key = cursor.partition("_")
    return Place(float(started_at), key)
