"""What is told for a while lies over the foot of the page: nothing below the pointer moves."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import UNIT

WIDEST: Final = 63 * UNIT
"""504 px: a sentence on two lines, and the lists at the left of a page stay in sight."""

FOOT: Final = "foot"
"""Name of what a page has at its foot that is typed or answered there: nothing that is told lies over it."""


class Overlay(QWidget):
    """Lies in the lower right corner of what it is made over, as high as what it shows."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._spared = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        over.installEventFilter(self)

    def add(self, part: QWidget) -> None:
        """Show this too, below the others, while it is not hidden."""
        self._column.addWidget(part)

    def spare(self, height: int) -> None:
        """Leave the lowest ``height`` pixels free: somebody types or answers there."""
        self._spared = height
        self.place()

    def place(self) -> None:
        """Be where it belongs."""
        width = min(WIDEST, self._over.width() - 6 * UNIT)
        height = self._column.totalHeightForWidth(width)
        if height < 0:
            height = self._column.totalSizeHint().height()
        foot = self._over.height() - self._spared - 2 * UNIT
        self.setGeometry(self._over.width() - width - 3 * UNIT, foot - height, width, height)
        self.raise_()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Nobody lays it out."""
        return QSize(0, 0)

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what it shows."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.place()
        return super().eventFilter(watched, event)
