"""Shown in place of the page when the hub could not start: what happened and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import words
from ui.theme import UNIT, mark
from ui.widgets.icon import Icon
from ui.widgets.text import Text

WIDTH = 560
"""Pixels, unless the buttons need more; longer lines are hard to read."""


class SetupProblem(QWidget):
    """One card in the middle, with what can be done from here."""

    retry_wanted = Signal()
    close_wanted = Signal()
    back_wanted = Signal()  # to the last settings that worked

    def __init__(self) -> None:
        super().__init__()
        self._what = Text(wrap=True)
        self._detail = Text(role="copyable", wrap=True)
        self._detail.make_selectable()
        self._detail.setAccessibleName(self.tr("The hub's own message"))
        self._retry = QPushButton(self.tr("Try again"))
        mark(self._retry, "kind", "primary")
        self._retry.clicked.connect(self.retry_wanted)
        self._back = QPushButton(self.tr("Go back to the last settings that worked"))
        self._back.clicked.connect(self.back_wanted)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close_wanted)
        title = QHBoxLayout()
        title.setSpacing(UNIT + 4)
        title.addWidget(Icon("alert", role=QPalette.ColorRole.BrightText))
        title.addWidget(Text(self.tr("The hub could not start"), "heading", wrap=True), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self._back)
        buttons.addWidget(self._retry)
        card = QFrame()
        card.setMinimumWidth(WIDTH)
        mark(card, "role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(title)
        column.addWidget(self._what)
        column.addWidget(self._detail)
        column.addLayout(buttons)
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def show_problem(self, code: str, detail: str, *, way_back: bool = False) -> None:
        """Show an error by its code, and its own words below; ``way_back``: other settings worked before."""
        self._back.setVisible(way_back)
        self._what.setText(words.problem(code))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._retry.setFocus()
