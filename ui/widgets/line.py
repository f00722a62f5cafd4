"""What stands on one line, from the left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.text import Text


def line_of(*parts: QWidget) -> QHBoxLayout:
    """These beside each other, and nothing behind them."""
    line = QHBoxLayout()
    line.setSpacing(UNIT)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


def numbered(number: str, text: str) -> QHBoxLayout:
    """A step of what is to be done first: its number, and what to do."""
    digit = Text(number, "step")
    digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row = QHBoxLayout()
    row.setSpacing(UNIT + 4)
    row.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(text, wrap=True), 1)
    return row
