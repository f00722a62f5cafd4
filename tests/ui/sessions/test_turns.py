"""One conversation's turns, without a hub behind them."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hub.events import Outcome, SentenceSpoken, TranscriptReady
from hub.web.api.kept import Turn
from tests.ui import scripted_hub as script
from tests.ui.kept_talks import call, session, turn
from tests.ui.reading import button, buttons, shown, text_of
from ui.pages.sessions import SessionsPage
from ui.widgets.sessions.kept_turn import KeptTurn
from ui.widgets.sessions.turn_list import TurnList


@pytest.fixture
def turns(qtbot: QtBot) -> TurnList:
    made = TurnList()
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.show()
    return made


def show(turns: TurnList, *told: Turn, more: bool = False, follow: bool = False) -> None:
    """``told`` as the API tells them: newest first."""
    turns.show_turns(told[::-1], [], more=more, text="", follow=follow)
    settle()


def settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


def downward(turns: TurnList) -> list[KeptTurn]:
    return sorted(shown(turns, KeptTurn), key=lambda one: one.y())


def owner(place: QWidget, turns: list[KeptTurn]) -> str:
    return next((one.turn_id for one in turns if one.isAncestorOf(place)), "")


def test_tab_goes_from_turn_to_turn_downward(turns: TurnList) -> None:
    show(turns, *(turn(number) for number in range(5, 9)), more=True)
    turns.show_earlier([turn(number) for number in range(4, 0, -1)], [], more=False)
    settle()
    there, reached = downward(turns), list[str]()
    at: QWidget | None = there[0]
    while at is not None and len(reached) < 9 and "s1-8" not in reached:
        name = owner(at, there)
        if name and name not in reached:
            reached.append(name)
        at = at.nextInFocusChain()
    assert reached == [f"s1-{number}" for number in range(1, 9)]


def test_no_turn_covers_another_and_one_that_grows_makes_room(turns: TurnList) -> None:
    home = session(open=True)
    going_on = turn(2, home, outcome=None, finished_at=None, spoken="", timings={}, sent=())
    show(turns, turn(1, home), going_on, follow=True)
    first, second = downward(turns)
    assert "Thinking…" in text_of(second)
    before = second.height()
    ids = {"device_id": home.device_id, "session_id": "s1", "turn_id": "s1-2", "at": script.NINE}
    for _ in range(9):
        turns.receive(SentenceSpoken(**ids, text="It is a long way to the sea, and back again."))  # type: ignore[arg-type]
    turns.receive(TranscriptReady(**{**ids, "turn_id": "s1-3"}, text="And now?", language="en"))  # type: ignore[arg-type]
    settle()
    first, second, third = downward(turns)
    assert second.height() > before
    assert first.geometry().bottom() < second.y()
    assert second.geometry().bottom() < third.y()
    bar = turns.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_earlier_turns_push_nothing_out_of_sight(turns: TurnList) -> None:
    show(turns, *(turn(number) for number in range(5, 9)), more=True)
    bar = turns.verticalScrollBar()
    bar.setValue(200)
    mark = downward(turns)[1]
    seen_at = mark.y() - bar.value()
    turns.show_earlier([turn(number) for number in range(4, 0, -1)], [], more=True)
    settle()
    assert len(downward(turns)) == 8
    assert abs(mark.y() - bar.value() - seen_at) <= 1


def test_a_turn_in_which_the_hub_was_ended_does_not_seem_to_go_on(turns: TurnList) -> None:
    show(turns, turn(1, outcome=None, finished_at=None, spoken="Well."))
    (only,) = downward(turns)
    assert "Stopped" in text_of(only)
    assert "Speaking…" not in text_of(only)


def test_a_failed_turn_says_why_and_what_was_done(turns: TurnList) -> None:
    failed = turn(1, outcome=Outcome.FAILED, error="llm.down", spoken="")
    turns.show_turns([failed], [call(failed, outcome="late")], more=False, text="", follow=False)
    settle()
    (only,) = downward(turns)
    assert "Not answered. The service cannot be reached." in text_of(only)
    assert "no answer in time" in text_of(only)
    assert "Play question" not in buttons(only)


def test_the_way_to_the_settings_is_shown(qtbot: QtBot) -> None:
    page = SessionsPage(lambda: script.NINE)
    qtbot.addWidget(page)
    page.show()
    page.show_keeping(0, sound=True)
    assert "kept until you delete them. Questions are recorded." in text_of(page)
    with qtbot.waitSignal(page.settings_wanted):
        button(page, "Change in Settings").click()
