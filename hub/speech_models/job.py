"""One download as the hub sees it: how far it is, how fast, and what a person wants of it."""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from hub.events import DownloadState, ModelDownloadChanged
from models.download import Wish

SPEED_S: Final = 5.0
"""Speed is that of so many seconds: steady enough to be read, soon enough to tell of a change."""

LEAST_S: Final = 0.5
"""Shortest time from which a speed is told, seconds."""


@dataclass(slots=True)
class Job:
    """How far it is, in bytes: ``total`` is about right until the service has told.

    The thread that fetches sets ``done`` and ``total``.
    """

    model_id: str
    total: int
    done: int = 0
    state: DownloadState = DownloadState.WAITING
    error: str = ""
    detail: str = ""
    wish: Wish = field(default_factory=Wish)
    _past: deque[tuple[float, int]] = field(default_factory=deque)

    def begin(self) -> None:
        """Wait in line, wanted as if nothing had been said before."""
        self.state = DownloadState.WAITING
        self.error = self.detail = ""
        self.wish = Wish()
        self._past.clear()

    def advance(self, now: float, done: int) -> None:
        """So much had come by ``now``, seconds of any clock: what speed is reckoned from."""
        self._past.append((now, done))
        while now - self._past[0][0] > SPEED_S:
            self._past.popleft()

    @property
    def speed(self) -> float:
        """Bytes a second, of late; 0 while it does not run."""
        if self.state is not DownloadState.RUNNING or not self._past:
            return 0.0
        (first, before), (last, after) = self._past[0], self._past[-1]
        return (after - before) / (last - first) if last - first >= LEAST_S else 0.0

    def told(self) -> ModelDownloadChanged:
        """The same as an event."""
        speed = self.speed
        return ModelDownloadChanged(
            model_id=self.model_id,
            state=self.state,
            done=self.done,
            total=self.total,
            speed=speed,
            left_s=(self.total - self.done) / speed if speed else None,
            error=self.error,
            detail=self.detail,
        )
