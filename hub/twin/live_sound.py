"""What a person says now: sound comes in blocks as it is recorded, and leaves in frames."""

from collections import deque
from collections.abc import Sequence
from typing import Final

import numpy as np

from hub.twin.pcm import Pcm

LONGEST_WAIT_S: Final = 30
"""Sound that waits for the line, seconds. What comes on top is lost: nobody waits longer to be heard."""


class LiveSpeech:
    """Blocks of any length in, frames out. It is over when it was ended and all of it was given out."""

    def __init__(self, rate: int, frame_samples: int) -> None:
        """``rate`` is in Hz, ``frame_samples`` the length of a frame."""
        self._frame = frame_samples
        self._most = rate * LONGEST_WAIT_S
        self._blocks: deque[Pcm] = deque()
        self._waiting = 0
        self._given = 0
        self._ended = False

    @property
    def over(self) -> bool:
        """Whether it was ended, and nothing is left to give."""
        return self._ended and not self._waiting

    @property
    def given(self) -> int:
        """Samples given out so far."""
        return self._given

    def add(self, block: Pcm) -> None:
        """Take what was recorded."""
        if not self._ended and self._waiting + len(block) <= self._most:
            self._blocks.append(block)
            self._waiting += len(block)

    def end(self) -> None:
        """Nothing more will be said."""
        self._ended = True

    def frames(self) -> Sequence[Pcm]:
        """All whole frames; once it was ended also the last one, filled up with silence."""
        if self._waiting < self._frame and not (self._ended and self._waiting):
            return ()
        sound = np.concatenate(self._blocks)
        whole = -(-len(sound) // self._frame) if self._ended else len(sound) // self._frame
        now, later = sound[: whole * self._frame], sound[whole * self._frame :]
        self._blocks = deque([later] if len(later) else [])
        self._waiting = len(later)
        self._given += len(now)
        filled = np.zeros(whole * self._frame, np.int16)
        filled[: len(now)] = now
        return tuple(filled.reshape(whole, self._frame))
