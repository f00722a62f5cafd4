"""The hub in one line: how it is, how many devices, and its language model."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.hub_state import Described, describe, describe_not_started
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.text import Text


class StateLine(QWidget):
    """A dot, a word, and the facts behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._dot = Text(role="dot")
        self._state = Text(role="state")
        self._facts = Text(role="muted", wrap=True)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        word = QHBoxLayout()
        word.setSpacing(UNIT)
        word.addWidget(self._dot)
        word.addWidget(self._state)
        row.addLayout(word)
        row.addWidget(self._facts, 1)
        row.setAlignment(word, Qt.AlignmentFlag.AlignTop)  # on the first line of the facts

    def show_live(self, live: Live) -> None:
        """Show the hub as it is now."""
        self._show(describe(live))

    def show_not_started(self) -> None:
        """Show that the hub could not start."""
        self._show(describe_not_started())

    def _show(self, hub: Described) -> None:
        self._state.setText(hub.word)
        self._facts.setText(" ".join(f"· {fact}" for fact in hub.facts))
        for each in (self._dot, self._state):
            mark(each, "mood", hub.mood)
        self.setAccessibleName(hub.line)
