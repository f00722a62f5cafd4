"""What to do on the Talk page as long as nothing was said."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text


class FirstQuestion(QWidget):
    """Explains the page, and offers questions that are answered without a key and without a network."""

    question_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("Ask something"), "heading", wrap=True))
        explained = self.tr(
            "Here this computer is a device like any other: it is heard, answered and kept account of in the "
            "same way. Hold the button and speak, or type."
        )
        column.addWidget(Text(explained, "muted", wrap=True))
        column.addSpacing(UNIT)
        column.addWidget(Text(self.tr("For example:"), "small"))
        self._examples = [
            QPushButton(text)
            for text in (
                self.tr("What time is it?"),
                self.tr("Set a timer for five minutes"),
                self.tr("What day is it today?"),
            )
        ]
        for example in self._examples:
            mark(example, "kind", "quiet")
            example.clicked.connect(partial(self._ask, example.text()))
            column.addWidget(example, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def allow(self, *, possible: bool) -> None:
        """Let them be asked, or not yet."""
        for example in self._examples:
            example.setEnabled(possible)

    def _ask(self, text: str, _checked: bool = False) -> None:
        self.question_wanted.emit(text)
