"""Draws a conversation in the list: device and time, what it is about, how much it holds."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hub.web.api.kept import Session
from ui.theme import UNIT, Colours, colours_of
from ui.widgets.sessions import session_words
from ui.widgets.sessions.session_model import NAME, SESSION

LINES: Final = 3

RADIUS: Final = 8

SMALL: Final = 0.9
"""Of the body's size, for what is not the point."""

Index = QModelIndex | QPersistentModelIndex


class SessionDelegate(QStyledItemDelegate):
    """Three lines; what is chosen has the accent's colour behind it, what has the focus a frame.

    The colours are the application's: the style sheet changes those of a view.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """All are equally tall."""
        return QSize(0, LINES * (option.fontMetrics.height() + 2) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        session = index.data(SESSION)
        if not isinstance(session, Session):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(QApplication.palette())  # the view's own is the style sheet's
        self._draw_ground(painter, option, colours)
        text, muted = QColor(colours.text), QColor(colours.muted)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        tall = place.height() // LINES
        first, second, third = (
            QRect(place.left(), place.top() + tall * row, place.width(), tall) for row in range(LINES)
        )
        small, bold = QFont(option.font), QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * SMALL)
        bold.setWeight(QFont.Weight.DemiBold)
        when = session_words.moment(session.started_at, self._now())
        left = _draw_right(painter, first, when, small, muted)
        _draw_left(painter, first.adjusted(0, 0, -left - UNIT, 0), str(index.data(NAME)), bold, text)
        _draw_left(painter, second, session_words.line(session).replace("\n", " "), option.font, text)
        _draw_left(painter, third, session_words.turns(session), small, muted)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
        place, state = option.rect.adjusted(2, 2, -2, -2), option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.question if chosen else colours.answer))
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, RADIUS, RADIUS)


def _draw_right(painter: QPainter, place: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Draw it at the right; how wide it is."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return painter.fontMetrics().horizontalAdvance(text)


def _draw_left(painter: QPainter, place: QRect, text: str, font: QFont, colour: QColor) -> None:
    """Draw as much of it as there is room for."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
