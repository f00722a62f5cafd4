"""Draws a speech model in the list: name and state, what it is and whether it fits, and how a download goes."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hub.web.api.model_forms import SpeechModel
from ui.theme import UNIT
from ui.widgets.drawing import draw_ground, draw_text, font_of
from ui.widgets.voices import wording
from ui.widgets.voices.model_rows import MODEL

LINES: Final = 2

BAR: Final = 4
"""Height of the bar that grows, pixels."""

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
            draw_text(painter, place, str(index.data()), font_of(option, bold=True, small=True), _muted())
        painter.restore()

    def _draw_model(self, painter: QPainter, option: QStyleOptionViewItem, model: SpeechModel) -> None:
        draw_ground(painter, option)
        palette = option.palette
        text = palette.color(QPalette.ColorRole.Text)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        tall = place.height() // LINES
        first = QRect(place.left(), place.top(), place.width(), tall)
        second = first.translated(0, tall)
        bold, small = font_of(option, bold=True), font_of(option, small=True)
        state, mood = wording.state(model)
        taken = draw_text(painter, first, state, small, _colour(palette, mood), right=True)
        draw_text(painter, first.adjusted(0, 0, -taken - UNIT, 0), wording.title(model), bold, text)
        taken = self._draw_right(painter, second, option, model)
        draw_text(painter, second.adjusted(0, 0, -taken - UNIT, 0), wording.what(model), small, _muted())

    def _draw_right(
        self, painter: QPainter, place: QRect, option: QStyleOptionViewItem, model: SpeechModel
    ) -> int:
        """How a download goes, else whether it fits; how wide that is."""
        palette = option.palette
        if model.download is None:
            fit, mood = wording.fit(model)
            if model.takes_s is None and mood == "good":
                return 0  # as all voices do
            small = font_of(option, small=True)
            return draw_text(painter, place, fit, small, _colour(palette, mood), right=True)
        wide = place.width() // 3
        bar = QRect(place.right() - wide, place.center().y() - BAR // 2, wide, BAR)
        done = bar.adjusted(0, 0, -wide * (100 - wording.percent(model.download)) // 100, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        for each, role in ((bar, QPalette.ColorRole.Mid), (done, QPalette.ColorRole.Accent)):
            painter.setBrush(palette.color(role))
            painter.drawRoundedRect(each, BAR / 2, BAR / 2)
        return wide


def _colour(palette: QPalette, mood: str) -> QColor:
    return palette.color(ROLES[mood]) if mood in ROLES else _muted()


def _muted() -> QColor:
    """A style sheet has a paler colour of its own in the view's palette."""
    return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
