"""What went wrong with a board, in words, and what helps."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that a person can mend. ``command`` is to be typed; empty when none helps."""

    text: str
    remedy: str
    command: str = ""


class TroubleCard(QFrame):
    """Shows one at a time, and a button that tries again."""

    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "told")
        mark(self, "kind", "failed")
        self._text = Text(role="strong", wrap=True)
        self._remedy = Text(wrap=True)
        self._command = Text(role="copyable", wrap=True)
        self._command.make_selectable()
        self._command.setAccessibleName(self.tr("Command to be typed in a terminal"))
        self._copy = CopyButton(self.tr("Copy the command"))
        self._copy.setAutoDefault(False)
        self._typing = QWidget()
        self._again = QPushButton(autoDefault=False)
        self._again.clicked.connect(self.again_wanted)
        self._lay_out()

    def show_trouble(self, trouble: Trouble, again: str = "") -> None:
        """Show this; ``again`` is on the button that tries again, which is hidden when that is empty."""
        self._text.setText(trouble.text)
        self._remedy.setText(trouble.remedy)
        self._remedy.setVisible(bool(trouble.remedy))
        self._command.setText(trouble.command)
        self._copy.set_text_to_copy(trouble.command)
        self._typing.setVisible(bool(trouble.command))
        self._again.setText(again)
        self._again.setVisible(bool(again))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._typing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._command, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        column.setSpacing(UNIT)
        for part in (self._text, self._remedy, self._typing):
            column.addWidget(part)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
