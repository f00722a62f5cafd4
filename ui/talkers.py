"""Who talks now, and what happens there: from levels as they are told, and turns. Values, without Qt."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from hub.events import Direction, SoundLevels

LINGER_S: Final = 0.6
"""Shown for so long after it is over, seconds: between an answer and the next question nothing jumps."""

FORGOTTEN_S: Final = 3.0
"""Without news and without a turn it is over after so long, seconds: of a microphone that sends next to nothing
in silence there is news every 1.5 s."""


class Doing(StrEnum):
    """What happens on a device."""

    LISTENING = "listening"  # the hub hears its microphone
    THINKING = "thinking"  # the question is over, and nothing is said yet
    ANSWERING = "answering"  # the hub speaks


@dataclass(slots=True)
class Talker:
    """One device."""

    device_id: str
    doing: Doing
    heard_of_at: float  # seconds
    on: set[Direction] = field(default_factory=set)  # where there is sound
    in_turn: bool | None = None  # None: nothing was told of that yet
    ends_at: float | None = None  # when it is shown no longer; None: it goes on


class Talkers:
    """In the order in which they began. ``now`` is a steady clock, seconds."""

    def __init__(self) -> None:
        self._all: dict[str, Talker] = {}

    @property
    def all(self) -> tuple[Talker, ...]:
        """Those that are shown."""
        return tuple(self._all.values())

    def hear(self, event: SoundLevels, now: float) -> bool:
        """Take what was told; whether its levels are of what is shown of the device."""
        if not event.levels and event.device_id not in self._all:
            return False
        talker = self._all.setdefault(
            event.device_id, Talker(event.device_id, _doing({event.direction}) or Doing.THINKING, now)
        )
        talker.heard_of_at = now
        if event.levels:
            talker.on.add(event.direction)
        else:
            talker.on.discard(event.direction)
        _settle(talker, now)
        return bool(event.levels) and talker.doing is _doing({event.direction})

    def see_turns(self, devices: Collection[str], now: float) -> None:
        """Know on which devices a turn goes on."""
        for talker in self._all.values():
            talker.in_turn = talker.device_id in devices
            _settle(talker, now)

    def drop_gone(self, now: float) -> bool:
        """Forget where it is over; whether there were any."""
        for talker in self._all.values():
            if talker.ends_at is None and not talker.in_turn and now - talker.heard_of_at >= FORGOTTEN_S:
                talker.ends_at = now
        before = len(self._all)
        self._all = {key: one for key, one in self._all.items() if one.ends_at is None or one.ends_at > now}
        return len(self._all) < before

    def clear(self) -> None:
        """Nothing is known any more."""
        self._all.clear()


def _doing(on: set[Direction]) -> Doing | None:
    """Where the hub speaks it is that, whatever the microphone hears meanwhile."""
    if Direction.SPOKEN in on:
        return Doing.ANSWERING
    return Doing.LISTENING if Direction.HEARD in on else None


def _settle(talker: Talker, now: float) -> None:
    doing = _doing(talker.on)
    if doing is not None:
        talker.doing, talker.ends_at = doing, None
    elif talker.in_turn is not False:  # between sentences it is still the answer
        talker.doing = Doing.THINKING if talker.doing is Doing.LISTENING else talker.doing
        talker.ends_at = None
    elif talker.ends_at is None:
        talker.ends_at = now + LINGER_S
