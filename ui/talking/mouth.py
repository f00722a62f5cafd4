"""What waits to be played: put in by the line, taken out by a thread of PortAudio's."""

import threading
from collections import deque
from typing import Final

import numpy as np

from ui.audio_devices import Pcm

LONGEST_S: Final = 10
"""Sound that waits at most, seconds; a hub sends 2.4 s ahead. What comes on top is lost."""


class Mouth:
    """A bounded queue of sound."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pieces: deque[Pcm] = deque()
        self._waiting = 0

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return self._waiting == 0

    def put(self, pcm: Pcm, rate: int) -> None:
        """Play this next, at ``rate`` Hz."""
        with self._lock:
            if self._waiting + len(pcm) <= rate * LONGEST_S:
                self._pieces.append(pcm)
                self._waiting += len(pcm)

    def clear(self) -> None:
        """Forget all of it."""
        with self._lock:
            self._pieces.clear()
            self._waiting = 0

    def take(self, samples: int) -> Pcm:
        """The next samples; silence where there are none."""
        sound = np.zeros(samples, np.int16)
        with self._lock:
            at = 0
            while self._pieces and at < samples:
                piece = self._pieces.popleft()
                now, later = piece[: samples - at], piece[samples - at :]
                sound[at : at + len(now)] = now
                at += len(now)
                if len(later):
                    self._pieces.appendleft(later)
            self._waiting -= at
        return sound
