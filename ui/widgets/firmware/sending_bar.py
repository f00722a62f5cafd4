"""How far a file is that goes to the hub, with Cancel; and why it was not taken."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from ui.theme import UNIT, mark
from ui.widgets.firmware import wording
from ui.widgets.text import Text

BAR_WIDTH: Final = 16 * UNIT


class SendingBar(QFrame):
    """Hidden when nothing goes and nothing is to be told of it."""

    cancel_wanted = Signal()
    appeared = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._name = ""
        self._text = Text(wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._close = QPushButton(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        row.setSpacing(UNIT)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addWidget(self._close)
        self.hide()

    def show_begun(self, name: str) -> None:
        """A file of that name goes to the hub."""
        self._name = name
        self._bar.setRange(0, 0)
        self._show(self.tr("%1 goes to the hub…").replace("%1", name), running=True)

    def show_sent(self, sent: int, size: int) -> None:
        """So much of it has gone, bytes."""
        self._bar.setRange(0, max(1, size))
        self._bar.setValue(sent)
        said = self.tr("%1: %2 of %3 sent").replace("%2", wording.size(sent)).replace("%3", wording.size(size))
        self._show(said.replace("%1", self._name), running=True)

    def show_refused(self, why: str) -> None:
        """It was not taken, and that is why."""
        self._show(self.tr("%1 is not kept. %2").replace("%2", why).replace("%1", self._name), running=False)

    def _show(self, text: str, *, running: bool) -> None:
        self._text.setText(text)
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._close.setHidden(running)
        if self.isHidden():
            self.show()
            self.appeared.emit()
