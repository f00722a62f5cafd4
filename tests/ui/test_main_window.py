import pytest
from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from hub.errors import HubError
from hub.events import StoreChanged, StoreState
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, buttons, shown, text_of, the
from ui.bridge import Notice, NoticeKind
from ui.dialogs.api_key import ApiKeyDialog
from ui.main_window import GEOMETRY, SMALLEST, MainWindow
from ui.pages.home import HomePage
from ui.widgets.navigation import NavigationButton
from ui.widgets.notice_bar import NoticeBar


def test_it_remembers_where_it_stood(qtbot: QtBot, memory: QSettings) -> None:
    first = MainWindow(memory)
    qtbot.addWidget(first)
    first.setGeometry(QRect(0, 0, SMALLEST.width(), 700))
    first.show()
    first.close()
    again = MainWindow(QSettings(memory.fileName(), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.show()
    assert again.size() == first.size()


@pytest.mark.parametrize("stored", [None, "nonsense", QByteArray(b"nonsense"), 3])
def test_a_damaged_memory_is_no_obstacle(qtbot: QtBot, memory: QSettings, stored: object) -> None:
    memory.setValue(GEOMETRY, stored)
    window = MainWindow(memory)
    qtbot.addWidget(window)
    assert window.width() >= SMALLEST.width()


def test_closing_it_is_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


def test_a_setup_problem_takes_the_page_s_place_and_can_be_retried(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_setup_problem("setup.port_in_use", "Port 8003 is in use.")
    said = text_of(desk.window)
    assert "Another program uses a port that the hub needs." in said
    assert "Port 8003 is in use." in said
    assert "Not started" in said
    assert buttons(desk.window) == ["Close", "Try again"]
    with qtbot.waitSignal(desk.window.retry_wanted):
        button(desk.window, "Try again").click()
    with qtbot.waitSignal(desk.window.closed):
        button(desk.window, "Close").click()


def test_the_next_attempt_brings_the_page_back(desk: Desk) -> None:
    from ui.bridge import HubBridge

    desk.window.show_setup_problem("setup.port_in_use", "")
    hub = script.ScriptedHub()
    desk.window.attach(HubBridge(hub))
    hub.happen(script.ready())
    assert "Another program" not in text_of(desk.window)
    assert script.OTA_URL in text_of(desk.window)


def test_a_disk_that_takes_nothing_is_told_until_it_does_again(desk: Desk) -> None:
    bar = the(desk.window, NoticeBar)
    desk.hub.bus.publish(StoreChanged(state=StoreState.FAILING, error="disk.full"))
    assert bar.isVisible()
    assert "cannot be kept for now: The disk is full" in text_of(bar)
    desk.hub.bus.publish(StoreChanged(state=StoreState.KEEPING))
    assert text_of(bar).startswith("Conversations are kept again.")


def test_a_notice_can_be_dismissed(desk: Desk) -> None:
    bar = the(desk.window, NoticeBar)
    desk.bridge.noticed.emit(Notice(NoticeKind.FAILED, "Keeping the key", "setup.data_folder"))
    assert "Keeping the key: The hub cannot write to its data folder." in text_of(bar)
    button(bar, "Dismiss").click()
    assert not bar.isVisible()


def test_a_kept_key_is_confirmed_with_its_place(desk: Desk) -> None:
    desk.bridge.key_changed.emit("keyring")
    assert "The key is kept in this computer's keyring." in text_of(desk.window)
    desk.bridge.key_changed.emit("")
    assert "The key is forgotten." in text_of(desk.window)


def codes(error: type[HubError] = HubError) -> list[str]:
    return [error.code, *(code for each in error.__subclasses__() for code in codes(each))]


def test_every_error_that_can_be_shown_has_words() -> None:
    from ui import words

    for code in codes():
        if code.startswith(("setup", "disk", "enrolment", "engine", "llm")):
            assert words.problem(code) != words.problem(""), code


def test_everything_can_be_reached_by_keyboard(desk: Desk) -> None:
    desk.hub.happen(script.ready(), *script.all_engines(), script.no_key())
    reached: set[QWidget] = set()
    widget: QWidget | None = desk.window
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    for control in shown(desk.window, QAbstractButton):
        assert control in reached
        by_arrows = isinstance(control, NavigationButton)  # from the page that is looked at
        assert control.focusPolicy().value & 1 or by_arrows, control.text()


def test_nothing_is_left_of_a_closed_dialog(desk: Desk, qtbot: QtBot) -> None:
    desk.hub.happen(script.ready(), *script.all_engines(), script.no_key())
    button(desk.window, "Add key…").click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApiKeyDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.waitUntil(lambda: not desk.window.findChildren(ApiKeyDialog))


def test_the_window_of_a_hub_elsewhere_says_which_it_shows(qtbot: QtBot, memory: QSettings) -> None:
    window = MainWindow(memory, address="192.168.1.5")
    qtbot.addWidget(window)
    assert window.windowTitle() == "192.168.1.5 — Xiaozhi Hub"
    window.show()
    assert "192.168.1.5" in text_of(the(window, HomePage))
