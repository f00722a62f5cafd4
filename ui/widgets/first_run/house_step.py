"""First step: which language is spoken here, and what the hub is called on the network."""

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.translation import OWN_NAMES
from ui.widgets.text import Text
from ui.widgets.voice_card import VoiceCard

NAME: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
"""As the setting ``discovery.name`` takes it."""

LONGEST_NAME: Final = 63


class HouseStep(QWidget):
    """A language is used at once; the name is handed on with the step.

    Attributes:
        voice: Says that no voice speaks the language.
    """

    language_chosen = Signal(str)
    changed = Signal()

    def __init__(self, language: str) -> None:
        """``language`` is the one that is spoken now."""
        super().__init__()
        self._before = ""
        self._name = QLineEdit(maxLength=LONGEST_NAME)
        self._name.setAccessibleName(self.tr("Name on the network"))
        self._name.textChanged.connect(self._check)
        self._wrong = Text(role="problem", wrap=True)
        self._naming = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("Language"), "strong"))
        column.addLayout(self._make_languages(language))
        column.addSpacing(2 * UNIT)
        column.addWidget(self._naming)
        column.addStretch(1)
        self._lay_out_name()
        self.voice = VoiceCard()
        column.addWidget(self.voice)
        self._naming.hide()

    @property
    def name(self) -> str:
        """The name that is wanted; empty when it stays as it is."""
        wanted = self._name.text().strip()
        return wanted if self._naming.isVisibleTo(self) and wanted != self._before else ""

    @property
    def acceptable(self) -> bool:
        """Whether one can go on."""
        return not self.name or NAME.fullmatch(self.name) is not None

    def show_name(self, name: str) -> None:
        """Let the person change the hub's name, which is this one now, without ``.local``."""
        self._before = name
        self._name.setText(name)
        self._naming.show()

    def _check(self) -> None:
        self._wrong.setText(
            "" if self.acceptable else self.tr("Small letters, digits and hyphens, as in kitchen-hub.")
        )
        self._wrong.setVisible(not self.acceptable)
        self.changed.emit()

    def _make_languages(self, language: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        group = QButtonGroup(self)
        for code, own_name in OWN_NAMES.items():
            choice = QPushButton(own_name, autoDefault=False)
            choice.setCheckable(True)
            choice.setChecked(code == language)
            mark(choice, "kind", "choice")
            choice.clicked.connect(lambda _on, code=code: self.language_chosen.emit(code))
            group.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)
        return row

    def _lay_out_name(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self._name, 1)
        row.addWidget(Text(".local", "muted"))
        inside = QVBoxLayout(self._naming)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(UNIT)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(Text(self.tr("Name of this hub"), "strong"))
        inside.addLayout(row)
        inside.addWidget(self._wrong)
        said = self.tr(
            "Devices and browsers find the hub under it. A new name is used from the next start of the hub on."
        )
        inside.addWidget(Text(said, "muted", wrap=True))
