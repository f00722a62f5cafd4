"""A card: a heading and what is below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text


class Card(QFrame):
    """To be filled from above."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        mark(self, "role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        self.column.setSpacing(UNIT)
        if title:
            self.column.addWidget(Text(title, "heading", wrap=True))

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put these below what is there."""
        for part in parts:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)


def scrolled(name: str, *parts: QWidget) -> QScrollArea:
    """The parts one below the other; ``name`` says to a screen reader what they are about."""
    inside = QWidget()
    inside.setObjectName("plain")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, UNIT, 0)
    column.setSpacing(2 * UNIT)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return scrolling(name, inside)


def scrolling(name: str, inside: QWidget) -> QScrollArea:
    """``inside``, as wide as its place; ``name`` says to a screen reader what it is about."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
