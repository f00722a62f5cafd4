"""The list of conversations with a hundred thousand of them."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from hub.events import Outcome
from hub.web.api.kept import Session
from tests.ui import scripted_hub as script
from tests.ui.kept_talks import session
from tests.ui.reading import button, buttons, text_of, the
from ui.widgets.sessions import session_words
from ui.widgets.sessions.filters import Filters, Period, Wanted
from ui.widgets.sessions.session_list import SessionList

MANY = 100_000
PAGE = 50

STALL_S = 0.05
"""The window stands still for no longer than this; tests allow for a machine that has other things to do."""

SLOW = 4


@pytest.fixture
def sessions(qtbot: QtBot) -> SessionList:
    shown = SessionList(lambda: script.NINE)
    qtbot.addWidget(shown)
    shown.resize(304, 560)
    shown.show()
    return shown


class Source:
    """Answers each page at once, as a hub with ``MANY`` conversations would."""

    def __init__(self, shown: SessionList) -> None:
        self.shown = shown
        self.given = PAGE
        self.made = session()
        shown.more_wanted.connect(self.give)
        shown.show_first([self.numbered(n) for n in range(PAGE)], more=True)

    def numbered(self, number: int) -> Session:
        return self.made.model_copy(update={"session_id": f"s{number}", "line": f"Line {number}"})

    def give(self) -> None:
        page = [self.numbered(n) for n in range(self.given, min(MANY, self.given + PAGE))]
        self.given += len(page)
        self.shown.add(page, more=self.given < MANY)


def view_of(sessions: SessionList) -> QTableView:
    """The list itself, not one that belongs to a choice."""
    (view,) = [one for one in sessions.findChildren(QTableView) if one.accessibleName() == "Conversations"]
    return view


def took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - began


def test_pages_come_as_the_end_is_scrolled_to_and_not_before(sessions: SessionList) -> None:
    source = Source(sessions)
    QApplication.processEvents()
    assert source.given == PAGE
    view = view_of(sessions)
    for _ in range(5):
        view.scrollToBottom()
        QApplication.processEvents()
    assert PAGE < source.given <= 6 * PAGE
    assert sessions.model.rowCount() == source.given


def test_a_hundred_thousand_scroll_and_change_without_a_stall(sessions: SessionList) -> None:
    source = Source(sessions)
    sessions.add([source.numbered(n) for n in range(PAGE, MANY - PAGE)], more=True)
    source.given = MANY - PAGE
    view = view_of(sessions)
    acts: dict[str, Callable[[], object]] = {
        "the last page": view.scrollToBottom,
        "to the middle": lambda: view.scrollTo(sessions.model.index(MANY // 2)),
        "a key": lambda: QTest.keyClick(view, Qt.Key.Key_PageDown),
        "news": lambda: sessions.renew([session(line="new"), source.numbered(0)]),
        "one is gone": lambda: sessions.remove("s70000"),
        "other names": lambda: sessions.name_by(lambda _: "Kitchen"),
        "a new search": lambda: sessions.show_first([source.numbered(1)], more=False),
    }
    for what, act in acts.items():
        assert min(took(act) for _ in range(2)) < STALL_S * SLOW, what
    assert sessions.model.rowCount() == 1


def test_what_is_new_comes_on_top_and_what_has_changed_changes_in_its_place(sessions: SessionList) -> None:
    sessions.show_first([session(2), session(3)], more=False)
    sessions.renew([session(1, open=True), session(2, turns=9)])
    told = [sessions.model.index(row).data() for row in range(3)]
    assert [sessions.model.session(row).session_id for row in range(3)] == ["s1", "s2", "s3"]
    assert "goes on now" in told[0]
    assert "9" in told[1]
    assert not sessions.model.canFetchMore(QModelIndex())


def test_filters_tell_what_is_looked_for_once(sessions: SessionList, qtbot: QtBot) -> None:
    told: list[Wanted] = []
    sessions.changed.connect(told.append)
    filters = the(sessions, Filters)
    filters.show_devices({script.KITCHEN: "Kitchen", script.HALL: "Hall"})
    device, period, outcome = filters.findChildren(QComboBox)
    for box, row in ((device, 2), (period, 2), (outcome, 2)):
        box.setCurrentIndex(row)
        box.activated.emit(row)
        box.activated.emit(row)
    QTest.keyClicks(the(filters, QLineEdit), "  egg ")
    QTest.keyClick(the(filters, QLineEdit), Qt.Key.Key_Return)
    assert told[-1] == Wanted("egg", script.HALL, Period.WEEK, Outcome.INTERRUPTED)
    assert len(told) == 4
    filters.show_devices({script.HALL: "Hall upstairs"})
    assert device.currentData() == script.HALL
    button(filters, "Show all").click()
    assert told[-1] == Wanted()
    assert "Show all" not in buttons(filters)


def test_it_says_that_it_reads_when_that_takes_a_while(
    sessions: SessionList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions._reading.setInterval(0)
    sessions.show_reading()
    qtbot.waitUntil(lambda: "may take some seconds" in text_of(sessions))
    sessions.show_reading()
    sessions.show_first([], more=False)
    assert "may take some seconds" not in text_of(sessions)


def test_it_says_what_to_do_when_there_is_nothing(sessions: SessionList) -> None:
    sessions.show_first([], more=False)
    assert "Say something to one of your devices" in text_of(sessions)
    assert not button(sessions, "Delete all…").isEnabled()
    QTest.keyClicks(the(sessions, QLineEdit), "zeppelin")
    QTest.keyClick(the(sessions, QLineEdit), Qt.Key.Key_Return)
    sessions.show_first([], more=False)
    assert "Try a shorter word" in text_of(sessions)
    retried: list[bool] = []
    sessions.retry_wanted.connect(lambda: retried.append(True))
    sessions.show_unread("The hub cannot be reached.")
    assert "cannot be reached" in text_of(sessions)
    button(sessions, "Try again").click()
    assert retried == [True]


@pytest.mark.usefixtures("qapp")
def test_more_turns_than_anybody_has_are_told_too() -> None:
    assert session_words.Counted().turns(10**15).endswith("turns")
