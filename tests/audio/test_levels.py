"""How loud sound is: what is known of a sound by its formula is measured, in pieces of any size."""

import numpy as np
import pytest

from hub.audio.levels import LevelMeter, loudness

RATE = 16_000


def tone(peak: float, seconds: float = 0.2, rate: int = RATE) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    times = np.arange(round(seconds * rate)) / rate
    return np.round(peak * np.sin(2 * np.pi * 400 * times)).astype(np.int16)


def test_silence_is_nothing() -> None:
    assert LevelMeter(RATE).push(np.zeros(960, np.int16)) == (0.0, 0.0, 0.0)
    assert loudness(np.zeros(0, np.int16)) == 0.0


@pytest.mark.parametrize(
    ("peak", "level"),
    [(32_767, 1 - 3.01 / 60), (3_277, 1 - 23.01 / 60), (328, 1 - 43.0 / 60), (40, 0.0)],
)
def test_a_tone_is_as_loud_as_its_root_mean_square_below_full_scale(peak: int, level: float) -> None:
    levels = LevelMeter(RATE).push(tone(peak))
    assert len(levels) == 10
    assert levels == pytest.approx([max(level, 0.0)] * 10, abs=0.011)


@pytest.mark.parametrize("value", [32_767, -32_768])
def test_nothing_is_louder_than_full_scale(value: int) -> None:
    assert LevelMeter(RATE).push(np.full(640, value, np.int16)) == (1.0, 1.0)


def test_a_clipped_tone_is_louder_than_a_whole_one_and_no_louder_than_all() -> None:
    clipped = np.clip(4.0 * tone(32_767), -32_768, 32_767).astype(np.int16)
    (whole, *_), (cut, *_) = LevelMeter(RATE).push(tone(32_767)), LevelMeter(RATE).push(clipped)
    assert whole < cut <= 1.0


@pytest.mark.parametrize("piece", [1, 160, 441, 960, 3_200])
def test_it_makes_no_difference_how_the_sound_comes(piece: int) -> None:
    sound = (tone(9_000) * np.linspace(0, 1, 3_200)).astype(np.int16)
    meter, levels = LevelMeter(RATE), list[float]()
    for start in range(0, len(sound), piece):
        levels += meter.push(sound[start : start + piece])
    assert tuple(levels) == LevelMeter(RATE).push(sound)
    assert levels == sorted(levels)
    assert len(levels) == 10
