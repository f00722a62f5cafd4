"""How far the saving of a file is, with Cancel; and what became of it."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from ui.theme import UNIT, mark
from ui.widgets.text import Text

BAR_WIDTH = 16 * UNIT


class SavingBar(QFrame):
    """Hidden when nothing is saved and nothing is to be told of it."""

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._name = ""
        self._text = Text(wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)  # how much it will be is known when all of it is there
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._dismiss = QPushButton(self.tr("Dismiss"))
        mark(self._dismiss, "kind", "quiet")
        self._dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        row.setSpacing(UNIT)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addWidget(self._dismiss)
        self.hide()

    def show_begun(self, name: str) -> None:
        """A file of that name is being made."""
        self._name = name
        self._show(self.tr("%1 is being made…").replace("%1", name), running=True)

    def show_written(self, size: int) -> None:
        """So many bytes of it are written."""
        told = self.tr("%1: %2 written").replace("%1", self._name).replace("%2", _size(size))
        self._show(told, running=True)

    def show_done(self, size: int) -> None:
        """It is whole."""
        told = self.tr("%1 is saved (%2).").replace("%1", self._name).replace("%2", _size(size))
        self._show(told, running=False)

    def show_cancelled(self) -> None:
        """It is not there."""
        self._show(self.tr("Cancelled: %1 was not written.").replace("%1", self._name), running=False)

    def show_failed(self, why: str) -> None:
        """It is not there, and that is why."""
        told = self.tr("%1 was not written. %2").replace("%1", self._name).replace("%2", why)
        self._show(told, running=False)

    def _show(self, text: str, *, running: bool) -> None:
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._dismiss.setHidden(running)
        self.show()


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
