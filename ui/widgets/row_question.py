"""A question inside a row, below its buttons: nothing that was pressed twice by mistake answers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text


class RowQuestion(QWidget):
    """Hidden until it is asked, and again when it was answered."""

    answered = Signal(str)  # what was asked; empty: it is not wanted

    def __init__(self) -> None:
        super().__init__()
        self._what = ""
        self._text = Text(wrap=True)
        self._yes = QPushButton()
        self._back = QPushButton(self.tr("Back"))
        mark(self._yes, "kind", "stop")
        self._yes.clicked.connect(lambda: self.answered.emit(self._what))
        self._back.clicked.connect(lambda: self.answered.emit(""))
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self._yes)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT // 2, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.hide()

    def ask(self, what: str, text: str, yes: str) -> None:
        """Ask ``text``; ``yes`` is on the button that answers with ``what``. The focus is on the other one."""
        self._what = what
        self._text.setText(text)
        self._yes.setText(yes)
        self._yes.setAccessibleDescription(text)
        self._back.setAccessibleDescription(text)
        self.show()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
