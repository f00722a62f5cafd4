"""A card for something that is still to be done, with the buttons that do it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.theme import UNIT, mark
from ui.widgets.icon import Icon
from ui.widgets.text import Text


class TodoCard(QFrame):
    """Hidden until there is something to say.

    Attributes:
        title: What is missing, in a few words.
        text: What that means, or how far it is.
    """

    def __init__(self, icon: str) -> None:
        super().__init__()
        mark(self, "role", "todo")
        self.title = Text(role="strong", wrap=True)
        self.text = Text(wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        self._row.setSpacing(2 * UNIT)
        self._row.addWidget(Icon(icon))
        self._row.addLayout(words, 1)
        self.hide()

    def add(self, button: QPushButton) -> None:
        """Have one more button, behind the others."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
