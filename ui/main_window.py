"""The window: navigation, pages, notices, and where it stood last time."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from hub.events import AlertRang, DeviceWaiting, Event, HubState, StoreChanged
from hub.snapshot import HubSnapshot
from ui import words
from ui.bridge import HubBridge, Notice
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dropping import FileDrops
from ui.live import Live
from ui.pages.names import WITHOUT_HUB, PageName
from ui.presenters.home import HomePresenter
from ui.presenters.presenter import Presenter, Surroundings
from ui.presenters.registry import PRESENTERS
from ui.resources import ICONS
from ui.shortcuts import ALSO_SHORTCUTS_KEY, QUIT_KEY, SHORTCUTS_KEY, all_shortcuts
from ui.sound import Player, Silent
from ui.startup import Startup
from ui.store_notice import about_store
from ui.widgets.connection_bar import ConnectionBar
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.navigation import Navigation
from ui.widgets.not_yet import NotYet
from ui.widgets.told import Told, reach_last

SMALLEST = QSize(960, 640)
FIRST = QSize(1120, 720)

TITLES_FROM: Final = 1080
"""Narrower than this, pixels, the navigation shows icons alone: the pages need the room."""

GEOMETRY: Final = "window/geometry"


class MainWindow(QMainWindow):
    """Shows one hub at a time, the one of the bridge it was last given.

    Everything in it is made anew when the language changes.
    """

    closed = Signal()
    hidden = Signal()  # it was closed, and stays
    attached = Signal(object)  # HubBridge: this hub is shown from now on
    retry_wanted = Signal()
    back_wanted = Signal()  # to the last settings with which the hub started
    restart_wanted = Signal()
    again_wanted = Signal()  # a hub elsewhere is to be tried at once
    token_wanted = Signal()  # a token for it is to be asked for
    lived = Signal(object)  # Live: what is true now

    def __init__(
        self,
        memory: QSettings,
        now: Callable[[], float] = time.time,
        player: Player | None = None,
        address: str = "",
        startup: Startup | None = None,
    ) -> None:
        """Make it, unseen.

        Args:
            memory: Keeps the geometry.
            now: The wall clock, seconds.
            player: Plays the chime.
            address: Of a hub elsewhere; empty: the hub is in this process.
            startup: Starts the program with the computer, if that is offered.
        """
        super().__init__()
        self._startup = startup
        self._address = address
        self.stay_when(bool)
        self._leaving = False
        self._memory = memory
        self._now = now
        self._player = player or Silent()
        self._bridge: HubBridge | None = None
        self._live = Live()
        self._problem: tuple[str, str, bool] | None = None
        self._presenters: dict[PageName, Presenter] = {}
        self._unsaved: dict[str, Any] = {}
        self._retelling = QTimer(self, singleShot=True, interval=0)
        self._retelling.timeout.connect(self._build)
        self._current = PageName.HOME
        self._entered = False  # the page that is looked at has been told so, with this hub
        self.setWindowTitle(f"{address} — Xiaozhi Hub" if address else "Xiaozhi Hub")
        self.setWindowIcon(QIcon(str(ICONS / "app.svg")))
        self._leave = QAction(self, shortcut=QUIT_KEY)
        self._leave.triggered.connect(self.leave)
        self._help = QAction(self)
        self._help.setShortcuts([SHORTCUTS_KEY, ALSO_SHORTCUTS_KEY])
        self._help.triggered.connect(self.show_shortcuts)
        self.addActions([self._leave, self._help])
        FocusFrame(self)
        FileDrops(self).dropped.connect(self._take_files)
        self._build()
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST)
        stood = memory.value(GEOMETRY)
        if isinstance(stood, QByteArray):
            self.restoreGeometry(stood)

    @property
    def current(self) -> Presenter:
        """Of the page that is looked at."""
        return self._presenters[self._current]

    def stay_when(
        self,
        stays: Callable[[], bool],
        asks: Callable[[], bool] = bool,
        asks_first: Callable[[], bool] = bool,
    ) -> None:
        """Say what stands in the way of its end.

        Args:
            stays: Whether it hides when it is closed.
            asks: Asks when it is closed and does not hide, and calls ``end``. False: there is nothing to ask.
            asks_first: The same, when the person wants to leave.
        """
        self._stays, self._asks, self._asks_first = stays, asks, asks_first

    def leave(self) -> None:
        """The person wants it to end for good, whether it can be seen or not."""
        if not self._asks_first():
            self.end()

    def end(self) -> None:
        """End for good, whether it can be seen or not."""
        self._leaving = True
        self.close()

    def stop_talking(self) -> None:
        """Silence every device."""
        if self._bridge is not None:
            self._bridge.interrupt(self.tr("Stopping the conversation"))

    def show_shortcuts(self) -> None:
        """List what the keyboard does."""
        dialog = ShortcutsDialog(all_shortcuts([words.page_title(name) for name in PRESENTERS]), self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach(self, bridge: HubBridge) -> None:
        """Show the hub behind ``bridge`` from now on."""
        self._bridge = bridge
        self._live = Live()
        self._show_problem(None)
        self._entered = self._current in WITHOUT_HUB
        for presenter in self._presenters.values():
            presenter.attach(bridge)
        bridge.pictured.connect(self._picture)
        bridge.published.connect(self._receive)
        bridge.noticed.connect(self.show_notice)
        self.attached.emit(bridge)
        bridge.open()

    def show_setup_problem(self, code: str, detail: str, *, way_back: bool = False) -> None:
        """Say why the hub could not start; ``way_back``: it did so with other settings."""
        self._show_problem((code, detail, way_back))

    def show_notice(self, notice: Notice) -> None:
        """Tell something over whatever is looked at."""
        self._told.show_notice(notice)
        reach_last(self, self._connection, self._told)

    def go(self, name: PageName) -> None:
        """Have the person look at this page."""
        if self._problem is not None:
            return
        before = self._presenters.get(self._current)
        presenter = self._presenter(name)
        if before is not None and before is not presenter:
            before.leave()
        self._current, self._entered = name, False
        self._navigation.show_page(name)
        self._told.show_live(self._live, rings=name is not PageName.HOME)
        self._pages.setCurrentWidget(self._not_yet)
        self._enter()
        presenter.show_live(self._live)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say everything in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._presenters:
            self._retelling.start()  # each translator that comes or goes tells it
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the page where there is little."""
        super().resizeEvent(event)
        self._navigation.show_titles(on=self.width() >= TITLES_FROM)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where it stood; the hub is stopped by whoever started it."""
        self._memory.setValue(GEOMETRY, self.saveGeometry())
        self._memory.sync()
        hides, ends = self._stays(), self._leaving or self._problem is not None
        if not ends and (hides or self._asks()):
            event.ignore()
            if hides:
                self.hide()
                self.hidden.emit()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        at = self.current.place() if self._presenters else ""
        for presenter in self._presenters.values():
            presenter.leave()
            presenter.deleteLater()
        self._presenters = {}
        self._leave.setText(self.tr("Quit"))
        self._help.setText(self.tr("Keyboard shortcuts"))
        self._connection = ConnectionBar()
        self._connection.show_address(self._address)
        self._connection.again_wanted.connect(self.again_wanted)
        self._connection.token_wanted.connect(self.token_wanted)
        self._navigation = Navigation({name: words.page_title(name) for name in PRESENTERS})
        self._navigation.show_titles(on=self.width() >= TITLES_FROM)
        self._navigation.page_wanted.connect(self.go)
        self._navigation.shortcuts_wanted.connect(self.show_shortcuts)
        self._not_yet = NotYet()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._not_yet)
        self._told = Told(self._pages)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._connection)
        right.addWidget(self._pages, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        problem, self._problem = self._problem, None
        self._presenter(PageName.HOME)  # it shows what is said while another page is looked at
        self.go(self._current)
        self.current.return_to(at)
        self._show_problem(problem)

    def _presenter(self, name: PageName) -> Presenter:
        if name not in self._presenters:
            made = PRESENTERS[name](
                Surroundings(self._memory, self._now, self._startup, self._address, self._unsaved)
            )
            if isinstance(made, HomePresenter):
                made.retry_wanted.connect(self.retry_wanted)
                made.back_wanted.connect(self.back_wanted)
                made.close_wanted.connect(self.close)
                self._told.dismiss_wanted.connect(made.page.dismiss_wanted)
                self._told.snooze_wanted.connect(made.page.snooze_wanted)
            made.setParent(self)
            made.noticed.connect(self.show_notice)
            made.page_wanted.connect(self.go)
            made.restart_wanted.connect(self.restart_wanted)
            if self._bridge is not None:
                made.attach(self._bridge)
            self._presenters[name] = made
            self._pages.addWidget(made.page)
            reach_last(self, self._connection, self._told)
        return self._presenters[name]

    def _enter(self) -> None:
        """Have the page begin that is looked at, as soon as there is a hub that it can ask."""
        self._not_yet.show_waiting(words.page_title(self._current), self._live.reach)
        started = self._live.state is not HubState.STARTING
        asked = self._bridge is not None and (started or self._bridge.door() is not None)
        if self._entered or not (asked or self._current in WITHOUT_HUB):
            return
        self._entered = True
        self._pages.setCurrentWidget(self.current.page)
        self.current.enter()

    def _show_problem(self, problem: tuple[str, str, bool] | None) -> None:
        """Show why the hub could not start, instead of everything else; None shows that again."""
        self._problem = None
        self._navigation.setHidden(problem is not None)
        home = self._presenters[PageName.HOME]
        if isinstance(home, HomePresenter) and problem is not None:
            self.go(PageName.HOME)
            code, detail, way_back = problem
            home.page.show_problem(code, detail, way_back=way_back)
        self._problem = problem

    def _take_files(self, files: list[Path]) -> None:
        self.go(PageName.FIRMWARE)
        self.current.take_files(files)

    def _picture(self, snapshot: HubSnapshot) -> None:
        self._show(self._live.pictured(snapshot))

    def _receive(self, event: Event) -> None:
        self._show(self._live.after(event))
        for presenter in self._presenters.values():
            presenter.receive(event)
        if isinstance(event, DeviceWaiting | AlertRang):
            QApplication.alert(self)  # marks it in the task bar, when another window is in front
        elif isinstance(event, StoreChanged):
            self.show_notice(about_store(event))

    def _show(self, live: Live) -> None:
        self._live = live
        self._connection.show_reach(live.reach)
        self._enter()
        self._told.show_live(live, rings=self._current is not PageName.HOME)
        self._player.ring(on=any(not one.over for one in live.ringing))
        self._navigation.show_waiting(PageName.HOME, len(live.waiting))
        self._navigation.show_waiting(PageName.DEVICES, len(live.waiting))
        self._presenters[PageName.HOME].live = live  # it names who speaks while another page is looked at
        self.current.show_live(live)
        self.lived.emit(live)
