"""The device's decode queue and loudspeaker, on a clock that is handed in.

A packet starts to play as soon as it is there and the one before it has ended. What is queued is
bounded as on the device: what arrives on top is dropped. Pure: no I/O, no tasks, no sound; only
moments in seconds.
"""

from collections import deque
from dataclasses import dataclass
from typing import Protocol

from hub.twin.pcm import Pcm

QUEUE_PACKETS = 40
"""Packets the device holds, from the device protocol (2.4 s of 60 ms packets).

The packet that is playing is counted: a hub that stays below this bound is safe on any board.
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """One packet's time at the loudspeaker, in seconds; ``timestamp`` in ms as the hub stamped it."""

    start: float
    end: float
    timestamp: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a packet.

    ``lead``: seconds of sound still unheard when it came; negative when the loudspeaker had run dry
    before. None for the first packet of an answer, which always starts at once.
    """

    slot: Slot
    lead: float | None


class Sink(Protocol):
    """Where what is played can be heard."""

    def play(self, pcm: Pcm, rate: int) -> None:
        """Sound to follow what was given before, at ``rate`` Hz; returns at once."""
        ...

    def clear(self) -> None:
        """Be silent, and forget what was not heard yet."""
        ...


class Player:
    """A bounded queue of packets, each with its time to play."""

    def __init__(self) -> None:
        self._slots: deque[Slot] = deque()  # never longer than QUEUE_PACKETS: `has_room` guards it
        self._ends_at = float("-inf")
        self._first = True

    @property
    def ends_at(self) -> float:
        """When the last queued packet ends; minus infinity when nothing was ever queued."""
        return self._ends_at

    def queued_s(self, now: float) -> float:
        """Seconds of sound not yet heard."""
        return max(0.0, self._ends_at - now)

    def has_room(self, now: float) -> bool:
        """Whether a packet that arrives now is taken; if not, the device drops it."""
        self._forget_heard(now)
        return len(self._slots) < QUEUE_PACKETS

    def arrive(self, now: float, duration: float, timestamp: int = 0) -> Arrival:
        """Queue a packet of ``duration`` seconds. Ask ``has_room`` first.

        Raises:
            OverflowError: The queue is full.
        """
        if not self.has_room(now):
            raise OverflowError(f"the queue holds {QUEUE_PACKETS} packets already")
        lead = None if self._first else self._ends_at - now
        start = max(now, self._ends_at)
        slot = Slot(start, start + duration, timestamp)
        self._slots.append(slot)
        self._ends_at = slot.end
        self._first = False
        return Arrival(slot, lead)

    def clear(self, now: float) -> int:
        """Throw away what has not begun to play, for a new answer. Gives the number of packets lost."""
        self._forget_heard(now)
        begun = [slot for slot in self._slots if slot.start <= now]
        lost = len(self._slots) - len(begun)
        self._slots = deque(begun)
        self._ends_at = begun[-1].end if begun else now
        self._first = True
        return lost

    def playing_timestamp(self, now: float) -> int:
        """The timestamp (ms) of the packet being heard now; 0 for none."""
        return next((slot.timestamp for slot in self._slots if slot.start <= now < slot.end), 0)

    def _forget_heard(self, now: float) -> None:
        while self._slots and self._slots[0].end <= now:
            self._slots.popleft()
