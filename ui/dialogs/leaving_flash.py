"""Asks what becomes of a board that is being written when its window is closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text

WIDTH = 72 * UNIT


class LeavingFlashDialog(QDialog):
    """Accepted: the writing goes on without the window."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Close while the board is written?"))
        self.setFixedWidth(WIDTH)
        stop = QPushButton(self.tr("Cancel writing"), autoDefault=False)
        mark(stop, "kind", "stop")
        stop.clicked.connect(self._cancel)
        back = QPushButton(self.tr("Back"), autoDefault=False)
        back.clicked.connect(self.reject)
        on = QPushButton(self.tr("Go on in the background"))
        mark(on, "kind", "primary")
        on.clicked.connect(self.accept)
        on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(stop)
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(on)
        about = self.tr(
            "The hub goes on writing without this window; open it again to see how far it is. If writing is "
            "cancelled half-way, the board does not start until it is flashed again."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self.tr("The board is still being written"), "heading", wrap=True))
        column.addWidget(Text(about, wrap=True))
        column.addLayout(buttons)
        self.setFixedHeight(column.totalHeightForWidth(WIDTH))
        on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self.reject()
        self.cancel_wanted.emit()
