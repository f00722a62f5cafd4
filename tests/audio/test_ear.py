"""Real Opus on a voice-like sound."""

import numpy as np
import pytest

from hub.audio.ear import MARGIN_S, Ear
from hub.audio.endpointing import ONSET_S, Endpointer
from tests.fakes.detector import LoudIsSpeech
from tests.fakes.sounds import voice_packets

CHUNK_S = 0.032


@pytest.mark.parametrize("frame_ms", [20, 40, 60])
def test_the_utterance_is_the_speech_with_a_margin(frame_ms: int) -> None:
    ear = Ear(LoudIsSpeech(), end_silence_s=0.7)
    heard = ear.hear(voice_packets((1.2, False), (1.2, True), (1.2, False), frame_ms=frame_ms))
    assert heard.speech_from_s is not None
    assert heard.ended
    assert heard.seconds == pytest.approx(1.2 + 1.2 + 0.7, abs=0.1), "what comes after the end is left"
    assert len(ear.utterance()) / 16_000 == pytest.approx(1.2 + 2 * MARGIN_S, abs=0.15)


def test_silence_is_no_utterance_and_never_asks_the_detector() -> None:
    detector = LoudIsSpeech()
    ear = Ear(detector, end_silence_s=0.7)
    heard = ear.hear(voice_packets((3.0, False)))
    assert heard.speech_from_s is None
    assert not heard.ended
    assert len(ear.utterance()) == 0
    assert detector.asked == 0


def test_what_comes_after_the_end_is_left_for_others() -> None:
    ear = Ear(LoudIsSpeech(), end_silence_s=0.5)
    stream = voice_packets((0.6, True), (1.2, False), (0.6, True))
    heard = ear.hear(stream)
    assert heard.ended
    assert heard.used_packets == pytest.approx(len(stream) * 1.1 / 2.4, abs=3)
    assert ear.hear(stream[heard.used_packets :]).used_packets == 0
    assert len(ear.utterance()) / 16_000 == pytest.approx(0.6 + MARGIN_S, abs=0.15)


def test_silence_before_speech_is_let_go_of() -> None:
    """A microphone that is always on may be silent for hours."""
    patient, quick = (Ear(LoudIsSpeech(), end_silence_s=0.7) for _ in range(2))
    speech = voice_packets((1.2, True))
    for _ in range(50):
        patient.hear(voice_packets((6.0, False)))
    assert patient.hear([]).seconds == pytest.approx(300)
    assert patient.kept_s < 1
    patient.hear(speech)
    quick.hear([*voice_packets((0.6, False)), *speech])
    assert len(patient.utterance()) == pytest.approx(len(quick.utterance()), abs=1_500)


def test_it_makes_no_difference_how_the_packets_come() -> None:
    stream = voice_packets((0.6, False), (1.2, True), (0.6, False))
    at_once, one_by_one = (Ear(LoudIsSpeech(), end_silence_s=0.5) for _ in range(2))
    at_once.hear(stream)
    for packet in stream:
        one_by_one.hear([packet])
    assert np.array_equal(at_once.utterance(), one_by_one.utterance())


def test_broken_packets_are_counted_and_left_out() -> None:
    ear = Ear(LoudIsSpeech(), end_silence_s=0.5)
    heard = ear.hear([b"\xff\xff\xff\xff", *voice_packets((0.6, True)), bytes(20_000)])
    assert heard.broken_packets == 2
    assert heard.seconds == pytest.approx(0.6)


def push(endpointer: Endpointer, seconds: float, probability: float) -> None:
    for _ in range(round(seconds / CHUNK_S)):
        endpointer.push(probability, CHUNK_S)


def test_a_click_is_not_speech() -> None:
    endpointer = Endpointer(0.7)
    push(endpointer, 0.3, 0.0)
    push(endpointer, ONSET_S / 2, 1.0)
    push(endpointer, 1.0, 0.0)
    assert endpointer.speech_from_s is None


def test_speech_ends_after_the_silence_and_not_before() -> None:
    endpointer = Endpointer(0.7)
    push(endpointer, 1.0, 0.9)
    push(endpointer, 0.6, 0.1)
    assert not endpointer.ended
    push(endpointer, 0.2, 0.1)
    assert endpointer.ended


def test_a_fading_voice_goes_on_being_speech() -> None:
    endpointer = Endpointer(0.7)
    push(endpointer, 0.5, 0.9)
    push(endpointer, 1.0, 0.4)
    assert endpointer.speech_to_s == pytest.approx(1.5, abs=0.1)
