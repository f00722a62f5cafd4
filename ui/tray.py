"""The hub in the system's tray: how it is, and what can be done without its window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.hub_state import Mood, describe
from ui.live import Live
from ui.tooltips import without_marks
from ui.tray_icon import tray_icon

Reason = QSystemTrayIcon.ActivationReason


class Tray(QObject):
    """Takes values and emits intentions, as a page does."""

    open_wanted = Signal()
    stop_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._menu = QMenu()
        self._open = QAction(self._menu)
        self._state = QAction(self._menu, enabled=False)
        self._stop = QAction(self._menu)
        self._quit = QAction(self._menu)
        self._menu.addActions([self._open, self._state])
        self._menu.addSeparator()
        self._menu.addActions([self._stop, self._quit])
        self._menu.setDefaultAction(self._open)
        self._open.triggered.connect(self.open_wanted)
        self._stop.triggered.connect(self.stop_wanted)
        self._quit.triggered.connect(self.quit_wanted)
        self._icon = QSystemTrayIcon(tray_icon(Mood.BUSY))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_wanted)
        self._mood = Mood.BUSY
        self.show_live(Live())

    @property
    def menu(self) -> QMenu:
        """What a click with the right button opens."""
        return self._menu

    @property
    def tip(self) -> str:
        """What is said when the pointer rests on it."""
        return self._icon.toolTip()

    @property
    def mood(self) -> Mood:
        """What its picture shows."""
        return self._mood

    def appear(self) -> None:
        """Be in the tray from now on, as soon as there is one."""
        self._icon.show()

    def disappear(self) -> None:
        """Be there no longer."""
        self._icon.hide()

    def show_live(self, live: Live) -> None:
        """Show the hub as it is now, in the person's language."""
        hub = describe(live)
        mood = Mood.WARN if hub.mood is Mood.GOOD and (live.waiting or live.ringing) else hub.mood
        if mood is not self._mood:
            self._mood = mood
            self._icon.setIcon(tray_icon(mood))
        self._icon.setToolTip(without_marks(f"Xiaozhi Hub · {hub.line}"))
        self._state.setText(hub.line)
        self._open.setText(self.tr("Open the window"))
        self._stop.setText(self.tr("Stop talking"))
        self._stop.setEnabled(live.busy)
        self._quit.setText(self.tr("Quit"))

    def tell_hidden(self) -> bool:
        """Say that the hub goes on without its window; False where a tray can say nothing."""
        if not self._icon.supportsMessages():
            return False
        self._icon.showMessage(
            self.tr("The hub goes on"),
            self.tr("Devices are still answered. Open the window from here; Quit in this menu stops the hub."),
            tray_icon(Mood.GOOD),
        )
        return True

    def _activated(self, reason: Reason) -> None:
        if reason in (Reason.Trigger, Reason.DoubleClick):
            self.open_wanted.emit()
        elif reason is Reason.MiddleClick:
            self._menu.popup(QCursor.pos())
