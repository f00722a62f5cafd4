"""How the window looks and speaks, and the first steps once more. Other parts may add cards below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from ui.theme import UNIT, ThemeChoice
from ui.translation import OWN_NAMES
from ui.widgets.card import Card
from ui.widgets.settings.editors import QuietCombo
from ui.widgets.text import Text


class WindowCard(Card):
    """Language, theme, and whether things move."""

    language_wanted = Signal(str)  # auto, or a language's code
    theme_wanted = Signal(str)  # one of ThemeChoice
    less_motion_wanted = Signal(bool)
    first_run_wanted = Signal()  # to go through it once more

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Text(self.tr("Window"), "heading", wrap=True))
        self._language = QuietCombo()
        self._language.addItem(self.tr("As the system"), "auto")
        for code, name in OWN_NAMES.items():
            self._language.addItem(name, code)
        self._language.activated.connect(self._speak)
        self._theme = QuietCombo()
        for choice, name in (
            (ThemeChoice.SYSTEM, self.tr("As the system")),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
        ):
            self._theme.addItem(name, choice.value)
        self._theme.activated.connect(self._wear)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(2, 1)
        self._row(grid, self.tr("Language"), self._language)
        self._row(grid, self.tr("Theme"), self._theme)
        self._less_motion = QCheckBox(self.tr("Less motion: bars instead of moving waves"))
        self._less_motion.setAccessibleName(self._less_motion.text())
        self._less_motion.clicked.connect(self.less_motion_wanted)
        said = Text(self.tr("These act at once, in this window only."), "small", wrap=True)
        self.add(grid, self._less_motion, said)
        self.add(self._first_steps())

    def show_choices(self, language: str, theme: str, *, less_motion: bool = False) -> None:
        """Show what is chosen."""
        self._less_motion.setChecked(less_motion)
        self._language.setCurrentIndex(max(0, self._language.findData(language)))
        self._theme.setCurrentIndex(max(0, self._theme.findData(theme)))

    def _first_steps(self) -> QHBoxLayout:
        button = QPushButton(self.tr("First steps…"))
        button.clicked.connect(self.first_run_wanted)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(button)
        row.addWidget(Text(self.tr("Language and name, key, first device: once more."), "small", wrap=True), 1)
        return row

    def _speak(self) -> None:
        self.language_wanted.emit(self._language.currentData())

    def _wear(self) -> None:
        self.theme_wanted.emit(self._theme.currentData())

    def _row(self, grid: QGridLayout, name: str, field: QWidget) -> None:
        row = grid.rowCount()
        field.setAccessibleName(name)
        grid.addWidget(Text(name), row, 0)
        grid.addWidget(field, row, 1)
