"""A bar at the top of the window that tells how a command ended, until it is dismissed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui import words
from ui.bridge import Notice, NoticeKind
from ui.theme import UNIT, mark
from ui.widgets.text import Text


class NoticeBar(QFrame):
    """Shows one notice; a newer one takes its place."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "notice")
        self._text = Text(wrap=True)
        self._text.make_selectable()
        self._text.setAccessibleName(self.tr("Notice"))
        dismiss = QPushButton(self.tr("Dismiss"))
        mark(dismiss, "kind", "quiet")
        dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        row.addWidget(self._text, 1)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show ``notice``."""
        failed = notice.kind is NoticeKind.FAILED
        text = f"{notice.label}: {words.problem(notice.code)}" if failed else notice.label
        self._text.setText(text)
        self._text.setAccessibleDescription(text)
        mark(self, "kind", notice.kind)
        self.show()
