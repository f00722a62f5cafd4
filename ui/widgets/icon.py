"""A small picture drawn in the colour of the text around it, so that it fits light and dark."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.resources import ICONS

SIDE: Final = 24
"""Icons are drawn on a grid of this many pixels."""


class Icon(QWidget):
    """``resources/ui/icons/NAME.svg`` with ``currentColor`` replaced. Decoration: its meaning is also said."""

    def __init__(self, name: str, side: int = SIDE, role: QPalette.ColorRole | None = None) -> None:
        super().__init__()
        self._name = name
        self._role = role or QPalette.ColorRole.WindowText
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        colour = self.palette().color(self._role).name()
        _renderer(self._name, colour).render(painter, QRectF(self.rect()))
        painter.end()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
