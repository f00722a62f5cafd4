"""A turn's stages, drawn: one row for each, with its name, a bar and the seconds."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import UNIT
from ui.tooltips import tooltip
from ui.widgets.timeline import step_words
from ui.widgets.timeline.spans import SEEN_PX, Bar, Chart, Step

FONT_SHARE: Final = 0.9
"""Of the body's size."""

NAMES_SHARE: Final = 0.34
"""Of the width, what names may take at most; longer ones are cut, and told whole when pointed at."""

SLACK_PX: Final = 4
"""Widths of letters are rounded: so much more keeps a name from being cut for nothing."""

PATTERNS: Final = {
    Step.SILENCE: Qt.BrushStyle.Dense6Pattern,
    Step.TOOL: Qt.BrushStyle.BDiagPattern,
    Step.HEARD: Qt.BrushStyle.NoBrush,
}
"""What is not the hub's wait for itself is no solid bar."""

GAP: Final = UNIT
"""Between name, bar and seconds, pixels."""


class Waterfall(QWidget):
    """The wait fills the width, and playback goes on behind the edge. Each row tells its meaning.

    By keyboard: Up and Down go from row to row. Names and numbers say what colours do.
    """

    def __init__(self) -> None:
        super().__init__()
        self._chart = Chart()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How long the answer took"))

    def show_chart(self, chart: Chart) -> None:
        """Draw ``chart``; nothing is drawn when it has no bars."""
        self._chart = chart
        self._current = min(self._current, len(chart.bars) - 1)
        self.setAccessibleDescription(step_words.described(chart) if chart.bars else "")
        self.setVisible(bool(chart.bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row for each bar."""
        return QSize(40 * UNIT, self._row() * len(self._chart.bars) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As low as that, and as narrow as may be."""
        return QSize(20 * UNIT, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell what the row under the pointer means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = event.pos().y() // self._row()
            if 0 <= row < len(self._chart.bars):
                self._tell(row, event.globalPos())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the first row, when one comes here by keyboard."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._go(max(0, self._current))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Mark no row."""
        super().focusOutEvent(event)
        self._current = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from row to row; behind the last one the key is the page's again."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and 0 <= self._current + by < len(self._chart.bars):
            self._go(self._current + by)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        names, values = self._columns(painter)
        for row, bar in enumerate(self._chart.bars):
            place = QRect(0, row * self._row() + 1, self.width(), self._row())
            self._draw(painter, bar, place, names, values)
            if row == self._current and self.hasFocus():
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _draw(self, painter: QPainter, bar: Bar, place: QRect, names: int, values: int) -> None:
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        name = painter.fontMetrics().elidedText(step_words.name(bar), Qt.TextElideMode.ElideRight, names)
        painter.drawText(place.adjusted(GAP // 2, 0, 0, 0), align | Qt.AlignmentFlag.AlignLeft, name)
        right = place.adjusted(0, 0, -GAP // 2, 0)
        painter.drawText(right, align | Qt.AlignmentFlag.AlignRight, step_words.told(bar))
        track = place.adjusted(names + 2 * GAP, 0, -values - 2 * GAP, 0)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(track.left(), track.center().y(), track.right(), track.center().y())
        self._draw_bar(painter, bar, track)

    def _draw_bar(self, painter: QPainter, bar: Bar, track: QRect) -> None:
        left, width, cut = self._chart.place(bar, max(SEEN_PX, track.width()))
        accent = self.palette().color(QPalette.ColorRole.Accent)
        tall = self._row() // 2
        body = QRect(track.left() + left, track.center().y() - tall // 2 + 1, width, tall)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(QBrush(accent, PATTERNS.get(bar.step, Qt.BrushStyle.SolidPattern)))
        painter.drawRoundedRect(body, 2, 2)
        if cut:
            self._draw_going_on(painter, body)

    def _draw_going_on(self, painter: QPainter, body: QRect) -> None:
        """An arrow's head at the edge: it takes longer than the width stands for."""
        half = body.height() // 2
        tip = QPoint(body.right() + half, body.center().y())
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawPolygon(
            [QPoint(tip.x() - half, tip.y() - half), tip, QPoint(tip.x() - half, tip.y() + half)]
        )

    def _columns(self, painter: QPainter) -> tuple[int, int]:
        """How wide names and seconds are, pixels."""
        measure = painter.fontMetrics().horizontalAdvance
        names = max((measure(step_words.name(bar)) for bar in self._chart.bars), default=0)
        values = max((measure(step_words.told(bar)) for bar in self._chart.bars), default=0)
        return min(names + SLACK_PX, int(self.width() * NAMES_SHARE)), values

    def _go(self, row: int) -> None:
        self._current = row
        self.update()
        self._tell(row, self.mapToGlobal(QPoint(self.width() // 3, (row + 1) * self._row())))

    def _tell(self, row: int, at: QPoint) -> None:
        bar = self._chart.bars[row]
        QToolTip.showText(at, tooltip(f"{step_words.name(bar)}\n{step_words.meaning(bar)}"), self)

    def _font(self) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * FONT_SHARE)
        return font

    def _row(self) -> int:
        """The height of a row, pixels."""
        return max(18, self.fontMetrics().height() + 2)
