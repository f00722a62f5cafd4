"""How a device is drawn in the list: its name and state, and what is known of it below."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import UNIT, Colours, colours_of
from ui.widgets.devices import wording
from ui.widgets.devices.device_model import DeviceModel
from ui.widgets.devices.dot import ACROSS, colour_of, draw_dot
from ui.widgets.devices.presence import DeviceRow

HEIGHT: Final = 7 * UNIT + 4
"""60 px: two lines of text and air."""

SMALL: Final = 0.9
"""Size of the second line, of the first."""

ROUND: Final = 8
"""Radius of a chosen row's corners, pixels."""

Align = Qt.AlignmentFlag
Index = QModelIndex | QPersistentModelIndex


class DeviceDelegate(QStyledItemDelegate):
    """Draws rows of a ``DeviceModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """All rows are of one height, so the view need not ask each."""
        lines = option.fontMetrics.height() * 2
        return QSize(20 * UNIT, max(HEIGHT, lines + 3 * UNIT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one."""
        model = index.model()
        row = model.row(index) if isinstance(model, DeviceModel) else None
        if row is None or not isinstance(model, DeviceModel):
            return
        colours = colours_of(QGuiApplication.palette())  # the view's own is the style sheet's
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, colours)
        painter.setFont(option.font)
        upper, lower = _halves(option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT))
        _draw_name(painter, upper, colours, row)
        _draw_facts(painter, lower, colours, (model.facts(row), model.seen(row)))
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
        place = option.rect.adjusted(2, 1, -2, -1)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.question))
            painter.drawRoundedRect(place, ROUND, ROUND)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.answer))
            painter.drawRoundedRect(place, ROUND, ROUND)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), ROUND, ROUND)


def _draw_name(painter: QPainter, place: QRect, colours: Colours, row: DeviceRow) -> None:
    """The name in bold, and the state at the right with its mark."""
    state, mood = wording.presence(row.presence), wording.mood(row.presence)
    wide = painter.fontMetrics().horizontalAdvance(state) + 1
    painter.setPen(colour_of(mood, colours))
    painter.drawText(place, Align.AlignRight | Align.AlignVCenter, state)
    dot = QRect(place.right() - wide - UNIT - ACROSS, place.center().y() - ACROSS // 2 + 1, ACROSS, ACROSS)
    draw_dot(painter, dot, mood, colours)
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(colours.text))
    _draw(painter, place.adjusted(0, 0, dot.left() - place.right() - UNIT, 0), row.title)


def _draw_facts(painter: QPainter, place: QRect, colours: Colours, texts: tuple[str, str]) -> None:
    """What is known of it, and when it was heard of at the right."""
    facts, seen = texts
    small = QFont(painter.font())
    small.setWeight(QFont.Weight.Normal)
    small.setPointSizeF(max(1.0, small.pointSizeF() * SMALL))
    painter.setFont(small)
    painter.setPen(QColor(colours.muted))
    painter.drawText(place, Align.AlignRight | Align.AlignVCenter, seen)
    wide = painter.fontMetrics().horizontalAdvance(seen) + UNIT if seen else 0
    _draw(painter, place.adjusted(0, 0, -wide, 0), facts)


def _halves(place: QRect) -> tuple[QRect, QRect]:
    half = place.height() // 2
    return QRect(place.x(), place.y(), place.width(), half), place.adjusted(0, half, 0, 0)


def _draw(painter: QPainter, place: QRect, text: str) -> None:
    """On one line, shortened where it does not fit."""
    shortened = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Align.AlignLeft | Align.AlignVCenter, shortened)
