"""Says that there is no network: what is installed can be used, and nothing can be downloaded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.theme import UNIT, mark
from ui.widgets.icon import Icon
from ui.widgets.text import Text


class OfflineBar(QFrame):
    """Hidden while the model service answers."""

    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "todo")
        again = QPushButton(self.tr("Check again"))
        again.clicked.connect(self.check_wanted)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Text(self.tr("Models cannot be downloaded now"), "strong", wrap=True))
        text = self.tr("The hub does not reach the model service. What is installed works without it.")
        told.addWidget(Text(text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        row.setSpacing(2 * UNIT)
        row.addWidget(Icon("alert"))
        row.addLayout(told, 1)
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
