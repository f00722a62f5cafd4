"""What a device is called, and the room it stands in."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from hub.web.api.devices import MAX_NAME
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.text import Text


class NamesCard(QFrame):
    """Nothing changes before it is saved; what was typed stays while the hub tells the same as before."""

    names_wanted = Signal(str, str)  # name, room

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._told = ("", "")
        self._rooms = QStringListModel()
        self._name = QLineEdit(maxLength=MAX_NAME)
        self._room = QLineEdit(maxLength=MAX_NAME)
        self._name.setPlaceholderText(self.tr("For example: Kitchen speaker"))
        self._room.setPlaceholderText(self.tr("For example: Kitchen"))
        completer = QCompleter(self._rooms, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._room.setCompleter(completer)
        self._save = HeldButton(self.tr("Save"))
        mark(self._save, "kind", "primary")
        self._save.clicked.connect(self.send)
        for field in (self._name, self._room):
            field.textChanged.connect(self._compare)
            field.returnPressed.connect(self.send)
        self._lay_out()
        self._compare()

    def show_names(self, name: str, room: str) -> None:
        """Show what the device is called now."""
        if (name, room) == self._told:
            return
        self._told = name, room
        self._name.setText(name)
        self._room.setText(room)
        self._compare()

    def start_anew(self) -> None:
        """Forget what was typed: another device is shown."""
        self._name.setText(self._told[0])
        self._room.setText(self._told[1])

    def show_rooms(self, rooms: Sequence[str]) -> None:
        """Offer these while a room is typed."""
        if list(rooms) != self._rooms.stringList():
            self._rooms.setStringList(list(rooms))

    def _typed(self) -> tuple[str, str]:
        return self._name.text().strip(), self._room.text().strip()

    def _compare(self) -> None:
        self._save.setEnabled(self._typed() != self._told)

    def send(self) -> None:
        """Hand on what was typed, if it is new."""
        if self._typed() != self._told:
            self.names_wanted.emit(*self._typed())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        for place, (said, field) in enumerate(((self.tr("Name"), self._name), (self.tr("Room"), self._room))):
            label = Text(said)
            label.setBuddy(field)
            field.setAccessibleName(said)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(grid)
        column.addLayout(buttons)
