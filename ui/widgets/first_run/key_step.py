"""Second step: a key for the language model, or none for now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.key_entry import KeyEntry, KeyLink, keeping
from ui.widgets.text import Text


class KeyStep(QWidget):
    """Takes the key; it is handed on with the step."""

    changed = Signal()
    insisted = Signal()  # keep the key, although it could not be tried

    def __init__(self, assistant: str) -> None:
        """``assistant`` is whose key it is."""
        super().__init__()
        self._entry = KeyEntry(self.tr("%1 key").replace("%1", assistant))
        self._entry.typed.connect(self._typed)
        self._keeping = Text(role="muted", wrap=True)
        self._problem = Text(role="problem", wrap=True)
        self._problem.hide()
        self._anyway = QPushButton(self.tr("Keep it anyway"), autoDefault=False)
        self._anyway.clicked.connect(self.insisted)
        self._anyway.hide()
        explained = self.tr(
            "With a key, %1 answers any question. The key belongs to your account at the service, "
            "which may charge for answers."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + 4)
        column.addWidget(Text(explained.replace("%1", assistant), wrap=True))
        if assistant == "Grok":
            column.addWidget(KeyLink(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._entry)
        column.addWidget(self._problem)
        column.addWidget(self._anyway, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._keeping)
        column.addWidget(self._make_without())
        column.addStretch(1)
        self.show_place("")

    @property
    def filled(self) -> bool:
        """Whether there is a key to be handed on."""
        return self._entry.filled

    @property
    def key(self) -> str:
        """What is typed."""
        return self._entry.key

    def clear(self) -> None:
        """Hold the key no longer."""
        self._entry.take()

    def wait(self, *, on: bool) -> None:
        """Take nothing else while the key is tried and kept."""
        self._entry.hold(on=on)
        if on:
            self._typed()

    def begin(self) -> None:
        """Have the key typed (as its focus proxy, Tab would not come to the link above it)."""
        self._entry.setFocus()

    def show_place(self, place: str) -> None:
        """Say where a key is kept now; empty: nowhere."""
        self._keeping.setText(keeping(place))

    def show_problem(self, text: str, *, keepable: bool = False) -> None:
        """Say why the key was not kept; ``keepable``: it may be kept anyway."""
        self._problem.setText(text)
        self._problem.show()
        self._anyway.setVisible(keepable)

    def _typed(self) -> None:
        self._problem.hide()
        self._anyway.hide()
        self.changed.emit()

    def _make_without(self) -> QWidget:
        card = QFrame()
        mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        inside.setSpacing(UNIT // 2)
        inside.addWidget(Text(self.tr("Without a key"), "strong"))
        said = self.tr(
            "The hub still tells time and date, sets timers, alarms and reminders, keeps lists and turns "
            "devices' volume and lights up and down. A key can be added later, on the Home page."
        )
        inside.addWidget(Text(said, "muted", wrap=True))
        return card
