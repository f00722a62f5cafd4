"""Lists what the keyboard does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.text import Text

Keys = tuple[str, str]
"""What a key does, and how it is called."""


class ShortcutsDialog(QDialog):
    """One line for each key."""

    def __init__(self, keys: Sequence[Keys], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for number, (what, key) in enumerate(keys):
            name = Text(key, "key")
            name.setAccessibleName(f"{key}: {what}")
            grid.addWidget(Text(what), number, 0)
            grid.addWidget(name, number, 1)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self.tr("Keyboard shortcuts"), "heading"))
        column.addLayout(grid)
        column.addWidget(buttons)
        close.setFocus()
