"""What a window that shows a hub elsewhere is told besides the hub's own events."""

from dataclasses import dataclass

from hub.events import Event
from hub.snapshot import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachChanged(Event):
    """The hub can, or can no longer, be asked."""

    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRead(Event):
    """What is true was asked anew: some of it has no event of its own."""
