"""Rollouts as Qt's lists want them, newest first, and how a row of theirs is drawn."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from hub.web.api.rollout_forms import RolloutShown
from ui.theme import UNIT, colours_of
from ui.widgets.devices.dot import colour_of
from ui.widgets.drawing import RIGHT_SHARE, draw_text, font_of
from ui.widgets.firmware import rollout_wording as wording
from ui.widgets.firmware.record_rows import LinesDelegate, RecordRows


class RolloutRows(RecordRows):
    """All of them."""

    def id_of(self, record: RolloutShown) -> str:
        """What tells it from the others."""
        return record.rollout_id

    def title(self, record: RolloutShown) -> str:
        """What it is called."""
        return wording.title(record)

    def read_out(self, record: RolloutShown) -> str:
        """What a screen reader says of it."""
        said = (wording.title(record), wording.state(record)[0], wording.count(record))
        return ", ".join((*said, wording.began(record)))


class RolloutDelegate(LinesDelegate):
    """What, how far, and when it began: a line each."""

    lines = 3

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, record: RolloutShown, line: QRect) -> None:
        """Draw it."""
        colours = colours_of(QApplication.palette())
        said, mood = wording.state(record)
        small, muted = font_of(option, small=True), QColor(colours.muted)
        draw_text(painter, line, wording.title(record), font_of(option, bold=True), QColor(colours.text))
        line.translate(0, line.height())
        taken = draw_text(painter, line, wording.day(record), small, muted, right=True, share=RIGHT_SHARE)
        draw_text(painter, line.adjusted(0, 0, -taken - UNIT, 0), said, small, colour_of(mood, colours))
        line.translate(0, line.height())
        draw_text(painter, line, wording.count(record), small, muted)
