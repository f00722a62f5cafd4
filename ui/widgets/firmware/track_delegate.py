"""Draws a device of a rollout: a dot for its state, its name, and below it why it is so or what comes next."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hub.web.api.rollout_forms import RolloutDevice
from ui.theme import UNIT, colours_of
from ui.widgets.devices.dot import ACROSS, colour_of, draw_dot
from ui.widgets.drawing import RIGHT_SHARE, draw_ground, draw_text, font_of
from ui.widgets.firmware import rollout_wording as wording
from ui.widgets.firmware.track_rows import DEVICE, NEXT

INDENT: Final = ACROSS + UNIT
"""Where the text begins, pixels from the row's edge."""

Index = QModelIndex | QPersistentModelIndex


class TrackDelegate(QStyledItemDelegate):
    """As tall as its words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """One line, and as many as the words below it take."""
        line = option.fontMetrics.height() + 2
        return QSize(0, line + self._below(option, index, self._width(option)).height() + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        device = index.data(DEVICE)
        if not isinstance(device, RolloutDevice):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        colours = colours_of(QApplication.palette())
        said, mood = wording.track(device.state)
        place = option.rect.adjusted(UNIT, UNIT, -UNIT, -UNIT)
        line = QRect(place.left(), place.top(), place.width(), option.fontMetrics.height() + 2)
        dot = QRect(place.left(), line.center().y() - ACROSS // 2, ACROSS, ACROSS)
        draw_dot(painter, dot, mood, colours)
        line.setLeft(place.left() + INDENT)
        small = font_of(option, small=True)
        taken = draw_text(painter, line, said, small, colour_of(mood, colours), right=True, share=RIGHT_SHARE)
        left = line.adjusted(0, 0, -taken - UNIT, 0)
        bold, muted = font_of(option, bold=True), QColor(colours.muted)
        taken = draw_text(painter, left, str(index.data()), bold, QColor(colours.text))
        draw_text(painter, left.adjusted(taken + UNIT, 0, 0, 0), _beside(device), small, muted)
        below = self._below(option, index, self._width(option))
        below.moveTopLeft(line.bottomLeft())
        painter.setFont(small)
        painter.setPen(muted)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, str(index.data(NEXT)))
        painter.restore()

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        """Of the text below, pixels. A list asks for the height of a row before it says how wide it is."""
        view = option.widget
        port = view.viewport() if hasattr(view, "viewport") else None
        whole = port.width() if port is not None else option.rect.width()
        return max(10 * UNIT, whole - 2 * UNIT - INDENT)

    @staticmethod
    def _below(option: QStyleOptionViewItem, index: Index, width: int) -> QRect:
        """The place of the words below the name; without height when there are none."""
        text = str(index.data(NEXT) or "")
        if not text:
            return QRect(0, 0, width, 0)
        measure = QFontMetrics(font_of(option, small=True))
        found = measure.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text)
        return QRect(0, 0, width, found.height())


def _beside(device: RolloutDevice) -> str:
    """What stands beside the name."""
    came = wording.translate("Rollout", "from %1").replace("%1", device.from_version)
    first = wording.translate("Rollout", "first") if device.canary else ""
    return " · ".join(filter(None, (first, came if device.from_version else "")))
