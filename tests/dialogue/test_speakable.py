"""What is shown and what is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.dialogue.emotion import CANONICAL_EMOJI, take_emotion
from hub.dialogue.speakable import Sentence, SpeakableText


def feed(*pieces: str) -> list[Sentence]:
    speakable = SpeakableText()
    return [speakable.feed(piece) for piece in pieces]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Hello there.", "Hello there."),
        ("**Bold** and *slanted* and __both__ and _one_.", "Bold and slanted and both and one."),
        ("~~Gone~~ but `code` stays.", "Gone but code stays."),
        ("**It began before", "It began before"),
        ("and ends here.** Then more.", "and ends here. Then more."),
        ("*It began before", "It began before"),
        ("ends here.* Then", "ends here. Then"),
        ("## A title", "A title"),
        ("- an item", "an item"),
        ("* an item", "an item"),
        ("+ an item", "an item"),
        ("• an item", "an item"),
        ("- [x] a task", "a task"),
        ("> quoted", "quoted"),
        ("1. The first", "1. The first"),
        ("[The docs](https://x.ai/docs) help.", "The docs help."),
        ("![A cat](https://x.ai/cat.png) sits.", "A cat sits."),
        ("so, the docs](https://x.ai/docs) help.", "so, the docs help."),
        ("Read [the long,", "Read the long,"),
        ("A fact.[[1]](https://x.ai/1)", "A fact."),
        ("A fact [2] too.", "A fact too."),
        ("AT&amp;T &lt; all", "AT&T < all"),
        ("One<br>two <b>three</b>", "One two three"),
        ("| Tea | hot |", "Tea, hot"),
        ("Tea | hot | 3", "Tea, hot, 3"),
        ("|---|:-:|", ""),
        ("---", ""),
        ("***", ""),
        ("Great 😊!", "Great!"),
        ("😊 Great", "Great"),
        ("👨‍👩‍👧 family 👍🏽 🇩🇪 1️⃣ ❤️", "family 1"),
        ("好的 😊 我来。", "好的我来。"),
    ],
)
def test_marks_are_not_shown(raw: str, text: str) -> None:
    assert feed(raw) == [Sentence(text, text)]


@pytest.mark.parametrize(
    "raw",
    [
        "2 - 3 = -1",
        "C# and F#",
        "#1 in the world",
        "5 < 6 and 7 > 3",
        "AT&T, 50% and 20 °C",
        "It's 3:05 PM.",
        "Write to bob@example.com.",
        "a[0] and f(x)",
        "x.ai is a name",
        "$5 or €7",
        "“Quoted,” she said.",
        "Что это? Да — это он.",
    ],
)
def test_what_only_looks_like_a_mark_stays(raw: str) -> None:
    text = feed(raw)[0].text

    assert text == raw


@pytest.mark.parametrize(
    ("raw", "text", "speech"),
    [
        ("See https://x.ai/docs?a=b_c.", "See https://x.ai/docs?a=b_c.", "See."),
        ("https://x.ai", "https://x.ai", ""),
        ("(www.example.com) is it.", "(www.example.com) is it.", "is it."),
        ("看https://x.ai，好。", "看https://x.ai，好。", "看，好。"),
        ("2 * 3 is 6", "2 * 3 is 6", "2×3 is 6"),
        ("a snake_case name", "a snake_case name", "a snake case name"),
        ("A → B", "A → B", "A, B"),
        ("A -> B", "A -> B", "A, B"),
        ("The http protocol", "The http protocol", "The HTTP protocol"),
        ("a | b", "a | b", "a b"),
        ("...", "...", ""),
        ("😊", "", ""),
        ("- - -", "", ""),
        ("👍!", "!", ""),
    ],
)
def test_what_is_shown_but_not_read(raw: str, text: str, speech: str) -> None:
    assert feed(raw) == [Sentence(text, speech)]


def test_a_code_block_is_neither_shown_nor_read() -> None:
    pieces = feed("Do this:", "```python", "print('a. b", "c')", "# **x**", "```", "Done.")

    assert [piece.speech for piece in pieces] == ["Do this:", "", "", "", "", "", "Done."]
    assert [piece.text for piece in pieces] == [piece.speech for piece in pieces]


def test_a_code_block_may_begin_and_end_within_a_piece() -> None:
    pieces = feed("Do this: ```python", "x = 1", "``` and it is done.")

    assert [piece.speech for piece in pieces] == ["Do this:", "", "and it is done."]


def test_a_block_fenced_by_tildes() -> None:
    assert [piece.speech for piece in feed("~~~sh", "ls", "~~~", "Done~~~")] == ["", "", "", "Done"]


MARKS = [
    *"*_`~[]()|#<>!-+=\\&;: \n",
    "**",
    "__",
    "```",
    "http",
    "https://x.ai/a",
    "www.x",
    "ht",
    "tp",
    "word",
    "字",
    "3",
    "&#42;",
    "&amp;",
    "<b>",
    "\ufe0f",
    "\u200d",
    *CANONICAL_EMOJI.values(),
]


@settings(deadline=None)  # a busy machine is no failure
@given(
    st.lists(
        st.one_of(st.text(max_size=60), st.lists(st.sampled_from(MARKS), max_size=20).map("".join)), max_size=6
    )
)
def test_no_marks_no_emoji_and_no_address_are_left(pieces: list[str]) -> None:
    for sentence in feed(*pieces):
        for output in (sentence.text, sentence.speech):
            assert take_emotion(output) is None
            assert not any(mark in output for mark in ("**", "__", "```"))
            assert output == output.strip()
        assert "http" not in sentence.speech
        assert not sentence.speech or any(character.isalnum() for character in sentence.speech)
