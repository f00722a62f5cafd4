"""Facts in two columns: what it is, and how it is, to be marked and copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import UNIT
from ui.widgets.text import Text


class Facts(QWidget):
    """Empty until it is told some."""

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, tuple[Text, Text]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)

    def clear(self) -> None:
        """Tell none."""
        for pair in self._values.values():
            for part in pair:
                self._grid.removeWidget(part)
                part.deleteLater()
        self._values = {}

    def show_fact(self, name: str, value: str) -> None:
        """Say how ``name`` is now; an empty value takes it away."""
        if name not in self._values:
            row = len(self._values)
            self._values[name] = label, text = Text(name, "muted", wrap=True), Text(wrap=True)
            text.setAccessibleName(name)
            text.make_selectable()
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
        label, text = self._values[name]
        text.setText(value)
        label.setVisible(bool(value))
        text.setVisible(bool(value))
