"""Faces and their emoji."""

import re

import pytest

from hub.dialogue.emotion import CANONICAL_EMOJI, EMOTION_BY_EMOJI, EMOTIONS, Emotion, take_emotion

FIRMWARE = (
    "neutral happy laughing funny sad angry crying loving embarrassed surprised shocked thinking winking cool "
    "relaxed delicious kissy confident sleepy silly confused"
)


def test_the_faces_are_those_of_the_firmware() -> None:
    assert " ".join(EMOTIONS) == FIRMWARE


@pytest.mark.parametrize("emotion", Emotion)
def test_each_face_has_one_emoji_that_leads_back_to_it(emotion: Emotion) -> None:
    assert take_emotion(emotion.emoji) is emotion
    assert len(emotion.emoji) == 1


def test_no_two_faces_share_an_emoji() -> None:
    assert len(set(CANONICAL_EMOJI.values())) == len(EMOTIONS)


def test_the_table_holds_no_selectors_and_no_skin_tones() -> None:
    assert not re.search("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]", "".join(EMOTION_BY_EMOJI))


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("😊 Hello!", Emotion.HAPPY),
        ("I am sad. 😔", Emotion.SAD),
        ("😠 then 😍", Emotion.ANGRY),
        ("🚲 then 😍", Emotion.LOVING),
        ("❤️ you", Emotion.LOVING),
        ("❤ you", Emotion.LOVING),
        ("☺️", Emotion.HAPPY),
        ("👍🏽 done", Emotion.HAPPY),
        ("💪🏿", Emotion.CONFIDENT),
        ("🤷🏻‍♀️", Emotion.CONFUSED),
        ("😮‍💨", Emotion.RELAXED),
        ("😮", Emotion.SURPRISED),
        ("😵‍💫", Emotion.CONFUSED),
        ("好的😂", Emotion.FUNNY),
        ("Hello.", None),
        ("🚲", None),
        ("", None),
    ],
)
def test_the_first_known_emoji_decides(text: str, emotion: Emotion | None) -> None:
    assert take_emotion(text) is emotion
