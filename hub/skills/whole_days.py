"""A while of whole days that says on which day a time is: "in three days at nine"."""

from dataclasses import replace
from typing import Final, TypeGuard

from hub.skills.requests import Days

_DAY: Final = 86_400  # seconds


def is_whole_days(duration: object) -> TypeGuard[int]:
    """Whether a duration (seconds) is counted in days."""
    return isinstance(duration, int) and duration >= _DAY and duration % _DAY == 0


def day_after(duration: object, days: object) -> Days | None:
    """The day on which it is over, with the part of it that ``days`` says.

    Returns:
        None when it is not of whole days, or when ``days`` names another day.
    """
    part = days.part if isinstance(days, Days) else None
    if not is_whole_days(duration) or (days is not None and days != Days(part=part)):
        return None
    return replace(Days(part=part), offset=duration // _DAY)
