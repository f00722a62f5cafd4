"""The frame around the pages: navigation, shortcuts, the way of the Tab key, and another language."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hub.events import Event, HubWoke
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk, speak
from tests.ui.reading import button, shown, text_of, the
from tests.ui.scripted_enrolment import applicant
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.live import Live
from ui.main_window import TITLES_FROM, MainWindow
from ui.pages.names import PageName
from ui.presenters import registry
from ui.presenters.presenter import Presenter, Surroundings
from ui.widgets.navigation import NARROW, WIDTH, Navigation, NavigationButton
from ui.widgets.notice_bar import NoticeBar


class NotedPage(Presenter):
    """A page that notes what it is told."""

    def __init__(self, name: PageName, around: Surroundings) -> None:
        super().__init__(around)
        self.told: list[str] = []
        self.lives: list[Live] = []
        self.heard: list[Event] = []
        self.bridges: list[HubBridge] = []
        self.page = QPushButton(f"The page {name.value}")

    def attach(self, bridge: HubBridge) -> None:
        super().attach(bridge)
        self.bridges.append(bridge)

    def show_live(self, live: Live) -> None:
        super().show_live(live)
        self.lives.append(live)

    def receive(self, event: Event) -> None:
        self.heard.append(event)

    def enter(self) -> None:
        self.told.append("enter")

    def leave(self) -> None:
        self.told.append("leave")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[PageName, list[NotedPage]]:
    """Two more pages; those that were made so far."""
    noted: dict[PageName, list[NotedPage]] = {}

    def make(name: PageName) -> Callable[[Surroundings], Presenter]:
        def presenter(around: Surroundings) -> Presenter:
            noted.setdefault(name, []).append(NotedPage(name, around))
            return noted[name][-1]

        return presenter

    pages: dict[PageName, Any] = {PageName.HOME: registry.PRESENTERS[PageName.HOME]}
    pages |= {name: make(name) for name in (PageName.DEVICES, PageName.LOGS)}
    monkeypatch.setattr("ui.main_window.PRESENTERS", pages)
    return noted


@pytest.fixture
def framed(made: dict[PageName, list[NotedPage]], open_desk: Callable[..., Desk]) -> Desk:
    desk = open_desk()
    desk.window.activateWindow()
    return desk


def page_buttons(window: MainWindow) -> list[NavigationButton]:
    return [each for each in window.findChildren(NavigationButton) if each.isCheckable()]


def test_a_page_is_made_when_it_is_first_looked_at(framed: Desk, made: dict[PageName, list[NotedPage]]) -> None:
    assert not made
    framed.hub.happen(script.ready())
    framed.window.go(PageName.LOGS)
    framed.window.go(PageName.HOME)
    framed.window.go(PageName.LOGS)
    (logs,) = made[PageName.LOGS]
    assert logs.bridges == [framed.bridge]
    assert logs.told == ["enter", "leave", "enter"]
    assert PageName.DEVICES not in made


def test_what_happens_is_heard_by_all_and_shown_by_who_is_looked_at(
    framed: Desk, made: dict[PageName, list[NotedPage]]
) -> None:
    framed.window.go(PageName.LOGS)
    framed.window.go(PageName.DEVICES)
    (logs,), (devices,) = made[PageName.LOGS], made[PageName.DEVICES]
    before = len(logs.lives)
    framed.hub.happen(script.ready())
    assert len(logs.heard) == len(devices.heard) == 1
    assert len(logs.lives) == before
    assert devices.lives[-1].ota_url == script.OTA_URL


@pytest.mark.parametrize("name", [name for name in PageName if name is not PageName.HOME])
def test_a_page_chosen_while_the_hub_starts_says_so_and_begins_with_it(
    name: PageName, memory: QSettings, qtbot: QtBot
) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    window.show()
    window.go(name)  # before there is any hub
    assert "the hub is starting" in text_of(window)
    hub = script.ScriptedHub()
    window.attach(HubBridge(hub))
    assert "the hub is starting" in text_of(window)
    assert "No conversations" not in text_of(window)


def test_the_page_that_waited_is_told_once_that_it_is_looked_at(
    framed: Desk, made: dict[PageName, list[NotedPage]]
) -> None:
    framed.window.go(PageName.LOGS)
    (logs,) = made[PageName.LOGS]
    assert not logs.told
    framed.hub.happen(script.ready(), *script.all_engines())
    assert logs.told == ["enter"]
    assert logs.page.isVisible()


def test_a_page_is_told_again_by_the_hub_that_was_started_anew(
    framed: Desk, made: dict[PageName, list[NotedPage]]
) -> None:
    framed.hub.happen(script.ready())
    framed.window.go(PageName.LOGS)
    (logs,) = made[PageName.LOGS]
    again = script.ScriptedHub()
    framed.window.attach(HubBridge(again))
    assert logs.told == ["enter"]
    assert logs.page.isVisible()  # what was shown stays meanwhile
    again.happen(script.ready())
    assert logs.told == ["enter", "enter"]


def test_ctrl_and_a_number_lead_to_a_page(framed: Desk, made: dict[PageName, list[NotedPage]]) -> None:
    QTest.keyClick(framed.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert framed.window.current is made[PageName.LOGS][0]
    QTest.keyClick(framed.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert [each.isChecked() for each in page_buttons(framed.window)] == [True, False, False]


def test_arrows_lead_up_and_down_and_around(framed: Desk) -> None:
    home, devices, logs = page_buttons(framed.window)
    home.setFocus()
    QTest.keyClick(home, Qt.Key.Key_Down)
    assert devices.hasFocus()
    assert devices.isChecked()
    QTest.keyClick(devices, Qt.Key.Key_Up)
    QTest.keyClick(home, Qt.Key.Key_Up)
    assert logs.hasFocus()
    assert logs.isChecked()


def test_where_something_waits_is_said_in_numbers_and_words(framed: Desk) -> None:
    framed.hub.enrolment.comes(*map(applicant, range(1, 4)))
    home = page_buttons(framed.window)[0]
    assert "3" in text_of(home)
    assert home.accessibleName() == "Home, 3 things to decide"
    for number in range(1, 4):
        framed.hub.enrolment.goes(applicant(number).code)
    framed.bridge.refresh()
    assert text_of(home) in ("Home", "")
    assert home.accessibleName() == "Home"


@pytest.mark.parametrize("width", [960, TITLES_FROM - 1, TITLES_FROM, 1400])
def test_a_narrow_window_shows_icons_alone(framed: Desk, qapp: QApplication, width: int) -> None:
    framed.window.resize(width, 700)
    qapp.processEvents()
    wide = width >= TITLES_FROM
    navigation = the(framed.window, Navigation)
    assert navigation.width() == (WIDTH if wide else NARROW)
    assert ("Devices" in text_of(navigation)) is wide
    for each in navigation.findChildren(NavigationButton):
        assert each.toolTip()
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_all_shortcuts_are_listed(
    framed: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(framed.window, key, modifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    said = [label.text() for label in shown(dialog, QLabel)]
    for part in ("Home", "Ctrl+1", "Logs", "Ctrl+3", "Esc", "Ctrl+Q", "F1, Ctrl+/"):
        assert part in said
    button(dialog, "Close").click()
    qtbot.waitUntil(lambda: not framed.window.findChildren(ShortcutsDialog))


def test_the_list_of_shortcuts_can_be_found_by_mouse(framed: Desk, qtbot: QtBot) -> None:
    (last,) = [each for each in framed.window.findChildren(NavigationButton) if not each.isCheckable()]
    last.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    dialog.reject()


def test_tab_leads_from_the_pages_through_the_page_to_what_is_told(framed: Desk) -> None:
    framed.window.show_notice(Notice(NoticeKind.FAILED, "Keeping the key"))
    framed.hub.happen(script.ready())
    framed.window.go(PageName.LOGS)
    framed.window.show_notice(Notice(NoticeKind.FAILED, "Something else"))
    navigation, notices = the(framed.window, Navigation), the(framed.window, NoticeBar)
    rooms: list[str] = []
    widget: QWidget | None = framed.window.nextInFocusChain()
    while widget is not None and widget is not framed.window:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            where = "notices" if notices.isAncestorOf(widget) else "page"
            rooms.append("pages" if navigation.isAncestorOf(widget) else where)
        widget = widget.nextInFocusChain()
    order = [room for at, room in enumerate(rooms) if at == 0 or rooms[at - 1] != room]
    assert order == ["pages", "page", "notices"]


def test_another_language_makes_everything_anew_where_one_was(
    framed: Desk, made: dict[PageName, list[NotedPage]], qapp: QApplication, qtbot: QtBot
) -> None:
    framed.hub.happen(script.ready())
    framed.window.go(PageName.LOGS)
    speak(qapp, "ru")
    qtbot.waitUntil(lambda: len(made[PageName.LOGS]) == 2)
    old, new = made[PageName.LOGS]
    assert old.told[-1] == "leave"
    assert new.told == ["enter"]
    assert new.bridges == [framed.bridge]
    assert new.lives[-1].ota_url == script.OTA_URL
    assert framed.window.current is new
    qtbot.waitUntil(lambda: len(framed.window.findChildren(Navigation)) == 1)
    before = len(old.heard)
    framed.hub.happen(script.no_key())
    assert len(old.heard) == before
    assert len(new.heard) == 1


def test_another_language_keeps_why_the_hub_could_not_start(
    framed: Desk, qapp: QApplication, qtbot: QtBot
) -> None:
    framed.window.show_setup_problem("setup.port_in_use", "Port 8003 is in use.")
    speak(qapp, "ru")
    qtbot.waitUntil(lambda: "Хаб не смог запуститься" in text_of(framed.window))
    assert "Port 8003 is in use." in text_of(framed.window)
    assert not the(framed.window, Navigation).isVisible()


def test_after_a_sleep_the_window_takes_a_new_look(framed: Desk) -> None:
    framed.hub.happen(script.ready())
    looks: list[object] = []
    framed.bridge.pictured.connect(looks.append)
    framed.hub.bus.publish(HubWoke(slept_s=3_600.0))
    assert len(looks) == 1


def test_a_page_wants_another(framed: Desk, made: dict[PageName, list[NotedPage]]) -> None:
    framed.window.go(PageName.LOGS)
    made[PageName.LOGS][0].page_wanted.emit(PageName.DEVICES)
    assert framed.window.current is made[PageName.DEVICES][0]
