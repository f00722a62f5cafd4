"""What the hub has asked back, and waits to be told: "For how long?"."""

import time
from collections.abc import Callable
from typing import Final

from hub.skills.requests import Request

OPEN_S: Final = 60.0
"""An answer that comes later is none, seconds: the conversation has moved on."""

MOST: Final = 1_000
"""Devices that are waited for; the one that was asked longest ago makes room."""


class OpenQuestions:
    """At most one a device: what it says next is the answer, or something else."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a clock that is never set, seconds."""
        self._now = now
        self._lacking: dict[str, tuple[Request, float]] = {}

    def put(self, device_id: str, lacking: Request) -> None:
        """The device was asked for what ``lacking`` leaves out."""
        self._lacking.pop(device_id, None)
        self._lacking[device_id] = lacking, self._now() + OPEN_S
        while len(self._lacking) > MOST:
            del self._lacking[next(iter(self._lacking))]

    def take(self, device_id: str) -> Request | None:
        """What the device was asked about, if it was a short time ago; it is no longer waited for."""
        lacking, until = self._lacking.pop(device_id, (None, 0.0))
        return lacking if self._now() <= until else None
