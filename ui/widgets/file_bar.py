"""How far a file is on its way, with Cancel; and what became of it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from ui.theme import UNIT, mark
from ui.widgets.text import Text

BAR_WIDTH: Final = 16 * UNIT


class FileBar(QFrame):
    """Hidden when nothing is on its way and nothing is to be told of it."""

    cancel_wanted = Signal()
    appeared = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._text = Text(wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._dismiss = QPushButton(self.tr("Dismiss"))
        mark(self._dismiss, "kind", "quiet")
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        row.setSpacing(UNIT)
        row.addWidget(self._text, 1)
        for part in (self._bar, self._cancel, self._dismiss):
            row.addWidget(part)
        self.hide()

    def show_running(self, text: str, done: int = 0, total: int = 0) -> None:
        """It is on its way, ``done`` bytes of ``total``; 0: it is not known of how many."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._show(text, running=True)

    def show_over(self, text: str) -> None:
        """Say what became of it."""
        self._show(text, running=False)

    def _show(self, text: str, *, running: bool) -> None:
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._dismiss.setHidden(running)
        if self.isHidden():
            self.show()
            self.appeared.emit()
