"""The base of all events, and of those that few want."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The base of all events."""

    at: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleeting(Event):
    """Happens several times a second and matters for a moment: told only to who asked for its own class."""
