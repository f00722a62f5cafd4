"""The computer's loudspeaker, with and without a sound card."""

import sys
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.sound import GAP_S, RATE, Loudspeaker


class Card:
    """Has the shape of ``sounddevice``, as far as it is used."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.fails = fails
        self.told: list[str] = []
        self.sound = np.zeros(0, np.int16)

    def play(self, sound: Any, rate: int, *, loop: bool) -> None:
        if self.fails is not None:
            raise self.fails
        assert (rate, loop) == (RATE, True)
        self.sound = sound
        self.told.append("play")

    def stop(self) -> None:
        self.told.append("stop")


def test_it_plays_once_until_it_is_to_be_silent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card()
    monkeypatch.setitem(sys.modules, "sounddevice", card)
    speaker = Loudspeaker()
    for on in (True, True, False, False, True):
        speaker.ring(on=on)
    speaker.close()
    assert card.told == ["play", "stop", "play", "stop"]
    assert np.abs(card.sound).max() > 10_000
    assert not card.sound[-round(GAP_S * RATE) :].any()


def test_without_a_sound_card_the_system_beeps(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(True))
    monkeypatch.setitem(sys.modules, "sounddevice", Card(OSError("PortAudio library not found")))
    speaker = Loudspeaker()
    speaker.ring(on=True)
    qtbot.waitUntil(lambda: bool(beeps))
    speaker.close()
    assert beeps == [True]
