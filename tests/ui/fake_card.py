"""A sound card without sound: it hears what a test hands it, and keeps what is played."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ui.audio_devices import Fill, Found, Heard, Pcm, SoundCardError, Stream

BOTH = Found("Webcam", "Headphones")


@dataclass
class Closing:
    closed: list[str]
    what: str

    def close(self) -> None:
        self.closed.append(self.what)


@dataclass
class FakeCard:
    """``speech`` is heard at once, in blocks, whenever the microphone is opened."""

    found: Found = BOTH
    speech: Sequence[Pcm] = ()
    fails: bool = False
    opened: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    fill: Fill | None = None
    threads: set[threading.Thread] = field(default_factory=set)

    def look(self) -> Found:
        self.threads.add(threading.current_thread())
        return self.found

    def record(self, rate: int, heard: Heard) -> Stream:
        self._open(f"microphone {rate}")
        for block in self.speech:
            heard(block)
        return Closing(self.closed, "microphone")

    def play(self, rate: int, fill: Fill) -> Stream:
        self._open(f"loudspeaker {rate}")
        self.fill = fill
        return Closing(self.closed, "loudspeaker")

    def _open(self, what: str) -> None:
        if self.fails:
            raise SoundCardError("Device unavailable")
        self.opened.append(what)


def spoken(seconds: float, rate: int = 16_000) -> list[Pcm]:
    """Something loud enough to be speech, in blocks of 20 ms."""
    at = np.arange(round(seconds * rate)) / rate
    sound: Pcm = (8_000 * np.sin(2 * np.pi * 220 * at) * (1 + np.sin(2 * np.pi * 4 * at)) / 2).astype(np.int16)
    return np.split(sound, range(320, len(sound), 320))
