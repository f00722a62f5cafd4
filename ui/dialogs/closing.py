"""Asks whether the hub shall end: with its window, where there is no tray; while a board is written, always."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text

WIDTH = 56 * UNIT


class ClosingDialog(QDialog):
    """Accepted: it shall end."""

    def __init__(self, parent: QWidget | None = None, *, writing: bool = False) -> None:
        """``writing``: the hub writes on a board now."""
        super().__init__(parent)
        self.writing = writing
        self.setWindowTitle(
            self.tr("Quit while a board is written?") if writing else self.tr("Close the window?")
        )
        self.setFixedWidth(WIDTH)
        end = QPushButton(self.tr("Quit, and cancel writing") if writing else self.tr("Stop the hub"))
        end.setAutoDefault(False)  # Enter never ends it by accident
        mark(end, "kind", "stop")
        back = QPushButton(self.tr("Back"))
        back.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(end, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(back, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        writes = self.tr(
            "If you quit now, the hub stops, and no longer writes on the board that is plugged in. That board "
            "then may be incomplete: it does not start until it is flashed again. Wait until it is written."
        )
        about = self.tr(
            "There is no tray to hide in, so the hub stops with its window: devices get no answer until you "
            "start it again. To keep it running, minimize the window. This is asked only once."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(
            Text(
                self.tr("A board is being written") if writing else self.tr("The hub stops with this window"),
                "heading",
            )
        )
        column.addWidget(Text(writes if writing else about, wrap=True))
        column.addWidget(buttons)
        self.setFixedHeight(column.totalHeightForWidth(WIDTH))
        back.setFocus(Qt.FocusReason.OtherFocusReason)
