"""Says how many changes wait for a restart of the hub, with the button that restarts it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.theme import UNIT, mark
from ui.widgets.text import Text


class RestartBanner(QFrame):
    """Hidden while nothing waits."""

    restart_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "todo")
        self._title = Text(role="strong", wrap=True)
        self._text = Text(wrap=True)
        self._button = QPushButton(self.tr("Restart now"))
        mark(self._button, "kind", "primary")
        self._button.clicked.connect(self.restart_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.hide()

    def show_waiting(self, count: int, *, possible: bool) -> None:
        """Say how many wait. Not ``possible``: the hub runs elsewhere, and is restarted there."""
        self._title.setText(self.tr("%n change(s) act after a restart of the hub", "", count))
        here = self.tr("It takes some seconds. Who talks to it is cut off; devices come back by themselves.")
        self._text.setText(here if possible else self.tr("Restart it on the computer where it runs."))
        self._button.setVisible(possible)
        self.setVisible(bool(count))
