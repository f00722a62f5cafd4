"""Draws a firmware image in the list: version, board and channel; what it is besides, and who has it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hub.firmware.records import Channel
from hub.web.api.firmware_forms import Image
from ui.theme import UNIT, colours_of
from ui.widgets.firmware import wording
from ui.widgets.firmware.image_rows import DEVICES, IMAGE

LINES: Final = 2

RADIUS: Final = 8

SMALL: Final = 0.9
"""Of the body's size, for what is not the point."""

RIGHT_SHARE: Final = 0.4
"""Of a line that what stands at its right may take at most."""

Index = QModelIndex | QPersistentModelIndex


class ImageDelegate(QStyledItemDelegate):
    """Two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines."""
        return QSize(0, LINES * (option.fontMetrics.height() + 2) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        image = index.data(IMAGE)
        if not isinstance(image, Image):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, option)
        colours = colours_of(QApplication.palette())
        text, muted = QColor(colours.text), QColor(colours.muted)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        tall = place.height() // LINES
        first = QRect(place.left(), place.top(), place.width(), tall)
        second = first.translated(0, tall)
        bold, small = _font(option, bold=True), _font(option, small=True)
        mood = {Channel.STABLE: colours.good, Channel.BETA: colours.warn}.get(image.channel, colours.muted)
        taken = _draw(painter, first, wording.channel(image.channel), small, QColor(mood), right=True)
        _draw(painter, first.adjusted(0, 0, -taken - UNIT, 0), wording.title(image), bold, text)
        taken = _draw(painter, second, str(index.data(DEVICES)), small, text, right=True)
        _draw(painter, second.adjusted(0, 0, -taken - UNIT, 0), wording.line(image), small, muted)
        painter.restore()


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
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


def _font(option: QStyleOptionViewItem, *, bold: bool = False, small: bool = False) -> QFont:
    font = QFont(option.font)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    if small:
        font.setPointSizeF(option.font.pointSizeF() * SMALL)
    return font


def _draw(
    painter: QPainter, place: QRect, text: str, font: QFont, colour: QColor, *, right: bool = False
) -> int:
    """Draw ``text`` as far as it fits; how wide it is."""
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    room = int(place.width() * RIGHT_SHARE) if right else place.width()
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitting)
    return painter.fontMetrics().horizontalAdvance(fitting)
