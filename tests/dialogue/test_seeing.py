"""What a model is asked about a picture, and what is made of its answer, in virtual time."""

import asyncio
import json
import math
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dialogue.seeing import LONGEST_QUESTION, UNASKED, describe, shortened
from hub.engines.base import ChatMessage, Function, ReplyDone, ReplyItem, TextDelta
from hub.errors import AnswerCutError, EmptyAnswerError, LanguageModelError, TooSlowError
from tests.fakes.virtual_time import run_virtual

PICTURE = b"\xff\xd8\xff"


@dataclass
class Seer:
    """Says its pieces, each so many seconds after the one before; fails at the end if it is to."""

    pieces: Sequence[str]
    every_s: float = 0.0
    error: LanguageModelError | None = None
    name: str = "seer"
    asked: list[ChatMessage] = field(default_factory=list)
    left: bool = False

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        self.asked = list(messages)
        try:
            for piece in self.pieces:
                await asyncio.sleep(self.every_s)
                yield TextDelta(piece)
            if self.error:
                raise self.error
            yield ReplyDone("stop")
        finally:
            self.left = True


def told(seer: Seer, question: str = "What is it?", language: str = "en-US", until: float = math.inf) -> str:
    answer = ""

    async def ask() -> None:
        nonlocal answer
        by = asyncio.get_running_loop().time() + until if until < math.inf else 1e9
        answer = await describe(seer, PICTURE, question, language=language, until=by)

    run_virtual(ask())
    assert seer.left
    return answer


def test_the_model_is_given_the_picture_the_question_and_the_language() -> None:
    seer = Seer(["A red ", "cup.\n\nIt is", " empty."])
    assert told(seer) == "A red cup. It is empty."
    task, question = seer.asked
    assert "tag en-US" in task.text
    assert (question.text, question.pictures) == ("What is it?", (PICTURE,))


def test_a_photo_without_a_question_is_described_in_whatever_language() -> None:
    seer = Seer(["A cup."])
    told(seer, question=" ", language="")
    assert "in the question's language" in seer.asked[0].text
    assert seer.asked[1].text == UNASKED
    told(seer, question="x" * 5_000)
    assert len(seer.asked[1].text) == LONGEST_QUESTION


def test_what_was_said_in_time_is_an_answer_if_it_is_a_whole_sentence() -> None:
    assert (
        told(Seer(["A cup. ", "It holds 3", ".5 l. ", "And"], every_s=10), until=35) == "A cup. It holds 3.5 l."
    )
    assert told(Seer(["一只杯子。", "它"], every_s=10), until=15) == "一只杯子。"
    with pytest.raises(TooSlowError):
        told(Seer(["A cup"], every_s=10), until=5)


def test_an_answer_that_breaks_off_is_one_if_it_has_a_whole_sentence() -> None:
    cut = AnswerCutError("cut")
    assert told(Seer(["A cup. ", "It is"], error=cut)) == "A cup."
    with pytest.raises(AnswerCutError):
        told(Seer(["A cup"], error=cut))
    with pytest.raises(EmptyAnswerError):
        told(Seer([" ", "\n"]))


@pytest.mark.parametrize(
    ("text", "most", "left"),
    [
        ("One. Two. Three.", 16, "One. Two. Three."),
        ("One. Two. Three.", 12, "One. Two."),
        ("It costs 3.50 now. Buy it.", 20, "It costs 3.50 now."),
        ("一。二。三。", 12, "一。二。"),
        ("A sentence without an end", 12, "A sentence"),
        ("Donaudampfschiff", 5, "Donau"),
        (" \nDonau dampft", 7, " \nDonau"),
        ("é", 1, ""),
        ("", 5, ""),
    ],
)
def test_a_long_answer_is_cut_where_a_sentence_ends(text: str, most: int, left: str) -> None:
    assert shortened(text, lambda part: len(part.encode()) <= most) == left


@given(st.text(), st.integers(0, 100))
def test_what_is_left_fits_and_is_the_beginning(text: str, most: int) -> None:
    def fits(part: str) -> bool:
        return len(json.dumps(part)) - 2 <= most

    left = shortened(text, fits)
    assert fits(left)
    assert text.startswith(left)
    assert left == text.rstrip() or not fits(text)
