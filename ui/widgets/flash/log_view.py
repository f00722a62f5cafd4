"""What a board says on its cable: first what the hub makes of it, then the lines themselves, folded away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.flash.trouble import Trouble
from ui.widgets.text import Text

MOST_LINES: Final = 2_000
"""Of the log that are shown: some minutes of a device that talks much."""


class LogView(QWidget):
    """Findings on top."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Trouble, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(UNIT)
        self._unfold = QPushButton(autoDefault=False)
        self._unfold.setCheckable(True)
        mark(self._unfold, "kind", "link")
        self._unfold.toggled.connect(self._fold)
        self._lines = QPlainTextEdit(readOnly=True)
        self._lines.setAccessibleName(self.tr("What the board says"))
        self._lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lines.setTabChangesFocus(True)
        self._lines.setMaximumBlockCount(MOST_LINES)
        self._lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._lines.setMinimumHeight(14 * UNIT)
        self._lay_out()
        self._fold(unfolded=False)

    def begin(self) -> None:
        """Show an empty log."""
        self._lines.clear()
        self.show_findings(())

    def add_lines(self, lines: Sequence[str]) -> None:
        """Show these, too; whoever reads the newest goes on doing so."""
        if lines:
            bar = self._lines.verticalScrollBar()
            at_end = bar.value() == bar.maximum()
            self._lines.appendPlainText("\n".join(lines))
            if at_end:
                bar.setValue(bar.maximum())

    def show_findings(self, findings: Sequence[Trouble], *, hinders: bool = True) -> None:
        """Show what the hub makes of it; ``hinders``: that is why the board does not come to talk."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        while (item := self._cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        for finding in findings:
            self._cards.addWidget(_card(finding, hinders=hinders))

    def _fold(self, unfolded: bool) -> None:
        shown = self.tr("Hide what the board says") if unfolded else self.tr("Show what the board says")
        self._unfold.setText(shown)
        self._lines.setVisible(unfolded)
        self._space.setVisible(not unfolded)

    def _lay_out(self) -> None:
        self._space = QWidget()
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(self._cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(inside)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines, 1)
        column.addWidget(self._space, 1)


def _card(finding: Trouble, *, hinders: bool) -> QFrame:
    card = QFrame()
    mark(card, "role", "told")
    mark(card, "kind", "asks" if hinders else "done")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
    column.setSpacing(UNIT // 2)
    column.addWidget(Text(finding.text, "strong", wrap=True))
    if finding.remedy:
        column.addWidget(Text(finding.remedy, wrap=True))
    return card
