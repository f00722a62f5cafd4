"""Lists that drop down are shown whole."""

import pytest
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import needs_fonts

pytestmark = needs_fonts


@pytest.mark.parametrize("editable", [False, True])
@pytest.mark.parametrize("count", [3, 4, 7, 12])
def test_a_list_of_some_entries_needs_no_scrolling(qtbot: QtBot, count: int, editable: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QComboBox(editable=editable)
    box.addItems([f"Entry {number}" for number in range(count)])
    box.setCurrentIndex(1)
    QVBoxLayout(page).addWidget(box)
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(box.model().index(count - 1, 0))
    assert 0 <= last.bottom() < view.viewport().height()
    assert not view.verticalScrollBar().isVisible()
    frame = view.parentWidget()
    assert isinstance(frame, QFrame)
    arrows = [part for part in frame.findChildren(QWidget) if "Scroller" in part.metaObject().className()]
    assert not any(arrow.isVisible() for arrow in arrows)
    box.hidePopup()
