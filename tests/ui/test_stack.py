"""Rows one under the other have the height that they need."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.stack import Stack


class Row(QWidget):
    """One that is painted, without a layout of its own."""

    tall = 20

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(100, self.tall)

    def grow(self, tall: int) -> None:
        self.tall = tall
        self.updateGeometry()


@pytest.fixture
def pages(qtbot: QtBot) -> QTabWidget:
    made = QTabWidget()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def test_a_row_that_grows_while_its_page_is_hidden_is_whole_when_it_is_shown_again(
    qapp: QApplication, pages: QTabWidget
) -> None:
    stack, first, second = Stack(), Row(), Row()
    stack.append(first)
    stack.append(second)
    area = QScrollArea()
    area.setWidget(stack)
    pages.addTab(area, "Rows")
    pages.addTab(QWidget(), "Other")
    qapp.processEvents()
    pages.setCurrentIndex(1)
    first.grow(80)
    qapp.processEvents()
    pages.setCurrentIndex(0)
    qapp.processEvents()
    assert (first.height(), second.y(), stack.height()) == (80, 80, 100)
