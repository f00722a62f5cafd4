"""What is told before an answer is told once, however it is written, and again if it was not heard."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from hub.skills.tidings import Tiding
from tests.dialogue.stage import Stage
from tests.fakes.engines import ScriptedEngines
from tests.fakes.virtual_time import run_virtual


@dataclass
class Told:
    """Has these to tell, and notes what was heard."""

    texts: Sequence[str]
    heard: list[str] = field(default_factory=list)

    def untold(self, device_id: str, language: str) -> Sequence[Tiding]:
        return [Tiding(text, (str(number),)) for number, text in enumerate(self.texts)]

    def told(self, tiding: Tiding) -> None:
        self.heard += tiding.alert_ids


def telling(*texts: str, cut_after: float | None = None) -> Told:
    """What is heard of ``texts`` in one turn, which is cut off after so many seconds."""
    stage, told = Stage.with_(ScriptedEngines()), Told(texts)
    stage.parts = replace(stage.parts, tidings=told)

    async def scene() -> None:
        turn = asyncio.create_task(stage.turn().run("Why?"))
        await asyncio.wait({turn}, timeout=cut_after)
        turn.cancel()
        await asyncio.wait({turn})

    run_virtual(scene())
    return told


@pytest.mark.parametrize(
    "text",
    [
        "A reminder: buy milk.",
        "A reminder: see [1]",
        "A reminder: # buy <b>x</b>",
        "A reminder: call **Anna** at 5*3",
        "A reminder: 1. eggs 2. milk. And `bread`!",
        "A reminder: 🥛",
        "A reminder: https://example.org/x?y=1",
        "Напоминание: 🥛",
    ],
)
def test_what_was_heard_is_told_whatever_marks_are_in_it(text: str) -> None:
    assert telling(text).heard == ["0"]


def test_what_was_cut_off_was_not_told() -> None:
    assert telling("The pasta timer went off.", "A reminder: buy milk.", cut_after=0.3).heard == ["0"]
    assert telling("A reminder: buy milk. Do not forget the eggs.", cut_after=0.3).heard == []


def test_two_of_the_same_words_are_told_one_by_one() -> None:
    twice = ["The timer has just gone off."] * 2
    assert telling(*twice, cut_after=0.3).heard == ["0"]
    assert telling(*twice).heard == ["0", "1"]
