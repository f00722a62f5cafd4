"""The list of those who wait: nothing moves under the pointer, and many are no trouble."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, shown, text_of, the
from tests.ui.scripted_enrolment import applicant
from tests.ui.waiting import all_made, codes, places, rows, sweep
from ui.pages.home import HomePage
from ui.widgets.waiting_card import WaitingCard
from ui.widgets.waiting_list import BATCH, MOST_GONE, WaitingList
from ui.widgets.waiting_row import WaitingRow, grouped


@pytest.fixture
def ready(desk: Desk) -> Desk:
    desk.hub.happen(script.ready(), *script.all_engines())
    return desk


class TestOrder:
    def test_a_newcomer_comes_last_and_moves_nobody(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(1), applicant(2))
        before = [places(row) for row in rows(ready)]
        ready.hub.enrolment.comes(applicant(3))
        assert codes(ready) == [grouped(applicant(number).code) for number in (1, 2, 3)]
        assert [places(row) for row in rows(ready)][:2] == before

    def test_who_has_gone_keeps_its_place_while_the_pointer_is_there(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(1), applicant(2))
        waiting = the(ready.window, WaitingList)
        before = places(rows(ready)[1])
        QApplication.sendEvent(waiting, QEvent(QEvent.Type.Enter))
        ready.hub.enrolment.goes(applicant(1).code)
        ready.bridge.refresh()
        waiting._sweeping.timeout.emit()
        assert places(rows(ready)[1]) == before
        assert not button(rows(ready)[0], "Let it in").isEnabled()
        sweep(ready)
        assert codes(ready) == [grouped(applicant(2).code)]

    def test_who_comes_back_with_another_code_is_shown_with_it_in_the_same_place(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(1), applicant(2))
        ready.hub.enrolment.goes(applicant(1).code)
        ready.bridge.refresh()
        ready.hub.enrolment.comes(applicant(1, code="555123"))
        assert codes(ready) == [grouped("555123"), grouped(applicant(2).code)]
        assert button(rows(ready)[0], "Let it in").isEnabled()


class TestGone:
    def test_they_are_swept_though_others_keep_going(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(1), applicant(2))
        waiting = the(ready.window, WaitingList)
        timers: list[object] = []
        for number in (1, 2):
            ready.hub.enrolment.goes(applicant(number).code)
            ready.bridge.refresh()
            timers.append(waiting._sweeping.timerId())
        assert timers[0] == timers[1]  # the second has not put the sweep off

    def test_their_number_is_bounded_also_under_the_pointer(self, ready: Desk) -> None:
        waiting = the(ready.window, WaitingList)
        ready.hub.enrolment.waiting = tuple(map(applicant, range(MOST_GONE + 1)))
        ready.bridge.refresh()
        assert all_made(ready, MOST_GONE + 1)
        assert len(rows(ready)) == MOST_GONE + 1
        QApplication.sendEvent(waiting, QEvent(QEvent.Type.Enter))
        ready.hub.enrolment.waiting = ()
        ready.bridge.refresh()
        waiting._sweeping.timeout.emit()
        assert not rows(ready)


class TestMany:
    MANY = 200

    def test_all_of_them_are_shown_a_few_at_a_time(self, ready: Desk, qtbot: QtBot) -> None:
        ready.hub.enrolment.waiting = tuple(applicant(number) for number in range(self.MANY))
        ready.bridge.refresh()
        waiting = the(ready.window, WaitingList)
        assert len(waiting.findChildren(WaitingRow)) == BATCH
        assert all_made(ready, self.MANY)
        assert "200 devices" in text_of(the(ready.window, WaitingCard))
        assert waiting.height() < ready.window.height() / 2
        assert waiting.verticalScrollBar().maximum() > 0
        last = rows(ready)[-1]
        waiting.ensureWidgetVisible(last)
        page = the(ready.window, HomePage)
        page.approve_wanted.disconnect()
        with qtbot.waitSignal(page.approve_wanted) as wanted:
            QTest.mouseClick(button(last, "Let it in"), Qt.MouseButton.LeftButton)
        assert wanted.args == [applicant(self.MANY - 1).code]

    def test_a_question_below_the_edge_is_scrolled_to(self, ready: Desk) -> None:
        ready.window.resize(ready.window.minimumSize())
        ready.hub.enrolment.comes(*(applicant(number, failed_proofs=1) for number in range(4)))
        button(rows(ready)[3], "Let it in").click()
        QApplication.processEvents()
        area = the(ready.window, WaitingList)
        back = button(rows(ready)[3], "Back")
        assert rows(ready)[3].visibleRegion().boundingRect() == rows(ready)[3].rect()
        assert area.viewport().rect().contains(back.mapTo(area.viewport(), back.rect().center()))


def test_no_list_is_wider_than_its_place(ready: Desk) -> None:
    ready.window.resize(ready.window.minimumSize())
    ready.hub.enrolment.comes(applicant(board="x" * 200))
    for area in shown(ready.window, QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0, area.accessibleName()
