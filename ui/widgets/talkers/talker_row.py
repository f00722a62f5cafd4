"""One device that is talking: its name, what happens there, and how loud it is."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.talkers import Doing
from ui.theme import UNIT
from ui.tooltips import tooltip
from ui.widgets.icon import Icon
from ui.widgets.talkers.waveform import Waveform
from ui.widgets.text import Text

NAME_WIDTH: Final = 17 * UNIT
"""For the name and what happens, pixels: so all waves begin at the same place. Longer names are cut."""

PICTURES: Final[Mapping[Doing, str]] = {
    Doing.LISTENING: "stt",
    Doing.THINKING: "llm",
    Doing.ANSWERING: "tts",
}


class TalkerRow(QWidget):
    """What it says in words its picture says, too."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Text(role="strong")
        self._doing = Text(role="small")
        self._pictures = {
            one: Icon(name, 3 * UNIT, QPalette.ColorRole.Accent) for one, name in PICTURES.items()
        }
        self._picture = QStackedWidget()
        self._picture.setFixedSize(3 * UNIT, 3 * UNIT)
        for picture in self._pictures.values():
            self._picture.addWidget(picture)
        self.wave = Waveform()
        names = QWidget()
        names.setFixedWidth(NAME_WIDTH)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._doing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT + UNIT // 2)
        row.addWidget(self._picture)
        row.addWidget(names)
        row.addWidget(self.wave, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)

    def show_talker(self, name: str, doing: Doing) -> None:
        """Show who it is, and what happens."""
        said = self._words(doing)
        told = f"{name}: {said}"
        if told == self.accessibleName():
            return
        self.setAccessibleName(told)
        self._name.ensurePolished()  # measured in its own letters
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAME_WIDTH))
        self._name.setToolTip(tooltip(name) if self._name.text() != name else "")
        self._doing.setText(said)
        self._picture.setCurrentWidget(self._pictures[doing])

    def _words(self, doing: Doing) -> str:
        return {
            Doing.LISTENING: self.tr("Listening…"),
            Doing.THINKING: self.tr("Thinking…"),
            Doing.ANSWERING: self.tr("Speaking…"),
        }[doing]
