"""Around the window: the tray it hides in, what brings it back, and what ends the program."""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from hub.events import FLASH_ENDED, Event, FlashChanged
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.closing import ClosingDialog
from ui.main_window import MainWindow
from ui.shortcuts import QUIT_KEY, native
from ui.tray import Tray

TOLD: Final = "window/told_that_the_hub_goes_on"
"""Among what is remembered: the person knows what closing the window does."""

ASKED: Final = "window/asked_whether_the_hub_shall_end"
"""The same, where there is no tray: closing the window ends the hub."""

SESSION_ENDS_MS: Final = 60_000
"""How long a close is the system's after it asked all programs to save, milliseconds: as long as others may
hold a log-out up. Of one that is called off nobody is told."""


class Shell(QObject):
    """Where there is a tray, closing the window hides it there; where there is none, it ends the program.

    When the person logs out it ends in any case: staying, or asking, would hold the log-out up.
    """

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        memory: QSettings,
        has_tray: Callable[[], bool] | None = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        """``has_tray`` says whether the system has a tray now: one may come late. None: do not use it."""
        super().__init__(window)  # it ends with it
        self._window = window
        self._memory = memory
        self._has_tray = has_tray or bool
        self.tray = Tray() if has_tray else None
        if self.tray is not None:
            self._join(self.tray)
        window.hidden.connect(self._hidden)
        window.attached.connect(self._attach)
        self._written: set[str] = set()  # ids of flashes that go on
        self._question: ClosingDialog | None = None
        window.stay_when(self._stays, self._ask, self._ask_first)
        self._session_ends = QTimer(self, singleShot=True, interval=SESSION_ENDS_MS)
        app.commitDataRequest.connect(self._expect_end, Qt.ConnectionType.DirectConnection)
        if sys.platform == "darwin":  # a filter sees every event there is: only where it is needed
            app.installEventFilter(self)
            app.applicationStateChanged.connect(self._state_changed)

    def open(self, *, minimized: bool = False) -> None:
        """Show the window, or begin in the tray; without one, in the task bar."""
        if self.tray is not None and self._has_tray():
            self.tray.appear()
        if not minimized:
            self._window.show()
        elif not self._has_tray():
            self._window.showMinimized()

    def bring_back(self) -> None:
        """Show the window in front of others, wherever it was."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """End in order when the system's own menu quits the program: hiding would stand in its way."""
        if watched is QApplication.instance() and event.type() == QEvent.Type.Quit:
            self._window.leave()
            return True
        return super().eventFilter(watched, event)

    def _join(self, tray: Tray) -> None:
        tray.open_wanted.connect(self.bring_back)
        tray.stop_wanted.connect(self._window.stop_talking)
        tray.quit_wanted.connect(self._window.leave)
        self._window.lived.connect(tray.show_live)
        self._window.closed.connect(tray.disappear)

    def _expect_end(self) -> None:
        self._session_ends.start()

    def _stays(self) -> bool:
        return self._has_tray() and not self._session_ends.isActive()

    def _ask(self) -> bool:
        """Ask, the first time, before the hub ends with the window. False: there is nothing to ask.

        While it writes on a board, it is asked every time.
        """
        if self._ask_first():
            return True
        asked = self._memory.value(ASKED, defaultValue=False, type=bool)
        if asked or self.tray is None or self._session_ends.isActive():
            return False
        self._open(ClosingDialog(self._window), self._agreed)
        return True

    def _ask_first(self) -> bool:
        """Ask before the hub ends while it writes on a board. False: there is nothing to ask.

        A hub elsewhere goes on without this window.
        """
        if not self._written or self.tray is None or self._session_ends.isActive():
            return False
        if self._question is not None and self._question.writing:
            self._question.activateWindow()
            return True
        if self._question is not None:
            self._question.reject()  # it does not speak of the board
        self.bring_back()
        over = QApplication.activeModalWidget() or self._window
        self._open(ClosingDialog(over, writing=True), self._window.end)
        return True

    def _open(self, dialog: ClosingDialog, agreed: Callable[[], None]) -> None:
        self._question = dialog
        dialog.accepted.connect(agreed)
        dialog.finished.connect(self._answered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _answered(self) -> None:
        self._question = None

    def _attach(self, bridge: HubBridge) -> None:
        self._written.clear()
        bridge.published.connect(self._receive)

    def _receive(self, event: Event) -> None:
        if isinstance(event, FlashChanged):
            change = self._written.discard if event.state in FLASH_ENDED else self._written.add
            change(event.flash_id)

    def _agreed(self) -> None:
        self._memory.setValue(ASKED, True)
        self._window.end()

    def _hidden(self) -> None:
        if self.tray is not None:
            self.tray.appear()  # the system's tray may have come late
        if self._memory.value(TOLD, defaultValue=False, type=bool):
            return
        self._memory.setValue(TOLD, True)
        if self.tray is None or not self.tray.tell_hidden():
            said = self.tr("Closing the window does not stop the hub. Quit it from the tray, or with %1.")
            self._window.show_notice(Notice(NoticeKind.DONE, said.replace("%1", native(QUIT_KEY))))

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """The Dock's icon was clicked: there is no other sign of it."""
        if state == Qt.ApplicationState.ApplicationActive and not self._window.isVisible():
            QTimer.singleShot(0, self._window, self.bring_back)
