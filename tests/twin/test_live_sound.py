"""Sound that comes in blocks of any length and leaves in frames."""

import numpy as np
import pytest

from hub.twin.live_sound import LONGEST_WAIT_S, LiveSpeech
from hub.twin.pcm import Pcm

RATE = 16_000


def counting(start: int, count: int) -> Pcm:
    return np.arange(start, start + count, dtype=np.int16)


def test_frames_join_blocks_without_losing_a_sample() -> None:
    speech = LiveSpeech(RATE, 960)
    out: list[Pcm] = []
    for start in range(0, 2_000, 250):
        speech.add(counting(start, 250))
        out += speech.frames()
    speech.end()
    out += speech.frames()
    assert [len(frame) for frame in out] == [960, 960, 960]
    assert np.array_equal(np.concatenate(out)[:2_000], counting(0, 2_000))
    assert not np.concatenate(out)[2_000:].any()
    assert speech.over
    assert speech.given == 2_000


def test_nothing_is_given_before_a_frame_is_whole() -> None:
    speech = LiveSpeech(RATE, 960)
    speech.add(counting(0, 959))
    assert not speech.frames()
    assert not speech.over


def test_what_waited_for_the_line_leaves_at_once() -> None:
    speech = LiveSpeech(RATE, 960)
    speech.add(counting(0, 4_000))
    assert len(speech.frames()) == 4


@pytest.mark.parametrize("said", [0, 100])
def test_it_is_over_once_it_was_ended_and_given(said: int) -> None:
    speech = LiveSpeech(RATE, 960)
    speech.add(counting(0, said))
    speech.end()
    assert len(speech.frames()) == (said > 0)
    assert speech.over
    assert not speech.frames()


def test_what_comes_after_its_end_or_is_too_much_is_lost() -> None:
    speech = LiveSpeech(RATE, 960)
    for _ in range(LONGEST_WAIT_S + 5):
        speech.add(np.ones(RATE, np.int16))
    speech.end()
    speech.add(np.ones(RATE, np.int16))
    speech.frames()
    assert speech.given == LONGEST_WAIT_S * RATE
