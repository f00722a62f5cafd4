"""The window: pages, notices, dialogs, and where it stood last time."""

import time
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from hub.events import AlertRang, DeviceWaiting, Event, StoreChanged, StoreState, TurnEvent
from hub.snapshot import HubSnapshot
from ui import words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.api_key import ApiKeyDialog
from ui.live import Live
from ui.pages.home import HomePage
from ui.resources import ICONS
from ui.sound import Player, Silent
from ui.widgets.notice_bar import NoticeBar

SMALLEST = QSize(960, 640)
FIRST = QSize(1120, 720)
GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """Shows one hub at a time, the one of the bridge it was last given."""

    closed = Signal()
    retry_wanted = Signal()

    def __init__(
        self, memory: QSettings, now: Callable[[], float] = time.time, player: Player | None = None
    ) -> None:
        """``memory`` keeps the geometry; ``now`` is the wall clock, seconds; ``player`` plays the chime."""
        super().__init__()
        self._memory = memory
        self._player = player or Silent()
        self._bridge: HubBridge | None = None
        self._live = Live()
        self.setWindowTitle("Xiaozhi Hub")
        self.setWindowIcon(QIcon(str(ICONS / "app.svg")))
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST)
        stood = memory.value(GEOMETRY)
        if isinstance(stood, QByteArray):
            self.restoreGeometry(stood)
        self._notices = NoticeBar()
        self._home = HomePage(now)
        self._home.stop_wanted.connect(self._stop)
        self._home.key_wanted.connect(self._ask_key)
        self._home.approve_wanted.connect(self._approve)
        self._home.reject_wanted.connect(self._reject)
        self._home.block_wanted.connect(self._block)
        self._home.dismiss_wanted.connect(self._dismiss)
        self._home.snooze_wanted.connect(self._snooze)
        self._home.window_wanted.connect(self._open_window)
        self._home.window_unwanted.connect(self._close_window)
        self._home.retry_wanted.connect(self.retry_wanted)
        self._home.close_wanted.connect(self.close)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notices)
        column.addWidget(self._home, 1)
        self.setCentralWidget(middle)
        leave = QAction(self.tr("Quit"), self, shortcut=QKeySequence(QKeySequence.StandardKey.Quit))
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def attach(self, bridge: HubBridge) -> None:
        """Show the hub behind ``bridge`` from now on."""
        self._bridge = bridge
        self._live = Live()
        self._home.hide_problem()
        bridge.pictured.connect(self._picture)
        bridge.published.connect(self._receive)
        bridge.noticed.connect(self._notices.show_notice)
        bridge.key_changed.connect(self._key_changed)
        bridge.open()

    def show_setup_problem(self, code: str, detail: str) -> None:
        """Say why the hub could not start."""
        self._home.show_problem(code, detail)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where it stood; the hub is stopped by whoever started it."""
        self._memory.setValue(GEOMETRY, self.saveGeometry())
        self._memory.sync()
        super().closeEvent(event)
        self.closed.emit()

    def _picture(self, snapshot: HubSnapshot) -> None:
        self._show(self._live.pictured(snapshot))

    def _receive(self, event: Event) -> None:
        self._show(self._live.after(event))
        if isinstance(event, TurnEvent):
            named = (self._live.board(event.device_id), event.device_id)
            self._home.receive(event, " · ".join(name for name in named if name))
        elif isinstance(event, DeviceWaiting | AlertRang):
            QApplication.alert(self)  # marks it in the task bar, when another window is in front
        elif isinstance(event, StoreChanged):
            self._notices.show_notice(self._about_store(event))

    def _about_store(self, event: StoreChanged) -> Notice:
        if event.state is StoreState.FAILING:
            return Notice(NoticeKind.FAILED, self.tr("Conversations cannot be kept for now"), event.error)
        return Notice(NoticeKind.DONE, self.tr("Conversations are kept again."))

    def _show(self, live: Live) -> None:
        self._live = live
        self._player.ring(on=any(not one.over for one in live.ringing))
        self._home.show_live(live, self._bridge.key_place() if self._bridge else "")

    def _stop(self) -> None:
        if self._bridge:
            self._bridge.interrupt(self.tr("Stopping the conversation"))

    def _approve(self, code: str) -> None:
        if self._bridge:
            self._bridge.approve(code, self.tr("Letting the device in"))

    def _reject(self, code: str) -> None:
        if self._bridge:
            self._bridge.reject(code, self.tr("Turning the device away"))

    def _block(self, device_id: str) -> None:
        if self._bridge:
            self._bridge.block(device_id, self.tr("Blocking the device"))

    def _dismiss(self, alert_id: str) -> None:
        if self._bridge:
            self._bridge.dismiss(alert_id, self.tr("Silencing what rings"))

    def _snooze(self, alert_id: str) -> None:
        if self._bridge:
            self._bridge.snooze(alert_id, self.tr("Putting off what rings"))

    def _open_window(self, seconds: float) -> None:
        if self._bridge:
            self._bridge.open_window(seconds)

    def _close_window(self) -> None:
        if self._bridge:
            self._bridge.close_window()

    def _ask_key(self) -> None:
        if self._bridge is None:
            return
        bridge, label = self._bridge, self.tr("Keeping the key")
        dialog = ApiKeyDialog(self._live.assistant, bridge.key_place(), self)
        dialog.key_entered.connect(lambda key: bridge.set_key(key, label))
        dialog.key_forgotten.connect(lambda: bridge.set_key("", self.tr("Forgetting the key")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _key_changed(self, place: str) -> None:
        self._show(self._live)
        said = self.tr("The key is kept %1.").replace("%1", words.key_place(place))
        forgotten = self.tr("The key is forgotten.")
        self._notices.show_notice(Notice(NoticeKind.DONE, said if place else forgotten))
