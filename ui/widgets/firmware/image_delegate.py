"""Draws a firmware image in the list: version, board and channel; what it is besides, and who has it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hub.firmware.records import Channel
from hub.web.api.firmware_forms import Image
from ui.theme import UNIT, colours_of
from ui.widgets.drawing import RIGHT_SHARE, draw_ground, draw_text, font_of
from ui.widgets.firmware import wording
from ui.widgets.firmware.image_rows import DEVICES, IMAGE

LINES: Final = 2

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
        draw_ground(painter, option)
        colours = colours_of(QApplication.palette())
        text, muted = QColor(colours.text), QColor(colours.muted)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        tall = place.height() // LINES
        first = QRect(place.left(), place.top(), place.width(), tall)
        second = first.translated(0, tall)
        bold, small = font_of(option, bold=True), font_of(option, small=True)
        mood = {Channel.STABLE: colours.good, Channel.BETA: colours.warn}.get(image.channel, colours.muted)
        taken = draw_text(
            painter, first, wording.channel(image.channel), small, QColor(mood), right=True, share=RIGHT_SHARE
        )
        draw_text(painter, first.adjusted(0, 0, -taken - UNIT, 0), wording.title(image), bold, text)
        taken = draw_text(painter, second, str(index.data(DEVICES)), small, text, right=True, share=RIGHT_SHARE)
        draw_text(painter, second.adjusted(0, 0, -taken - UNIT, 0), wording.line(image), small, muted)
        painter.restore()
