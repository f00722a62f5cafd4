"""A button that keeps the focus while it works: a second press does nothing else."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.theme import mark


class HeldButton(QPushButton):
    """Switched off with the focus on it, it looks so and ignores presses; it is off once the focus leaves."""

    _held = False

    def setEnabled(self, on: bool) -> None:  # noqa: N802 - Qt's name
        """Let it be pressed, or not."""
        self._hold(held=not on and self.hasFocus())
        super().setEnabled(on or self._held)

    def isEnabled(self) -> bool:  # noqa: N802 - Qt's name
        """Whether it can be pressed."""
        return super().isEnabled() and not self._held

    def click(self) -> None:
        """Press it, if that is possible."""
        if not self._held:
            super().click()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Whether a press there counts."""
        return not self._held and super().hitButton(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hear no press while it cannot be pressed."""
        presses = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (self._held and presses):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Be switched off as others are."""
        super().focusOutEvent(event)
        if self._held and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._hold(held=False)
            super().setEnabled(False)

    def _hold(self, *, held: bool) -> None:
        self._held = held
        mark(self, "held", "yes" if held else "no")
