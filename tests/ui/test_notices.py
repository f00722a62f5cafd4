"""What is told over the page: none hides another, and what failed stays."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, shown, text_of, the
from ui.bridge import Notice, NoticeKind
from ui.pages.names import PageName
from ui.pages.sessions import SessionsPage
from ui.pages.settings import SettingsPage
from ui.widgets import notice_bar
from ui.widgets.notice_bar import MOST, NoticeBar, NoticeRow
from ui.widgets.overlay import Overlay
from ui.widgets.talk.asking import Asking
from ui.widgets.told import Told


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def done(label: str, topic: str = "") -> Notice:
    return Notice(NoticeKind.DONE, label, topic=topic)


def failed(label: str, topic: str = "") -> Notice:
    return Notice(NoticeKind.FAILED, label, "llm.slow", topic)


def told(bar: NoticeBar) -> list[str]:
    """The labels, as they stand from top to bottom."""
    rows = sorted(shown(bar, NoticeRow), key=lambda row: row.y())
    return [row.notice.label for row in rows]


def test_the_newest_is_on_top_and_each_can_be_dismissed(bar: NoticeBar) -> None:
    for label in ("one", "two", "three"):
        bar.show_notice(failed(label))
    assert told(bar) == ["three", "two", "one"]
    (middle,) = [row for row in shown(bar, NoticeRow) if row.notice.label == "two"]
    button(middle, "Dismiss").click()
    assert told(bar) == ["three", "one"]
    for row in shown(bar, NoticeRow):
        button(row, "Dismiss").click()
    assert not bar.isVisible()


def test_what_was_done_leaves_by_itself_and_what_failed_stays(
    bar: NoticeBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_bar, "STAYS_MS", 20)
    bar.show_notice(failed("failed"))
    bar.show_notice(done("done"))
    assert told(bar) == ["done", "failed"]
    qtbot.waitUntil(lambda: told(bar) == ["failed"])


def test_with_too_many_what_was_done_leaves_first_and_then_the_oldest(bar: NoticeBar) -> None:
    bar.show_notice(failed("first"))
    bar.show_notice(done("fine"))
    for number in range(MOST - 1):
        bar.show_notice(failed(str(number)))
    assert told(bar) == ["2", "1", "0", "first"]
    bar.show_notice(failed("last"))
    assert told(bar) == ["last", "2", "1", "0"]


def test_the_same_again_is_told_once(bar: NoticeBar) -> None:
    for label in ("a", "b", "a"):
        bar.show_notice(failed(label))
    assert told(bar) == ["a", "b"]


def test_a_notice_takes_the_place_of_an_earlier_one_about_the_same(bar: NoticeBar) -> None:
    bar.show_notice(failed("cannot be kept", "store"))
    bar.show_notice(failed("other"))
    bar.show_notice(done("kept again", "store"))
    assert told(bar) == ["kept again", "other"]


def test_the_keyboard_goes_on_to_the_next_one(bar: NoticeBar) -> None:
    bar.show_notice(failed("one"))
    bar.show_notice(failed("two"))
    bar.activateWindow()
    top, below = sorted(shown(bar, NoticeRow), key=lambda row: row.y())
    top.dismissed.setFocus()
    QTest.keyClick(top.dismissed, Qt.Key.Key_Space)
    assert below.dismissed.hasFocus()


def test_a_reader_of_the_screen_hears_all_of_it(bar: NoticeBar) -> None:
    bar.show_notice(failed("Keeping the key"))
    (row,) = shown(bar, NoticeRow)
    assert row.dismissed.accessibleDescription() == text_of(row)
    assert text_of(row).startswith("Keeping the key: The service did not answer in time.")


def test_nothing_on_the_page_moves_when_something_is_told(desk: Desk, qtbot: QtBot) -> None:
    desk.hub.happen(script.ready(), *script.all_engines())
    stood = where_buttons_are(desk)
    desk.window.show_notice(failed("Keeping the key"))
    assert where_buttons_are(desk) == stood
    bar = the(desk.window, NoticeBar)
    qtbot.waitUntil(lambda: bar.height() > 0)
    (row,) = shown(bar, NoticeRow)
    button(row, "Dismiss").click()
    assert where_buttons_are(desk) == stood


def test_what_is_told_leaves_the_foot_free_where_somebody_types(desk: Desk) -> None:
    desk.window.go(PageName.TALK)
    desk.window.show_notice(failed("Stopping the conversation"))
    (asking,) = shown(desk.window, Asking)
    told = the(desk.window, Told)
    assert told.geometry().bottom() <= asking.mapTo(desk.window._pages, QPoint()).y()


def test_what_is_told_lies_neither_over_a_question_of_the_page_nor_over_its_export(qtbot: QtBot) -> None:
    page = SessionsPage()
    told = told_over(qtbot, page)
    told.show_notice(failed("Reading the conversations"))
    shown(page, QPushButton)
    stood = told.geometry().bottom()
    page.ask_to_delete("Delete it?")
    assert covered(page, "Yes, delete for good") == []
    page.saving.show_begun("conversations.zip")
    assert covered(page, "Yes, delete for good", "Cancel") == []
    page.saving.hide()
    page.ask_nothing()
    shown(page, QPushButton)
    assert told.geometry().bottom() == stood


def test_what_is_told_does_not_lie_over_what_restarts_the_hub(qtbot: QtBot) -> None:
    page = SettingsPage()
    told = told_over(qtbot, page)
    for number in range(MOST):
        told.show_notice(failed(str(number)))
    page.banner.show_waiting(2, possible=True)
    assert covered(page, "Restart now") == []
    page.window().resize(872, 720)
    assert covered(page, "Restart now") == []


def test_a_question_and_an_export_lie_over_the_conversations(qtbot: QtBot) -> None:
    page = shown_page(qtbot, SessionsPage())
    stood = page.list.geometry(), page.talk.geometry()
    page.ask_to_delete("Delete it?")
    page.saving.show_begun("conversations.zip")
    shown(page, QPushButton)
    assert (page.list.geometry(), page.talk.geometry()) == stood
    over = the(page, Overlay)
    assert page.rect().contains(over.geometry())
    assert over.height() >= page.saving.height() > 0


def test_what_waits_for_a_restart_moves_no_setting(qtbot: QtBot) -> None:
    page = shown_page(qtbot, SettingsPage())
    stood = [part.mapTo(page, QPoint()) for part in shown(page, QListWidget)]
    page.banner.show_waiting(2, possible=True)
    assert [part.mapTo(page, QPoint()) for part in shown(page, QListWidget)] == stood


P = TypeVar("P", bound=QWidget)


def shown_page(qtbot: QtBot, page: P) -> P:
    qtbot.addWidget(page)
    page.resize(872, 640)
    page.show()
    return page


def told_over(qtbot: QtBot, page: QWidget) -> Told:
    """What is told over the pages of a window that has this one."""
    pages = QStackedWidget()
    pages.addWidget(QWidget())
    told = Told(pages)
    pages.addWidget(page)
    shown_page(qtbot, pages)
    pages.setCurrentWidget(page)
    return told


def covered(page: QWidget, *names: str) -> list[str]:
    """Those of the page's buttons that the pointer does not reach at their middle."""
    buttons = [one for one in shown(page, QPushButton) if one.text() in names]
    assert len(buttons) == len(names)
    pages = page.window()
    return [one.text() for one in buttons if pages.childAt(one.mapTo(pages, one.rect().center())) is not one]


def where_buttons_are(desk: Desk) -> dict[str, QPoint]:
    page = desk.window.current.page
    return {each.text(): each.mapTo(desk.window, QPoint()) for each in shown(page, QPushButton)}
