"""The newest turn at this computer has its stages drawn below it, until the next one begins."""

from collections.abc import Mapping
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hub.events import Outcome, ToolCalled, TurnFinished
from tests.ui import scripted_hub as script
from tests.ui.kept_talks import TIMINGS
from tests.ui.reading import shown, the
from ui.pages.talk import TalkPage
from ui.widgets.timeline.waterfall import Waterfall
from ui.widgets.turn_view import TurnView

IDS: dict[str, Any] = {"device_id": script.KITCHEN, "session_id": "s"}


@pytest.fixture
def page(qtbot: QtBot) -> TalkPage:
    page = TalkPage()
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    return page


def finished(turn_id: str, at: float, timings: Mapping[str, float]) -> TurnFinished:
    return TurnFinished(**IDS, turn_id=turn_id, at=at, outcome=Outcome.ANSWERED, spoken="", timings=timings)


def ask(page: TalkPage, turn_id: str) -> None:
    turn = script.Turn(turn_id)
    for event in (turn.start(), turn.heard("Is it on?"), turn.said("It is.")):
        page.receive(event)


def test_it_is_below_the_newest_turn_while_that_is_the_newest(page: TalkPage) -> None:
    waterfall = the(page, Waterfall)
    for number in range(3):
        ask(page, str(number))
        assert waterfall.isHidden()
        page.receive(finished(str(number), 100.0, TIMINGS))
        QApplication.processEvents()
        assert waterfall.isVisible()
        tops = [turn.mapTo(page, turn.rect().bottomLeft()).y() for turn in shown(page, TurnView)]
        assert len(tops) == number + 1
        assert waterfall.mapTo(page, waterfall.rect().topLeft()).y() > max(tops)


def test_a_turn_without_times_has_none(page: TalkPage) -> None:
    ask(page, "1")
    page.receive(finished("1", 100.0, {}))
    assert the(page, Waterfall).isHidden()


def test_tools_of_this_turn_are_in_it_and_those_of_the_one_before_are_not(page: TalkPage) -> None:
    told = []
    for number, tool in enumerate(("lamp.turn_on", "")):
        ask(page, str(number))
        if tool:
            page.receive_call(
                ToolCalled(
                    **IDS, turn_id=str(number), tool=tool, caller="model", outcome="done", took=0.2, at=97.0
                )
            )
        page.receive(finished(str(number), 100.0, TIMINGS))
        told.append("lamp.turn_on" in the(page, Waterfall).accessibleDescription())
    assert told == [True, False]
