"""The drawing says by words what it says by lines."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import needs_fonts
from tests.ui.kept_talks import TIMINGS
from ui.theme import DARK, LIGHT, Colours, Theme
from ui.widgets.timeline.spans import Chart, chart
from ui.widgets.timeline.waterfall import Waterfall


@pytest.fixture
def waterfall(qtbot: QtBot) -> Waterfall:
    shown = Waterfall()
    qtbot.addWidget(shown)
    shown.show_chart(chart(TIMINGS))
    shown.resize(480, shown.sizeHint().height())
    shown.show()
    return shown


def test_a_screen_reader_is_told_every_stage_and_its_seconds(waterfall: Waterfall) -> None:
    told = waterfall.accessibleDescription()
    assert told.startswith(
        "Seconds from the end of the question: 0.60 s of silence before; Understood after 0.31 s;"
    )
    assert told.endswith("Heard to the end after 6.40 s")


def test_nothing_is_shown_of_a_turn_that_was_not_measured(waterfall: Waterfall) -> None:
    waterfall.show_chart(Chart())
    assert waterfall.isHidden()
    assert waterfall.accessibleDescription() == ""


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_rows_tell_their_meaning_to_the_pointer_and_to_the_keyboard(waterfall: Waterfall) -> None:
    row = waterfall.sizeHint().height() // 7
    for at, meaning in ((1, "turned into words"), (4, "voice"), (6, "played to its end")):
        place = QPoint(20, row * at + row // 2)
        QApplication.sendEvent(
            waterfall, QHelpEvent(QHelpEvent.Type.ToolTip, place, waterfall.mapToGlobal(place))
        )
        assert meaning in QToolTip.text()
    QApplication.sendEvent(waterfall, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert "Nothing was said any more" in QToolTip.text()
    QTest.keyClick(waterfall, Qt.Key.Key_Down)
    assert "turned into words" in QToolTip.text()
    QTest.keyClick(waterfall, Qt.Key.Key_Up)
    QTest.keyClick(waterfall, Qt.Key.Key_Up)
    assert "Nothing was said any more" in QToolTip.text()
    QToolTip.hideText()


@needs_fonts
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_drawn_in_the_colours_of_the_theme(waterfall: Waterfall, theme: Theme, colours: Colours) -> None:
    theme.dress(colours)
    image = waterfall.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}
    theme.dress(LIGHT)
    assert colours.accent in seen
    assert colours.text in seen
