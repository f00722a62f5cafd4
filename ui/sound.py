"""The computer's loudspeaker, for what rings and what was recorded. One of two doors to PortAudio.

``ui.audio_devices`` is the other: it has the microphone, too.
"""

import io
import logging
import threading
import wave
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from hub.engines.base import Pcm

log = logging.getLogger(__name__)

RATE: Final = 48_000
"""Hz: what sound cards play without converting."""

GAP_S: Final = 1.5
"""Silence between two chimes, seconds: one can still talk in the room."""


class Player(Protocol):
    """Plays the chime over and over."""

    def ring(self, *, on: bool) -> None:
        """Begin, or be silent."""
        ...


class WavPlayer(Protocol):
    """Plays one recording at a time."""

    ended: SignalInstance  # the recording's key: it was played to its end, or stopped
    failed: SignalInstance  # its key: nothing can be heard on this computer

    def play(self, key: str, content: bytes) -> None:
        """Play the WAV file ``content``, under a name that is told when it ends."""
        ...

    def stop(self) -> None:
        """Be silent."""
        ...


class Silent:
    """Where nothing is to be heard."""

    def ring(self, *, on: bool) -> None:
        """Nothing is."""


class Loudspeaker(QObject):
    """Plays through PortAudio; without a sound card, or PortAudio, the system's own beep is heard once."""

    _cannot = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._on = False
        self._thread = ThreadPoolExecutor(1, "loudspeaker")  # to open a sound card may take a while
        self._cannot.connect(QApplication.beep)

    def ring(self, *, on: bool) -> None:
        """Begin, or be silent; what rings already goes on."""
        if on != self._on:
            self._on = on
            self._thread.submit(self._begin if on else self._end)

    def close(self) -> None:
        """Be silent for good."""
        self.ring(on=False)
        self._thread.shutdown(wait=True)

    def _begin(self) -> None:
        try:
            import sounddevice

            sounddevice.play(_chime_and_gap(), RATE, loop=True)
        except Exception as error:  # noqa: BLE001 - a missing library, no card, and PortAudio's own
            log.info("the computer cannot play the chime: %s", error)
            self._cannot.emit()

    def _end(self) -> None:
        try:
            import sounddevice

            sounddevice.stop()
        except Exception as error:  # noqa: BLE001 - as above
            log.debug("nothing was playing: %s", error)


def _chime_and_gap() -> "Pcm":
    import numpy as np  # 0.1 s of the first picture's time, and it rings later

    from hub.audio.chime import chime

    return np.concatenate([chime(RATE), np.zeros(round(GAP_S * RATE), np.int16)])


BLOCK_S: Final = 0.1
"""What is handed to the sound card at once, seconds: so soon a stop is heard."""


class Recordings(QObject):
    """A ``WavPlayer`` through PortAudio. Each recording is played in a thread of its own."""

    ended = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._silence = threading.Event()

    def play(self, key: str, content: bytes) -> None:
        """Play the WAV file ``content``; what plays already is stopped."""
        self.stop()
        self._silence = silence = threading.Event()
        threading.Thread(target=self._run, args=(key, content, silence), name="recording", daemon=True).start()

    def stop(self) -> None:
        """Be silent."""
        self._silence.set()

    def _run(self, key: str, content: bytes, silence: threading.Event) -> None:
        try:
            _play_through(content, silence)
        except Exception as error:  # noqa: BLE001 - a missing library, no card, and PortAudio's own
            log.info("the computer cannot play a recording: %s", error)
            self.failed.emit(key)
        else:
            self.ended.emit(key)


def _play_through(content: bytes, silence: threading.Event) -> None:
    import sounddevice

    with wave.open(io.BytesIO(content)) as file:
        rate, channels = file.getframerate(), file.getnchannels()
        with sounddevice.RawOutputStream(rate, channels=channels, dtype="int16") as stream:
            while not silence.is_set() and (block := file.readframes(round(rate * BLOCK_S))):
                stream.write(block)
