"""What to do first, as long as the library is empty."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.theme import UNIT, mark
from ui.widgets.line import numbered
from ui.widgets.text import Text


class NoImages(QFrame):
    """Three steps, and the button that begins."""

    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        add = QPushButton(self.tr("Choose a file…"))
        mark(add, "kind", "primary")
        add.clicked.connect(self.add_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self.tr("No firmware yet"), "heading", wrap=True))
        for number, said in enumerate(
            (
                self.tr("Get the firmware of your board: the .bin that you built, or the .zip of a release."),
                self.tr("Drop it anywhere on this window. The hub says what it is before it keeps anything."),
                self.tr("Give it to one device over the air, see it come back well, then to the others."),
            ),
            start=1,
        ):
            column.addLayout(numbered(str(number), said))
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
