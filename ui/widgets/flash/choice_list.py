"""A list of which one is chosen: each row has a title and a line below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

KEY: Final = Qt.ItemDataRole.UserRole

EDGES: Final = 12
"""Border and padding above and below the rows together, pixels, as the style sheet has them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row. One that is not ``offered`` is greyed, and cannot be chosen."""

    key: str
    title: str
    line: str = ""
    offered: bool = True


class ChoiceList(QListWidget):
    """What was chosen stays chosen while it is offered."""

    chosen = Signal(str)  # its key; empty: none is

    def __init__(self, name: str) -> None:
        """``name`` says to a screen reader what is chosen here."""
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setObjectName("choices")
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """Of the row that is chosen; empty when none is."""
        item: QListWidgetItem | None = self.currentItem()
        return str(item.data(KEY)) if item else ""

    def show_choices(self, choices: Iterable[Choice]) -> None:
        """Show these rows."""
        told, before = tuple(choices), self.key
        if told == self._choices:
            return
        self._choices = told
        with QSignalBlocker(self):
            self.clear()
            for choice in told:
                self.addItem(_row(choice))
            self.choose(before)
        if self.key != before:
            self.chosen.emit(self.key)

    def show_rows(self, count: int) -> None:
        """Be as high as the first ``count`` rows."""
        self.ensurePolished()
        rows = sum(self.sizeHintForRow(at) for at in range(count))
        self.setFixedHeight(rows + EDGES)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose nothing by that: Qt would take the first row."""
        nothing = not self.key
        with QSignalBlocker(self):
            super().focusInEvent(event)
            if nothing:
                self.setCurrentRow(-1)

    def choose(self, key: str) -> None:
        """Choose the row with this key, if it is offered; empty: none."""
        offered = [at for at, one in enumerate(self._choices) if one.key == key and one.offered]
        self.setCurrentRow(offered[0] if offered else -1)


def _row(choice: Choice) -> QListWidgetItem:
    item = QListWidgetItem("\n".join(filter(None, (choice.title, choice.line))))
    item.setData(KEY, choice.key)
    if not choice.offered:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
