"""Tells how loud a device is while anybody wants to know; else nothing is measured, and nothing told."""

import asyncio
from collections import deque
from typing import Final

from hub.audio.levels import SPAN_S, LevelMeter, Levels
from hub.audio.packets import DOWNLINK_RATE
from hub.bus import Bus
from hub.engines.base import Pcm
from hub.events import Direction, SoundLevels

EVERY_S: Final = 0.2
"""Least time between two tellings, seconds: with packets of 60 ms it is 0.24."""

LEAST: Final = 10
"""Levels told at once: as many as are made in that time."""

MOST: Final = 15
"""Levels told at once at most: of sound that came late, or all at once, the newest are told and no others."""

PACKETS: Final = 4
"""Of an answer, of 60 ms each, whose levels are told at once."""

NOTHING: Final[Levels] = ()


class LevelTeller:
    """In one direction on one device."""

    def __init__(self, bus: Bus, device_id: str, session_id: str, direction: Direction) -> None:
        self._bus = bus
        self._device_id = device_id
        self._session_id = session_id
        self._direction = direction
        self._told = False

    @property
    def wanted(self) -> bool:
        """Whether anybody wants to know. May be asked in any thread."""
        return self._bus.wanted(SoundLevels)

    def tell(self, levels: Levels) -> None:
        """Tell these, none meaning that it is over."""
        self._told = bool(levels)
        self._bus.publish(
            SoundLevels(
                device_id=self._device_id,
                session_id=self._session_id,
                direction=self._direction,
                levels=levels,
                span_s=SPAN_S,
            )
        )

    def end(self) -> None:
        """Tell that it is over, if it was told that it is on."""
        if self._told:
            self.tell(NOTHING)


class HeardLevels:
    """Of a microphone: told as they come, and not too often."""

    def __init__(self, teller: LevelTeller) -> None:
        self._teller = teller
        self._now = asyncio.get_running_loop().time
        self._told_at = -EVERY_S
        self._held: Levels = NOTHING
        self._over = False

    @property
    def wanted(self) -> bool:
        """Whether the next sound is to be measured."""
        return not self._over and self._teller.wanted

    def add(self, levels: Levels) -> None:
        """Take the next ones."""
        if not levels or self._over:
            return
        self._held = (self._held + levels)[-MOST:]
        now = self._now()
        if len(self._held) >= LEAST and now - self._told_at >= EVERY_S:
            held, self._held, self._told_at = self._held, NOTHING, now
            self._teller.tell(held)

    def end(self) -> None:
        """There is no more of it."""
        self._over = True
        self._teller.end()


class SpokenLevels:
    """Of an answer: measured as its packets are made, and told when they are heard, a second later perhaps.

    Who sends the packets never waits for it.
    """

    def __init__(self, teller: LevelTeller) -> None:
        self._teller = teller
        self._meter = LevelMeter(DOWNLINK_RATE)
        self._made: deque[Levels] = deque()  # of packets that were not sent yet; bounded by their queue
        self._group: Levels = NOTHING
        self._sent = 0
        self._group_from = 0.0
        self._due: set[asyncio.TimerHandle] = set()  # as many as fit into the lead: six at most

    def measure(self, frame: Pcm) -> None:
        """Take a packet's sound. For the worker that makes it."""
        self._made.append(self._meter.push(frame) if self._teller.wanted else NOTHING)

    def sent(self, heard_from: float) -> None:
        """The next packet was sent, and is heard from then on (event loop's clock)."""
        if not self._made:
            return
        levels = self._made.popleft()
        if not levels:
            return
        if not self._group:
            self._group_from = heard_from
        self._group += levels
        self._sent += 1
        if self._sent == PACKETS:
            group, self._group, self._sent = self._group, NOTHING, 0
            self._tell_at(self._group_from, group)

    def end(self) -> None:
        """Nothing more is heard."""
        for due in self._due:
            due.cancel()
        self._due.clear()
        self._teller.end()

    def _tell_at(self, moment: float, levels: Levels) -> None:
        def tell() -> None:
            self._due.discard(handle)
            self._teller.tell(levels)

        handle = asyncio.get_running_loop().call_at(moment, tell)
        self._due.add(handle)
