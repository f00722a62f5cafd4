"""What the rows of lists are drawn with."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from ui.theme import colours_of

RADIUS: Final = 8

SMALL: Final = 0.9
"""Of the body's size, for what is not the point."""

RIGHT_SHARE: Final = 0.45
"""Of a line that what stands at its right may take at most, where it may be long."""


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Show which row is chosen, pointed at, or has the focus."""
    place = option.rect.adjusted(2, 2, -2, -2)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        colours = colours_of(QApplication.palette())  # the view's own is the style sheet's
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.question if chosen else colours.answer))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, RADIUS, RADIUS)


def font_of(option: QStyleOptionViewItem, *, bold: bool = False, small: bool = False) -> QFont:
    """The row's font."""
    font = QFont(option.font)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    if small:
        font.setPointSizeF(option.font.pointSizeF() * SMALL)
    return font


def draw_text(
    painter: QPainter,
    place: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    right: bool = False,
    share: float = 1.0,
) -> int:
    """Draw ``text`` as far as it fits into its ``share`` of the line; how wide it is."""
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    room = int(place.width() * share)
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitting)
    return painter.fontMetrics().horizontalAdvance(fitting)
