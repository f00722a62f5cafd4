"""The computer's loudspeaker, with and without a sound card."""

import sys
import threading
from typing import Any, Self

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hub.storage.waiting import as_wav
from ui.sound import GAP_S, RATE, Loudspeaker, Recordings


class Card:
    """Has the shape of ``sounddevice``, as far as it is used."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.fails = fails
        self.told: list[str] = []
        self.sound = np.zeros(0, np.int16)
        self.stream = Stream()

    def play(self, sound: Any, rate: int, *, loop: bool) -> None:
        if self.fails is not None:
            raise self.fails
        assert (rate, loop) == (RATE, True)
        self.sound = sound
        self.told.append("play")

    def stop(self) -> None:
        self.told.append("stop")

    def RawOutputStream(self, rate: int, *, channels: int, dtype: str) -> "Stream":  # noqa: N802
        if self.fails is not None:
            raise self.fails
        assert (rate, channels, dtype) == (16_000, 1, "int16")
        return self.stream


class Stream:
    """What an open sound card takes. ``full`` says when it takes nothing for now."""

    def __init__(self) -> None:
        self.taken = b""
        self.begun = threading.Event()
        self.full = threading.Event()
        self.full.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def write(self, block: bytes) -> None:
        self.taken += block
        self.begun.set()
        assert self.full.wait(5)


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


def test_a_recording_is_played_to_its_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card, sound = Card(), np.arange(8_000, dtype=np.int16)
    monkeypatch.setitem(sys.modules, "sounddevice", card)
    recordings = Recordings()
    with qtbot.waitSignal(recordings.ended) as told:
        recordings.play("t1", as_wav(sound))
    assert told.args == ["t1"]
    assert card.stream.taken == sound.tobytes()


def test_a_recording_is_stopped_within_a_block(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card()
    monkeypatch.setitem(sys.modules, "sounddevice", card)
    card.stream.full.clear()
    recordings = Recordings()
    with qtbot.waitSignal(recordings.ended):
        recordings.play("t1", as_wav(np.zeros(160_000, np.int16)))
        assert card.stream.begun.wait(5)
        recordings.stop()
        card.stream.full.set()
    assert len(card.stream.taken) == 2 * 1_600


def test_a_recording_that_cannot_be_played_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", Card(OSError("no card")))
    recordings = Recordings()
    for content in (as_wav(np.zeros(10, np.int16)), b"no sound"):
        with qtbot.waitSignal(recordings.failed) as told:
            recordings.play("t1", content)
        assert told.args == ["t1"]
