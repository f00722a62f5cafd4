"""The focus stays where somebody pressed, and Esc leaves a question first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, shown
from ui.widgets.devices.access_card import AccessCard
from ui.widgets.devices.names_card import NamesCard
from ui.widgets.held_button import HeldButton
from ui.widgets.row_question import RowQuestion
from ui.widgets.settings.network_card import NetworkCard

SPACE = Qt.Key.Key_Space


class Row(QWidget):
    """A button that is switched off by its press, and another beside it; ``pressed`` says which were."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.pressed: list[str] = []
        self.first, self.second = HeldButton("first"), QPushButton("second")
        layout = QHBoxLayout(self)
        for each in (self.first, self.second):
            layout.addWidget(each)
        self.first.clicked.connect(self._press)
        self.second.clicked.connect(lambda: self.pressed.append("second"))
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.first.setFocus()

    def _press(self) -> None:
        self.pressed.append("first")
        self.first.setEnabled(False)


def test_a_second_press_does_nothing_and_no_other_button_is_pressed(qtbot: QtBot) -> None:
    row = Row(qtbot)
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, SPACE)
        QTest.mouseClick(row.first, Qt.MouseButton.LeftButton)
    row.first.click()
    assert row.pressed == ["first"]
    assert row.first.hasFocus()
    assert not row.first.isEnabled()


def test_it_can_be_pressed_again_when_its_work_is_done(qtbot: QtBot) -> None:
    row = Row(qtbot)
    QTest.keyClick(row.first, SPACE)
    row.first.setEnabled(True)
    QTest.keyClick(row.first, SPACE)
    assert row.pressed == ["first", "first"]


def test_it_is_switched_off_as_others_are_once_the_focus_has_left(qtbot: QtBot) -> None:
    row = Row(qtbot)
    QTest.keyClick(row.first, SPACE)
    row.second.setFocus()
    row.first.setFocus()
    assert not row.first.hasFocus()


def placed(qtbot: QtBot, card: QWidget) -> QWidget:
    """The card with a button below, to which the focus could jump."""
    place = QWidget()
    qtbot.addWidget(place)
    layout = QHBoxLayout(place)
    for each in (card, QPushButton("elsewhere")):
        layout.addWidget(each)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    return place


def test_checking_the_network_keeps_the_focus(qtbot: QtBot) -> None:
    card = NetworkCard()
    place = placed(qtbot, card)
    check = button(place, "Check")
    check.setFocus()
    QTest.keyClick(check, SPACE)
    assert not check.isEnabled()
    assert check.hasFocus()


def test_saving_a_name_keeps_the_focus(qtbot: QtBot) -> None:
    card = NamesCard()
    place = placed(qtbot, card)
    card._name.setText("Kitchen")
    save = button(place, "Save")
    save.setFocus()
    card.show_names("Kitchen", "")
    assert not save.isEnabled()
    assert save.hasFocus()


@pytest.mark.parametrize("leave", [
    lambda back: QTest.keyClick(back, Qt.Key.Key_Escape),
    lambda back: QTest.keyClick(back, SPACE),
])  # fmt: skip
def test_back_and_esc_lead_from_a_question_to_the_button_that_asked(
    qtbot: QtBot, leave: Callable[[QWidget], None]
) -> None:
    card = AccessCard()
    place = placed(qtbot, card)
    forget = button(place, "Forget…")
    forget.setFocus()
    QTest.keyClick(forget, SPACE)
    back = button(card, "Back")
    assert back.hasFocus()
    leave(back)
    assert not shown(card, RowQuestion)
    assert forget.hasFocus()


def test_esc_leaves_the_question_before_it_silences_the_devices(desk: Desk, qtbot: QtBot) -> None:
    desk.hub.happen(script.ready(), *script.all_engines(), *script.device())
    desk.hub.happen(script.Turn("t1", script.KITCHEN, script.NINE).start())
    stopped: list[str] = []
    button(desk.window, "Stop").clicked.connect(lambda: stopped.append("all"))
    question = RowQuestion()
    question.answered.connect(lambda what: stopped.append(f"answered {what}"))
    question.setParent(desk.window)
    desk.window.activateWindow()
    question.ask("restart", "Restart it?", "Yes, restart it")
    desk.window.setFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert stopped == ["answered "]
    question.hide()
