"""Who follows the hub's events, and which conversations are open."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.bus import Bus
from hub.events import DeviceConnected, DeviceDisconnected, Event, SoundLevels
from hub.web.api.problems import Fault, RequestError

MAX_LISTENERS: Final = 20
"""Streams at a time: a window, some dashboards and bridges. Each costs a connection and its queue."""

MAX_WAITING: Final = 500
"""Events that wait for a listener: a turn has about ten, so fifty at once fit. Who is further behind is
dropped, and begins anew with a snapshot."""

MAX_BEFORE_LEVELS: Final = 50
"""Events that may wait for a listener that is told how loud it is: who is behind has no use for that."""


class End(StrEnum):
    """Why a stream ends."""

    TOO_SLOW = "too_slow"  # more waited than fits: connect again, and begin with the snapshot
    REVOKED = "revoked"  # its token is good no more
    STOPPING = "stopping"  # the hub stops


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A conversation that goes on."""

    session_id: str
    device_id: str  # empty for one that has no name
    started_at: float  # wall-clock seconds


class Listener:
    """One stream's queue.

    Attributes:
        end: Why there will be no more events; None while there will.
    """

    def __init__(self, token_id: str) -> None:
        self.token_id = token_id
        self.end: End | None = None
        self._events: deque[Event] = deque()
        self._something = asyncio.Event()

    def __len__(self) -> int:
        return len(self._events)

    def offer(self, event: Event) -> bool:
        """Take an event; False when there is no room, which ends the stream."""
        if self.end is not None:
            return True
        if len(self._events) >= MAX_WAITING:
            self.close(End.TOO_SLOW)
            return False
        self._events.append(event)
        self._something.set()
        return True

    def offer_levels(self, event: SoundLevels) -> None:
        """Take how loud it is, unless the listener is behind."""
        if len(self._events) < MAX_BEFORE_LEVELS:
            self.offer(event)

    def close(self, end: End) -> None:
        """Have no more events; one that was not told yet is told only if the hub stops."""
        self.end = self.end or end
        if end is not End.STOPPING:
            self._events.clear()
        self._something.set()

    async def next(self, within_s: float) -> Event | None:
        """The next event; None when the stream has ended, or none came in time."""
        if not self._events and self.end is None:
            self._something.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(within_s):
                    await self._something.wait()
        return self._events.popleft() if self._events else None


class Live:
    """Follows the bus."""

    def __init__(self, bus: Bus, dropped: Callable[[], None]) -> None:
        """``dropped`` is called when a listener was too slow."""
        self._bus = bus
        self._dropped = dropped
        self._listeners: set[Listener] = set()
        self._sessions: dict[str, OpenSession] = {}
        bus.subscribe(DeviceConnected, self._connected)
        bus.subscribe(DeviceDisconnected, self._disconnected)
        bus.subscribe(Event, self._tell)

    @property
    def sessions(self) -> tuple[OpenSession, ...]:
        """The conversations that go on, the one opened last comes last."""
        return tuple(self._sessions.values())

    @property
    def listeners(self) -> int:
        """How many follow."""
        return len(self._listeners)

    @property
    def longest_queue(self) -> int:
        """How many events wait for who is furthest behind."""
        return max(map(len, self._listeners), default=0)

    def is_open(self, session_id: str) -> bool:
        """Whether the conversation goes on."""
        return session_id in self._sessions

    @contextlib.contextmanager
    def listening(self, token_id: str, *, levels: bool = False) -> Iterator[Listener]:
        """Follow all events from now on, with a token that may be revoked; ``levels``: how loud it is, too.

        Raises:
            RequestError: Too many do already.
        """
        if len(self._listeners) >= MAX_LISTENERS:
            raise RequestError(
                Fault.BUSY, f"{MAX_LISTENERS} streams are open already.", headers={"Retry-After": "60"}
            )
        listener = Listener(token_id)
        self._listeners.add(listener)
        leave = self._bus.subscribe(SoundLevels, listener.offer_levels) if levels else None
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            if leave is not None:
                leave()

    def close(self, end: End, token_id: str | None = None) -> None:
        """End the streams of a token, or all of them."""
        for listener in self._listeners:
            if token_id in (None, listener.token_id):
                listener.close(end)

    def _connected(self, event: DeviceConnected) -> None:
        self._sessions[event.session_id] = OpenSession(event.session_id, event.device_id, event.at)

    def _disconnected(self, event: DeviceDisconnected) -> None:
        self._sessions.pop(event.session_id, None)

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            if not listener.offer(event):
                self._dropped()
