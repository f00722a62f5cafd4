"""The sound of a timer or an alarm."""

import numpy as np
import pytest

from hub.audio.chime import NOTES_HZ, PEAK, chime

CLICK = 2_500
"""A step from one sample to the next that is heard as a click: far more than the steepest wave of the chime."""


@pytest.mark.parametrize("rate", [16_000, 24_000, 48_000])
def test_it_is_as_long_and_as_loud_at_every_rate_and_ends_in_silence(rate: int) -> None:
    sound = chime(rate).astype(float)
    assert 1.1 < len(sound) / rate < 1.3
    assert np.abs(sound).max() == pytest.approx(PEAK * 32_767, abs=2)
    assert abs(sound[0]) < 50
    assert np.abs(sound[-rate // 100 :]).max() < 100


def test_its_strongest_tones_are_its_notes() -> None:
    rate = 24_000
    sound = chime(rate).astype(float)
    half = round(0.28 * rate)
    for note, part in zip(NOTES_HZ, (sound[:half], sound[half:]), strict=True):
        strength = np.abs(np.fft.rfft(part))
        assert np.fft.rfftfreq(len(part), 1 / rate)[strength.argmax()] == pytest.approx(note, rel=0.02)


def test_it_does_not_click() -> None:
    steps = np.abs(np.diff(chime(48_000).astype(np.int32)))
    assert steps.max() < CLICK
