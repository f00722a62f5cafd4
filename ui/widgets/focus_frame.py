"""The frame around a scrolled area that has the focus: over all that is in it, and a little outside."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QPlainTextEdit, QWidget

OUTSIDE: Final = 4
"""Pixels between the area and the frame: no first letter lies under it."""

WIDTH: Final = 2
RADIUS: Final = 8

ITSELF: Final = frozenset({"sections"})
"""Names of areas that show the focus on the entry that has it."""


class FocusFrame(QWidget):
    """Follows the focus in one window; what is below it hears the pointer."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._area: QWidget | None = None
        self._watched: list[QWidget] = []  # the area and what it lies in: it goes with them
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go with the area."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.Destroy):
            self._follow(None, None)
        return False

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for one in self._watched:
            with suppress(RuntimeError):  # Qt's side of it is gone
                one.removeEventFilter(self)
        self._area = now if now is not None and self._frames(now) else None
        self._watched = self._around(self._area) if self._area is not None else []
        self.setVisible(self._area is not None)
        for one in self._watched:
            one.installEventFilter(self)
        self._place()

    def _frames(self, area: QWidget) -> bool:
        fits = isinstance(area, QAbstractScrollArea) and not isinstance(area, QPlainTextEdit)
        return fits and area.window() is self.window() and area.objectName() not in ITSELF

    def _around(self, area: QWidget) -> list[QWidget]:
        found, one = [area], area.parentWidget()
        while one is not None and one is not self.window():
            found.append(one)
            one = one.parentWidget()
        return found

    def _place(self) -> None:
        if self._area is None:
            return
        place = QRect(self._area.mapTo(self.window(), QPoint()), self._area.size())
        self.setGeometry(place.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        self.raise_()
