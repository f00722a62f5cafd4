"""Whether something was done for a question: then it is not asked again when the person goes on speaking."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from hub.skills.requests import Intent

TELLING: Final = frozenset(
    {
        Intent.TIME,
        Intent.DATE,
        Intent.YEAR,
        Intent.ABILITIES,
        Intent.GOODBYE,
        Intent.REPEAT,
        Intent.WHICH_DEVICE,
        Intent.BATTERY,
        Intent.TIMER_LEFT,
        Intent.TIMER_LIST,
        Intent.ALARM_LIST,
        Intent.REMINDER_LIST,
        Intent.VOLUME_LEVEL,
        Intent.BRIGHTNESS_LEVEL,
        Intent.LIST_READ,
        Intent.LIST_NAMES,
        Intent.PERSONA_LIST,
        Intent.PERSONA_WHICH,
    }
)
"""Requests that only have something told: to carry one out twice changes nothing."""


class Acting:
    """For one question: its deeds, by whoever does them."""

    def __init__(self) -> None:
        self._under_way = 0
        self._done = False

    @property
    def begun(self) -> bool:
        """Whether something was done, or is being done now."""
        return self._done or self._under_way > 0

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Around what may be a deed: ``done`` tells that it was one. What is cut off counts as done."""
        self._under_way += 1
        try:
            yield
        except BaseException:
            self._done = True
            raise
        finally:
            self._under_way -= 1

    def done(self) -> None:
        """It was."""
        self._done = True
