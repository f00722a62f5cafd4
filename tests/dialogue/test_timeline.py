"""What a timeline tells besides stages."""

from hub.dialogue.timeline import Timeline


async def test_the_silence_behind_a_question_is_told_if_there_was_any() -> None:
    timeline = Timeline()
    timeline.question_ended(0.7004)
    assert timeline.timings() == {"silence": 0.7}
    timeline.question_ended()
    assert timeline.timings() == {}
