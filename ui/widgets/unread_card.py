"""Says that a part of the page cannot be read, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.theme import mark
from ui.widgets.card import Card
from ui.widgets.line import line_of
from ui.widgets.text import Text


class UnreadCard(Card):
    """Takes the place of what cannot be read."""

    retry_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._why = Text(role="muted", wrap=True)
        again = QPushButton(self.tr("Try again"))
        mark(again, "kind", "primary")
        again.clicked.connect(self.retry_wanted)
        self.add(self._why, line_of(again))
        self.column.addStretch(1)

    def show_why(self, why: str) -> None:
        """Say why."""
        self._why.setText(why)
