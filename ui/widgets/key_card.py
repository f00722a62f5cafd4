"""A card for what is missing: the language model's key. The button mends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.icon import Icon
from ui.widgets.text import Text


class KeyCard(QFrame):
    """Shown while there is no key, or one that the service refuses."""

    key_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "todo")
        self._title = Text(role="strong", wrap=True)
        self._text = Text(wrap=True)
        self._button = QPushButton()
        mark(self._button, "kind", "primary")
        self._button.clicked.connect(self.key_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        row.setSpacing(2 * UNIT)
        row.addWidget(Icon("key"))
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_live(self, live: Live, key_place: str) -> None:
        """Show what is missing, or nothing. A key from outside the window cannot be changed in it."""
        outside = key_place == "environment"
        if live.key_refused:
            self._title.setText(self.tr("%1 does not accept the key").replace("%1", live.assistant))
            self._text.setText(
                self.tr(
                    "It was given in the environment or the settings file: correct it there and start again."
                )
                if outside
                else self.tr("Enter it again, or make a new one at the service.")
            )
            self._button.setText(self.tr("Change key…"))
        elif live.key_missing:
            self._title.setText(self.tr("No %1 key").replace("%1", live.assistant))
            self._text.setText(self.tr("Without it the hub answers only simple questions, such as the time."))
            self._button.setText(self.tr("Add key…"))
        self._button.setVisible(not outside)
        self.setVisible(live.key_refused or live.key_missing)
