"""A label that shows what it is given as plain text: names and answers come from outside."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import mark


class Text(QLabel):
    """Plain text in one of the style sheet's roles.

    A label that wraps is as wide as its place, never wider for a long word.
    """

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # a label with a border is else indented by half a letter
        self.setText(text)
        if role:
            mark(self, "role", role)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wrapped, its height follows from its width: only then is it known."""
        least = super().minimumSizeHint()
        return QSize(0, min(least.height(), self.fontMetrics().height())) if self.wordWrap() else least

    def make_selectable(self) -> None:
        """Let the person mark and copy it, by mouse and by keyboard."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
