"""A microphone and a loudspeaker made of files: 16-bit mono sound."""

import threading
import wave
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Pcm = npt.NDArray[np.int16]

PACKET_S = 0.06
MICROPHONE_RATE = 16_000


class Microphone:
    """Hears what it is told to, block by block, and silence otherwise. It may be read in another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = np.zeros(0, np.int16)

    def say(self, file: Path) -> None:
        """Hear the sound of ``file`` from the next block on.

        Raises:
            ValueError: It does not have the microphone's rate.
        """
        with wave.open(str(file), "rb") as sound:
            if sound.getframerate() != MICROPHONE_RATE:
                raise ValueError(f"{file} does not have {MICROPHONE_RATE} Hz")
            pcm = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
        with self._lock:
            self._said = np.concatenate((self._said, pcm))

    def block(self, samples: int) -> Pcm:
        """What is heard next."""
        with self._lock:
            heard, self._said = self._said[:samples], self._said[samples:]
        return np.pad(heard, (0, samples - len(heard)))


class Loudspeaker:
    """Keeps what is played. It may be written to in another thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._total = 0
        self._played: list[Pcm] = []

    def play(self, sound: Any) -> None:
        """Play some more."""
        with self._changed:
            self._played.append(np.asarray(sound, np.int16).reshape(-1))
            self._total += len(self._played[-1])
            self._changed.notify_all()

    def wait_for(self, samples: int, limit_s: float) -> bool:
        """Wait, blocking, until so much was played in all; False when it was not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._total >= samples, limit_s)

    def save(self, file: Path, rate: int) -> None:
        """Write what was played since the last time."""
        with self._changed:
            played, self._played = self._played, []
        with wave.open(str(file), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(rate)
            sound.writeframes(b"".join(piece.tobytes() for piece in played))
