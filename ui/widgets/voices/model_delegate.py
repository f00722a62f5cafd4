"""Draws a speech model in the list: name and state, what it is and whether it fits, and how a download goes."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hub.web.api.model_forms import SpeechModel
from ui.theme import UNIT, colours_of
from ui.widgets.voices import wording
from ui.widgets.voices.model_rows import MODEL

LINES: Final = 2

RADIUS: Final = 8

BAR: Final = 4
"""Height of the bar that grows, pixels."""

SMALL: Final = 0.9
"""Of the body's size, for what is not the point."""

ROLES: Final[Mapping[str, QPalette.ColorRole]] = {
    "good": QPalette.ColorRole.Accent,
    "busy": QPalette.ColorRole.Text,
    "bad": QPalette.ColorRole.BrightText,
}
"""The colour in which each mood is said; the others are muted."""

Index = QModelIndex | QPersistentModelIndex


class ModelDelegate(QStyledItemDelegate):
    """Two lines; headings have one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines."""
        line = option.fontMetrics.height() + 2
        return QSize(0, LINES * line + 2 * UNIT if index.data(MODEL) else line + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        model = index.data(MODEL)
        if isinstance(model, SpeechModel):
            self._draw_model(painter, option, model)
        else:
            place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, 0)
            _draw(painter, place, str(index.data()), _font(option, bold=True, small=True), _muted())
        painter.restore()

    def _draw_model(self, painter: QPainter, option: QStyleOptionViewItem, model: SpeechModel) -> None:
        self._draw_ground(painter, option)
        palette = option.palette
        text = palette.color(QPalette.ColorRole.Text)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        tall = place.height() // LINES
        first = QRect(place.left(), place.top(), place.width(), tall)
        second = first.translated(0, tall)
        bold, small = _font(option, bold=True), _font(option, small=True)
        state, mood = wording.state(model)
        taken = _draw(painter, first, state, small, _colour(palette, mood), right=True)
        _draw(painter, first.adjusted(0, 0, -taken - UNIT, 0), wording.title(model), bold, text)
        taken = self._draw_right(painter, second, option, model)
        _draw(painter, second.adjusted(0, 0, -taken - UNIT, 0), wording.what(model), small, _muted())

    def _draw_right(
        self, painter: QPainter, place: QRect, option: QStyleOptionViewItem, model: SpeechModel
    ) -> int:
        """How a download goes, else whether it fits; how wide that is."""
        palette = option.palette
        if model.download is None:
            fit, mood = wording.fit(model)
            if model.takes_s is None and mood == "good":
                return 0  # as all voices do
            small = _font(option, small=True)
            return _draw(painter, place, fit, small, _colour(palette, mood), right=True)
        wide = place.width() // 3
        bar = QRect(place.right() - wide, place.center().y() - BAR // 2, wide, BAR)
        done = bar.adjusted(0, 0, -wide * (100 - wording.percent(model.download)) // 100, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        for each, role in ((bar, QPalette.ColorRole.Mid), (done, QPalette.ColorRole.Accent)):
            painter.setBrush(palette.color(role))
            painter.drawRoundedRect(each, BAR / 2, BAR / 2)
        return wide

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette, place = option.palette, option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            colours = colours_of(QApplication.palette())  # the view's own is the style sheet's
            ground = QColor(colours.question if chosen else colours.answer)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, RADIUS, RADIUS)


def _colour(palette: QPalette, mood: str) -> QColor:
    return palette.color(ROLES[mood]) if mood in ROLES else _muted()


def _muted() -> QColor:
    """A style sheet has a paler colour of its own in the view's palette."""
    return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)


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
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, fitting)
    return painter.fontMetrics().horizontalAdvance(fitting)
