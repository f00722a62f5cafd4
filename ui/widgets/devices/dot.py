"""The mark of a state: full while a device is here, else a ring. The word beside it says the same."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Colours, colours_of

ACROSS: Final = 10
"""Pixels."""


class Dot(QWidget):
    """Shows one mood of the style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._mood = "off"
        self.setFixedSize(ACROSS, ACROSS)

    def show_mood(self, mood: str) -> None:
        """Show this one."""
        self._mood = mood
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_dot(painter, self.rect(), self._mood, colours_of(QGuiApplication.palette()))
        painter.end()


def draw_dot(painter: QPainter, place: QRect, mood: str, colours: Colours) -> None:
    """Draw the mark of a mood into a square."""
    colour = colour_of(mood, colours)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(QBrush() if mood == "off" else QBrush(colour))
    painter.drawEllipse(place.adjusted(1, 1, -1, -1))


def colour_of(mood: str, colours: Colours) -> QColor:
    """What a mood is drawn in."""
    return QColor({"off": colours.muted, "busy": colours.accent}.get(mood) or getattr(colours, mood))
