"""The tray's picture: the program's, with the hub's state as a shape in its corner, not by colour alone."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from ui.hub_state import Mood
from ui.resources import ICONS

SIDES: Final = (16, 22, 24, 32, 48, 64)
"""Pixels; panels ask for what fits them."""

CORNER: Final = QRectF(0.5, 0.5, 0.5, 0.5)
"""Where the shape is, in parts of the side."""

EDGE: Final = 0.06
"""How wide the light edge around the shape is, in parts of the side: panels are light or dark."""

_COLOURS: Final[Mapping[Mood, str]] = {
    Mood.BUSY: "#2d6cdf",
    Mood.WARN: "#c77700",
    Mood.BAD: "#c3271d",
    Mood.OFF: "#5a6068",
}


def tray_icon(mood: Mood) -> QIcon:
    """The icon for a mood: nothing in the corner means that all is well."""
    icon = QIcon()
    for side in SIDES:
        icon.addPixmap(_drawn(mood, side))
    return icon


def _drawn(mood: Mood, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side, side)
    QSvgRenderer(str(ICONS / "app.svg")).render(painter, QRectF(0, 0, 1, 1))
    if mood in _SHAPES:
        shape = _SHAPES[mood]()
        painter.setPen(QPen(QColor("#ffffff"), EDGE * 2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(QColor(_COLOURS[mood]))
        painter.drawPath(shape)
        painter.fillPath(shape, QColor(_COLOURS[mood]))
    painter.end()
    return pixmap


def _bars() -> QPainterPath:
    """Three dots: it is at something."""
    path = QPainterPath()
    for number in range(3):
        path.addEllipse(QRectF(CORNER.left() + number * 0.17, 0.72, 0.13, 0.13))
    return path


def _disc() -> QPainterPath:
    """A full disc: somebody waits for a person."""
    path = QPainterPath()
    path.addEllipse(CORNER.adjusted(0.06, 0.06, -0.06, -0.06))
    return path


def _triangle() -> QPainterPath:
    """A triangle: it does not work."""
    path = QPainterPath()
    top, right, left = QPointF(0.74, 0.5), QPointF(0.96, 0.92), QPointF(0.52, 0.92)
    path.addPolygon(QPolygonF([top, right, left, top]))
    return path


def _square() -> QPainterPath:
    """A square, as on a button that stops: it ends."""
    path = QPainterPath()
    path.addRect(CORNER.adjusted(0.1, 0.1, -0.06, -0.06))
    return path


_SHAPES: Final[Mapping[Mood, Callable[[], QPainterPath]]] = {
    Mood.BUSY: _bars,
    Mood.WARN: _disc,
    Mood.BAD: _triangle,
    Mood.OFF: _square,
}
