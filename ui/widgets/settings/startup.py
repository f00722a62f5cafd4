"""Two choices about this computer: start with it, and keep it awake for the devices."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from ui import words
from ui.startup import StartupView
from ui.theme import UNIT, mark
from ui.widgets.text import Text


class StartupCard(QFrame):
    """Takes a value by ``show_startup``, emits what the person wants."""

    autostart_wanted = Signal(bool)
    awake_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._autostart = QCheckBox(self.tr("Start with the computer"))
        self._autostart.clicked.connect(self.autostart_wanted)
        self._awake = QCheckBox(self.tr("Keep this computer awake while devices are let in"))
        self._awake.clicked.connect(self.awake_wanted)
        self._awake_now = Text(role="muted", wrap=True)
        self._problem = Text(role="problem", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("This computer"), "heading", wrap=True))
        self._add(
            column,
            self._autostart,
            self.tr("When you log in, the hub starts in the tray, without its window. Off by default."),
        )
        self._add(
            column,
            self._awake,
            self.tr(
                "A computer that sleeps answers no device. It needs more power awake; its screen may still "
                "switch off. Off by default."
            ),
        )
        column.addWidget(self._awake_now)
        column.addWidget(self._problem)
        self.show_startup(StartupView())

    def show_startup(self, view: StartupView) -> None:
        """Show how it is now."""
        self._autostart.setEnabled(view.autostart is not None)
        self._autostart.setChecked(bool(view.autostart))
        self._awake.setChecked(view.awake)
        self._awake_now.setText(self._said(view))
        self._awake_now.setVisible(view.awake and not view.problem)
        self._problem.setText(words.problem(view.problem) if view.problem else "")
        self._problem.setVisible(bool(view.problem))

    def _said(self, view: StartupView) -> str:
        if view.held:
            return self.tr("It is kept awake now.")
        return self.tr("It may sleep now: no device is let in.")

    def _add(self, column: QVBoxLayout, box: QCheckBox, reason: str) -> None:
        box.setAccessibleDescription(reason)
        box.setCursor(Qt.CursorShape.PointingHandCursor)
        why = Text(reason, "muted", wrap=True)
        why.setContentsMargins(3 * UNIT, 0, 0, 0)
        column.addWidget(box)
        column.addWidget(why)
