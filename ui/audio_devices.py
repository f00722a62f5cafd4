"""The computer's microphone and loudspeaker, through PortAudio. Everything here blocks: it is for a thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

log = logging.getLogger(__name__)

BLOCK_S: Final = 0.02
"""Length of a recorded block, seconds: what speech codecs take as one sound, and 50 levels a second."""

Pcm = npt.NDArray[np.int16]
"""Mono samples, signed 16 bit, shape (n,)."""

Heard = Callable[[Pcm], object]
"""Takes a recorded block, in a thread of PortAudio's."""

Fill = Callable[[int], Pcm]
"""Gives that many samples to be played, in a thread of PortAudio's."""


class SoundCardError(Exception):
    """There is none, or it cannot be used now. The text is PortAudio's, for the log."""


@dataclass(frozen=True, slots=True)
class Found:
    """The names of what is used; empty where there is none."""

    microphone: str = ""
    loudspeaker: str = ""


class Stream(Protocol):
    """Sound that goes in or out."""

    def close(self) -> object:
        """End it."""
        ...


class SoundCard(Protocol):
    """What one listens and speaks with."""

    def look(self) -> Found:
        """What there is; it may have been plugged in since the last look."""
        ...

    def record(self, rate: int, heard: Heard) -> Stream:
        """Hand on what the microphone hears, at ``rate`` Hz; raises ``SoundCardError``."""
        ...

    def play(self, rate: int, fill: Fill) -> Stream:
        """Play what ``fill`` gives, at ``rate`` Hz; raises ``SoundCardError``."""
        ...


class PortAudio:
    """The devices that the system uses unless it is told otherwise."""

    def look(self) -> Found:
        """What there is; without PortAudio, nothing."""
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            log.info("there is no PortAudio: %s", error)
            return Found()
        return Found(_name(sounddevice, "input"), _name(sounddevice, "output"))

    def record(self, rate: int, heard: Heard) -> Stream:
        """Hand on what the microphone hears."""

        def take(block: Any, _frames: int, _time: object, _flags: object) -> None:
            heard(np.frombuffer(bytes(block), np.int16))

        return _opened("RawInputStream", rate, take)

    def play(self, rate: int, fill: Fill) -> Stream:
        """Play what ``fill`` gives."""

        def give(block: Any, frames: int, _time: object, _flags: object) -> None:
            block[:] = fill(frames).tobytes()

        return _opened("RawOutputStream", rate, give)


def _name(sounddevice: Any, kind: str) -> str:
    try:
        return str(sounddevice.query_devices(kind=kind)["name"])
    except (ValueError, sounddevice.PortAudioError):
        return ""


def _opened(kind: str, rate: int, callback: Callable[..., None]) -> Stream:
    try:
        import sounddevice

        stream: Any = getattr(sounddevice, kind)(
            samplerate=rate, channels=1, dtype="int16", blocksize=round(rate * BLOCK_S), callback=callback
        )
        stream.start()
    except Exception as error:
        raise SoundCardError(str(error)) from error
    return _Running(stream)


class _Running:
    """A stream of PortAudio's."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def close(self) -> None:
        """End it; one whose device was pulled out complains, and is over anyway."""
        try:
            self._stream.close()
        except Exception as error:  # noqa: BLE001 - PortAudio's own, of a library that may be missing
            log.debug("a stream did not close: %s", error)
