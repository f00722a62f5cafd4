"""The computer's loudspeaker, for what rings. The one door to PortAudio."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from hub.audio.chime import chime
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

            sounddevice.play(_with_gap(chime(RATE)), RATE, loop=True)
        except Exception as error:  # noqa: BLE001 - a missing library, no card, and PortAudio's own
            log.info("the computer cannot play the chime: %s", error)
            self._cannot.emit()

    def _end(self) -> None:
        try:
            import sounddevice

            sounddevice.stop()
        except Exception as error:  # noqa: BLE001 - as above
            log.debug("nothing was playing: %s", error)


def _with_gap(sound: Pcm) -> Pcm:
    return np.concatenate([sound, np.zeros(round(GAP_S * RATE), np.int16)])
