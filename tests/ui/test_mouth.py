"""What waits to be played."""

import numpy as np

from ui.talking.mouth import LONGEST_S, Mouth


def test_it_gives_what_was_put_in_order_and_then_silence() -> None:
    mouth = Mouth()
    mouth.put(np.array([1, 2, 3], np.int16), 24_000)
    mouth.put(np.array([4, 5], np.int16), 24_000)
    assert mouth.take(4).tolist() == [1, 2, 3, 4]
    assert mouth.take(3).tolist() == [5, 0, 0]
    assert mouth.empty


def test_cleared_it_is_silent() -> None:
    mouth = Mouth()
    mouth.put(np.ones(5, np.int16), 24_000)
    mouth.clear()
    assert mouth.empty
    assert not mouth.take(5).any()


def test_it_holds_no_more_than_a_few_seconds() -> None:
    mouth = Mouth()
    for _ in range(LONGEST_S + 3):
        mouth.put(np.ones(1_000, np.int16), 1_000)
    assert mouth.take(1_000 * (LONGEST_S + 3)).sum() == 1_000 * LONGEST_S
