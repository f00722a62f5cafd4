"""The clocks by which things ring: one tells people the time and can be set, one counts and cannot."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from hub.skills.local_time import OffsetAt
from hub.time_zone import system_offset_at
from hub.wakefulness import sleep_counting_clock


@dataclass(frozen=True, slots=True)
class Clocks:
    """All of them, in seconds."""

    wall: Callable[[], float]  # since 1970, UTC; a person or a time service may set it
    counting: Callable[[], float]  # from any beginning; never set, and goes on while the computer sleeps
    offset_at: OffsetAt  # the time zone


def system_clocks() -> Clocks:
    """This computer's."""
    return Clocks(time.time, sleep_counting_clock(), system_offset_at)
