"""What a person says of an image: where it comes from, what it is for, and what is to be remembered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QWidget

from hub.firmware.records import MAX_BOARD, MAX_NOTES, Channel
from ui.theme import UNIT, mark
from ui.widgets.firmware import wording
from ui.widgets.settings.editors import QuietCombo, name_field
from ui.widgets.text import Text

NOTES_HEIGHT: Final = 9 * UNIT
"""Three lines, pixels."""

BOARD: Final = re.compile(rf"[\w.+-]{{0,{MAX_BOARD}}}")
"""As devices tell theirs."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of it."""

    channel: Channel
    board: str
    notes: str


class ImageForm(QWidget):
    """Three fields. ``said`` is what they say now."""

    changed = Signal()

    def __init__(self, *, channel: bool = True) -> None:
        """Not ``channel``: what is kept comes from none, so there are two fields."""
        super().__init__()
        self._has_channel = channel
        self._channel = QuietCombo()
        for each in Channel:
            self._channel.addItem(wording.about_channel(each), each.value)
        self._board = QuietCombo(editable=True)
        typed = self._board.lineEdit()
        if typed is not None:
            typed.setMaxLength(MAX_BOARD)
            typed.setPlaceholderText(self.tr("Not known"))
        self._notes = QPlainTextEdit(tabChangesFocus=True)
        self._notes.setFixedHeight(NOTES_HEIGHT)
        self._problem = Text(role="problem", wrap=True)
        self._problem.hide()
        self._lay_out()
        self._channel.currentIndexChanged.connect(self._tell)
        self._board.currentTextChanged.connect(self._tell)
        self._notes.textChanged.connect(self._tell)

    @property
    def said(self) -> Said:
        """What the fields say."""
        return Said(
            Channel(self._channel.currentData()),
            self._board.currentText().strip(),
            self._notes.toPlainText().strip(),
        )

    @property
    def acceptable(self) -> bool:
        """Whether the hub takes it."""
        return not self._flaw()

    def show_said(self, said: Said) -> None:
        """Fill the fields."""
        for field in (self._channel, self._board, self._notes):
            field.blockSignals(True)
        self._channel.setCurrentIndex(max(0, self._channel.findData(said.channel.value)))
        self._board.setEditText(said.board)
        self._notes.setPlainText(said.notes)
        for field in (self._channel, self._board, self._notes):
            field.blockSignals(False)
        self._tell()

    def offer_boards(self, boards: Sequence[str]) -> None:
        """Boards that the household has."""
        known = [self._board.itemText(row) for row in range(self._board.count())]
        if known == list(boards):
            return
        written = self._board.currentText()
        self._board.blockSignals(True)
        self._board.clear()
        self._board.addItems(list(boards))
        self._board.setEditText(written)
        self._board.blockSignals(False)

    def _tell(self) -> None:
        flaw = self._flaw()
        self._problem.setText(flaw)
        self._problem.setVisible(bool(flaw))
        typed = self._board.lineEdit()
        if typed is not None:
            mark(typed, "wrong", "yes" if flaw and not BOARD.fullmatch(self.said.board) else "no")
        self.changed.emit()

    def _flaw(self) -> str:
        said = self.said
        if not BOARD.fullmatch(said.board):
            return self.tr("A board's name has letters, digits, and . _ + - only, as its device tells it.")
        if len(said.notes) > MAX_NOTES:
            return self.tr("The notes have at most %1 characters.").replace("%1", str(MAX_NOTES))
        return ""

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Channel"), self._channel),
            (self.tr("Board"), self._board),
            (self.tr("Notes"), self._notes),
        )
        for name, field in rows if self._has_channel else rows[1:]:
            name_field(field, name)
            form.addRow(Text(name, "muted"), field)
        form.addRow(self._problem)
