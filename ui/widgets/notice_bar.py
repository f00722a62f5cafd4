"""Cards over the foot of the page that tell how commands ended. The newest is on top; none hides another."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import words
from ui.bridge import Notice, NoticeKind
from ui.theme import UNIT, mark
from ui.widgets.text import Text

STAYS_MS: Final = 6_000
"""How long what was done is told, milliseconds. What failed stays until it is dismissed."""

MOST: Final = 4
"""Cards at a time: with more, no room is left for the page. What was done leaves first, then the oldest."""


class NoticeBar(QWidget):
    """Shows notices, one card each."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[NoticeRow] = []  # newest first
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self.hide()

    @property
    def parts(self) -> list[QWidget]:
        """What is in it, from top to bottom."""
        return [part for row in self._rows for part in row.findChildren(QWidget)]

    def show_notice(self, notice: Notice) -> None:
        """Show ``notice`` on top; one that says the same, or that it takes the place of, is gone."""
        for row in [row for row in self._rows if _replaces(notice, row.notice)]:
            self._drop(row)
        while len(self._rows) >= MOST:
            done = [row for row in self._rows if row.notice.kind is NoticeKind.DONE]
            self._drop((done or self._rows)[-1])
        row = NoticeRow(notice)
        row.dismissed.clicked.connect(partial(self._dismiss, row))
        self._rows.insert(0, row)
        self._column.insertWidget(0, row)
        if notice.kind is NoticeKind.DONE:
            row.leaving.timeout.connect(partial(self._drop, row))
            row.leaving.start(STAYS_MS)
        self.show()

    def _dismiss(self, row: "NoticeRow") -> None:
        """Take it away; the keyboard goes on with the next one."""
        at = self._rows.index(row)
        self._drop(row)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].dismissed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, row: "NoticeRow") -> None:
        if row not in self._rows:
            return
        row.leaving.stop()
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._rows))


def _replaces(new: Notice, old: Notice) -> bool:
    return new == old or bool(new.topic and new.topic == old.topic)


class NoticeRow(QFrame):
    """One notice."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice = notice
        self.leaving = QTimer(self, singleShot=True)
        failed = notice.kind is NoticeKind.FAILED
        said = f"{notice.label}: {words.problem(notice.code)}" if failed else notice.label
        mark(self, "role", "told")
        mark(self, "kind", notice.kind)
        text = Text(said, wrap=True)
        text.make_selectable()
        text.setAccessibleName(self.tr("Notice"))
        text.setAccessibleDescription(said)
        self.dismissed = QPushButton(self.tr("Dismiss"))
        self.dismissed.setAccessibleDescription(said)
        mark(self.dismissed, "kind", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        row.addWidget(text, 1)
        row.addWidget(self.dismissed, 0, Qt.AlignmentFlag.AlignTop)
