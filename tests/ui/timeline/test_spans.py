"""From timings to bars."""

import math

import pytest

from tests.ui.kept_talks import TIMINGS
from ui.widgets.timeline import step_words
from ui.widgets.timeline.spans import SEEN_PX, SHORTEST_S, Bar, Called, Chart, Step, chart


def test_each_stage_begins_where_the_one_before_ended() -> None:
    bars = chart(TIMINGS).bars
    assert [bar.step for bar in bars] == [step for step in Step if step is not Step.TOOL]
    assert [bar.start for bar in bars] == [-0.6, *(bar.end for bar in bars[:-1])]


def test_the_wait_fills_the_width_and_playback_goes_on_behind_the_edge() -> None:
    drawn = chart(TIMINGS)
    assert drawn.end == pytest.approx(1.05 * 1.3)
    *waits, heard = drawn.bars
    assert [drawn.place(bar, 300)[2] for bar in waits] == [False] * 6
    left, width, cut = drawn.place(heard, 300)
    assert (left + width, cut) == (300, True)


def test_an_answer_shorter_than_the_room_is_drawn_whole() -> None:
    drawn = chart({"first_packet": 1.0, "heard": 1.1})
    assert drawn.end == 1.1
    assert not drawn.place(drawn.bars[-1], 300)[2]


def test_the_silence_behind_the_question_is_drawn_before_it_ended() -> None:
    drawn = chart({"silence": 0.5, "first_packet": 1.0})
    silence, answer = drawn.bars
    assert (drawn.start, drawn.end) == (-0.5, 1.0)
    assert drawn.place(silence, 300) == (0, 100, False)
    assert drawn.place(answer, 300) == (100, 200, False)
    assert "0.50 s of silence before" in step_words.described(drawn)
    assert chart({"silence": 0.5}) == Chart()


def test_missing_stages_leave_no_hole() -> None:
    first, second = chart({"first_token": 0.5, "first_packet": 2.0}).bars
    assert (first, second) == (Bar(Step.FIRST_TOKEN, 0.0, 0.5), Bar(Step.FIRST_PACKET, 0.5, 2.0))


def test_an_interrupted_turn_is_drawn_as_far_as_it_came() -> None:
    drawn = chart({"transcribed": 0.4, "tools": 1.1, "engines": 0.4})
    assert [bar.step for bar in drawn.bars] == [Step.TRANSCRIBED]
    assert drawn.end == 0.4


@pytest.mark.parametrize(
    "timings", [{}, {"engines": 1.0}, {"heard": math.nan}, {"heard": math.inf}, {"heard": 1e9}]
)
def test_without_a_stage_nothing_is_drawn(timings: dict[str, float]) -> None:
    assert chart(timings, [Called("t", 5.0, 1.0)], 9.0) == Chart()


def test_a_turn_of_no_time_and_stages_out_of_order_stay_within_the_width() -> None:
    for timings in ({"transcribed": 0.0}, {"transcribed": -3.0}, {"transcribed": 2.0, "first_token": 1.0}):
        drawn = chart(timings)
        assert drawn.end >= SHORTEST_S
        for bar in drawn.bars:
            assert 0 <= bar.start <= bar.end
            for width in (SEEN_PX, 7, 300):
                left, wide, _ = drawn.place(bar, width)
                assert left >= 0
                assert wide >= SEEN_PX
                assert left + wide <= width


def test_tools_stand_where_the_wall_clock_says() -> None:
    finished = 1_000_006.4  # the question ended at 1,000,000
    drawn = chart(TIMINGS, [Called("self.light.on", 1_000_000.9, 0.1)], finished)
    (tool,) = [bar for bar in drawn.bars if bar.step is Step.TOOL]
    assert [tool.start, tool.end] == pytest.approx([0.8, 0.9])
    assert drawn.bars.index(tool) == 4  # it began while the first sentence was waited for
    assert "self.light.on from 0.80 s to 0.90 s" in step_words.described(drawn)


def test_tools_of_a_turn_that_was_not_heard_to_its_end_are_nowhere() -> None:
    drawn = chart({"transcribed": 0.3}, [Called("t", 5.0, 1.0)], 9.0)
    assert [bar.step for bar in drawn.bars] == [Step.TRANSCRIBED]
