"""A card for what is missing: the language model's key. The button mends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.live import Live
from ui.theme import mark
from ui.widgets.todo_card import TodoCard


class KeyCard(TodoCard):
    """Shown while there is no key, or one that the service refuses."""

    key_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("key")
        self._button = QPushButton()
        mark(self._button, "kind", "primary")
        self._button.clicked.connect(self.key_wanted)
        self.add(self._button)

    def show_live(self, live: Live, key_place: str) -> None:
        """Show what is missing, or nothing. A key from outside the window cannot be changed in it."""
        outside = key_place == "environment"
        if live.key_refused:
            self.title.setText(self.tr("%1 does not accept the key").replace("%1", live.assistant))
            self.text.setText(
                self.tr(
                    "It was given in the environment or the settings file: correct it there and start again."
                )
                if outside
                else self.tr("Enter it again, or make a new one at the service.")
            )
            self._button.setText(self.tr("Change key…"))
        elif live.key_missing:
            self.title.setText(self.tr("No %1 key").replace("%1", live.assistant))
            self.text.setText(self.tr("Without it the hub answers only simple questions, such as the time."))
            self._button.setText(self.tr("Add key…"))
        self._button.setVisible(not outside)
        self.setVisible(live.key_refused or live.key_missing)
