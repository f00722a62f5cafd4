"""The tray, and a window that hides in it."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QSettings, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from hub.events import EngineKind, EngineState, FlashChanged, FlashState
from hub.snapshot import Reach
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, shown, text_of
from tests.ui.scripted_enrolment import applicant
from ui.bridge import HubBridge
from ui.dialogs.closing import ClosingDialog
from ui.dialogs.flash_wizard import FlashWizard
from ui.hub_state import Mood
from ui.shell import ASKED, TOLD, Shell
from ui.tray import Tray
from ui.tray_icon import SIDES, tray_icon

Furnish = Callable[..., Shell]

SESSION_ENDS = SIGNAL("commitDataRequest(QSessionManager&)")


@pytest.fixture
def furnish(qapp: QApplication, desk: Desk, memory: QSettings) -> Furnish:
    def make(*, has_tray: bool = True) -> Shell:
        return Shell(qapp, desk.window, memory, lambda: has_tray)

    return make


def tray_of(shell: Shell) -> Tray:
    assert shell.tray is not None
    return shell.tray


def entry(shell: Shell, text: str) -> QAction:
    (found,) = [action for action in tray_of(shell).menu.actions() if action.text() == text]
    return found


def test_closing_the_window_hides_it_and_the_tray_brings_it_back(desk: Desk, furnish: Furnish) -> None:
    shell = furnish()
    closed: list[None] = []
    desk.window.closed.connect(lambda: closed.append(None))
    desk.window.close()
    assert not desk.window.isVisible()
    assert not closed
    entry(shell, "Open the window").trigger()
    assert desk.window.isVisible()


def test_without_a_tray_closing_ends_it(desk: Desk, furnish: Furnish, qtbot: QtBot) -> None:
    shell = furnish(has_tray=False)
    desk.window.close()
    assert desk.window.isVisible()
    (dialog,) = desk.window.findChildren(ClosingDialog)
    assert "devices get no answer" in text_of(dialog)
    button(dialog, "Back").click()
    assert desk.window.isVisible()
    desk.window.close()
    with qtbot.waitSignal(desk.window.closed):
        button(desk.window.findChildren(ClosingDialog)[-1], "Stop the hub").click()
    assert not shell._ask()  # once


def test_without_a_tray_closing_does_not_ask_twice(
    desk: Desk, furnish: Furnish, memory: QSettings, qtbot: QtBot
) -> None:
    memory.setValue(ASKED, True)
    furnish(has_tray=False)
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


@pytest.mark.parametrize("has_tray", [False, True])
def test_who_logs_out_is_held_up_neither_by_a_question_nor_by_the_tray(
    qapp: QApplication, desk: Desk, furnish: Furnish, qtbot: QtBot, *, has_tray: bool
) -> None:
    before = qapp.receivers(SESSION_ENDS)
    shell = furnish(has_tray=has_tray)
    assert qapp.receivers(SESSION_ENDS) == before + 1
    shell._expect_end()  # no test can make what Qt hands over with that
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()
    assert not desk.window.findChildren(ClosingDialog)


def test_a_log_out_that_was_called_off_is_forgotten(
    desk: Desk, furnish: Furnish, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.SESSION_ENDS_MS", 1)
    shell = furnish()
    shell._expect_end()
    qtbot.waitUntil(shell._stays)
    desk.window.close()
    assert not desk.window.isVisible()
    assert shell._stays()


def test_a_hub_that_could_not_start_does_not_stay(desk: Desk, furnish: Furnish, qtbot: QtBot) -> None:
    furnish()
    desk.window.show_setup_problem("setup.port_in_use", "")
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


def quits(desk: Desk, shell: Shell, way: str) -> None:
    if way == "tray":
        entry(shell, "Quit").trigger()
    elif way == "menu":
        qapp = QApplication.instance()
        assert qapp is not None
        qapp.sendEvent(qapp, QEvent(QEvent.Type.Quit))
    else:
        QTest.keyClick(desk.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("way", ["tray", "menu", "keyboard"])
def test_quitting_asks_first_while_a_board_is_written(
    desk: Desk, furnish: Furnish, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    shell = furnish()
    desk.window.attach(HubBridge(desk.hub))
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.WRITING))
    quits(desk, shell, way)
    quits(desk, shell, way)
    (dialog,) = desk.window.findChildren(ClosingDialog)  # one, however often it is wanted
    assert "does not start until it is flashed again" in text_of(dialog).replace("\n", " ")
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # stays
    assert desk.window.isVisible()
    assert not shown(desk.window, ClosingDialog)
    entry(shell, "Quit").trigger()
    with qtbot.waitSignal(desk.window.closed):
        (again,) = shown(desk.window, ClosingDialog)
        button(again, "Quit, and cancel writing").click()


def test_quitting_from_the_tray_brings_the_window_back_to_ask(desk: Desk, furnish: Furnish) -> None:
    shell = furnish()
    desk.window.attach(HubBridge(desk.hub))
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.WRITING))
    desk.window.close()
    assert not desk.window.isVisible()  # the hub goes on writing: that needs no question
    entry(shell, "Quit").trigger()
    assert desk.window.isVisible()
    assert desk.window.findChildren(ClosingDialog)[0].isVisible()


def test_quitting_while_the_wizard_is_open_asks_over_it(desk: Desk, furnish: Furnish) -> None:
    shell = furnish()
    desk.window.attach(HubBridge(desk.hub))
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.WRITING))
    wizard = FlashWizard(desk.window)
    wizard.open()
    entry(shell, "Quit").trigger()
    (dialog,) = desk.window.findChildren(ClosingDialog)
    assert dialog.parent() is wizard
    assert QApplication.activeModalWidget() is dialog


def test_a_hub_elsewhere_writes_on_without_the_window(
    qapp: QApplication, desk: Desk, memory: QSettings, qtbot: QtBot
) -> None:
    Shell(qapp, desk.window, memory, None)
    desk.window.attach(HubBridge(desk.hub))
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.WRITING))
    with qtbot.waitSignal(desk.window.closed):
        desk.window.leave()


def test_who_logs_out_while_a_board_is_written_is_not_held_up(
    desk: Desk, furnish: Furnish, qtbot: QtBot
) -> None:
    shell = furnish()
    desk.window.attach(HubBridge(desk.hub))
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.WRITING))
    shell._expect_end()
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


@pytest.mark.parametrize("hidden", [False, True])
def test_quit_ends_it_from_wherever(desk: Desk, furnish: Furnish, qtbot: QtBot, *, hidden: bool) -> None:
    shell = furnish()
    if hidden:
        desk.window.close()
    with qtbot.waitSignal(desk.window.closed):
        entry(shell, "Quit").trigger()


def test_the_keyboard_s_quit_ends_it(desk: Desk, furnish: Furnish, qtbot: QtBot) -> None:
    furnish()
    with qtbot.waitSignal(desk.window.closed):
        QTest.keyClick(desk.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_on_a_mac_the_system_s_menu_ends_it_and_the_dock_brings_it_back(
    qapp: QApplication, desk: Desk, furnish: Furnish, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    furnish()
    desk.window.close()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(desk.window.isVisible)
    desk.window.close()
    with qtbot.waitSignal(desk.window.closed):
        qapp.sendEvent(qapp, QEvent(QEvent.Type.Quit))


@pytest.mark.parametrize("speaks", [False, True])
def test_that_the_hub_goes_on_is_told_once(
    desk: Desk, furnish: Furnish, memory: QSettings, monkeypatch: pytest.MonkeyPatch, *, speaks: bool
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda *_: speaks)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, *_: said.append(title))
    shell = furnish()
    for _ in range(2):
        desk.window.close()
        shell.bring_back()
    assert said == (["The hub goes on"] if speaks else [])
    told = text_of(desk.window).count("Closing the window does not stop the hub. Quit it from the tray")
    assert told == (0 if speaks else 1)
    assert memory.value(TOLD, type=bool)


async def test_stop_talking_is_there_while_something_is_said(desk: Desk, furnish: Furnish) -> None:
    shell = furnish()
    desk.hub.happen(script.ready(), *script.all_engines())
    assert not entry(shell, "Stop talking").isEnabled()
    desk.hub.happen(script.Turn("t1").start())
    entry(shell, "Stop talking").trigger()
    async with asyncio.timeout(5):
        while not desk.hub.told:
            await asyncio.sleep(0)
    assert desk.hub.told == [("interrupt", None)]


def test_it_tells_how_the_hub_is(desk: Desk, furnish: Furnish) -> None:
    tray = tray_of(furnish())
    desk.hub.happen(script.ready(), *script.all_engines(), *script.device())
    assert tray.tip == "Xiaozhi Hub · Ready · 1 device · Grok ready"
    assert tray.mood == "good"
    state = tray.menu.actions()[1]
    assert (state.text(), state.isEnabled()) == ("Ready · 1 device · Grok ready", False)
    desk.hub.enrolment.comes(applicant())
    assert tray.mood == "warn"
    desk.hub.happen(script.engine(EngineKind.STT, EngineState.FAILED, "engine"))
    assert tray.mood == "bad"
    desk.hub.picture = replace(desk.hub.picture, reach=Reach.REFUSED)
    desk.bridge.refresh()
    assert tray.tip == "Xiaozhi Hub · The hub asks for a token"


def test_moods_differ_by_shape_not_by_colour_alone(qapp: QApplication) -> None:
    for side in SIDES[1:]:
        shapes = []
        for mood in Mood:
            image = (
                tray_icon(mood).pixmap(side, side).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
            )
            shapes.append(bytes(image.constBits()))
        assert len(set(shapes)) == len(Mood), side


def test_it_can_begin_in_the_tray(desk: Desk, furnish: Furnish) -> None:
    desk.window.hide()
    furnish().open(minimized=True)
    assert not desk.window.isVisible()


def test_without_a_tray_it_begins_in_the_task_bar(desk: Desk, furnish: Furnish) -> None:
    desk.window.hide()
    furnish(has_tray=False).open(minimized=True)
    assert desk.window.isMinimized()


def test_what_is_minimized_comes_back_to_the_front(desk: Desk, furnish: Furnish) -> None:
    shell = furnish()
    desk.window.showMinimized()
    shell.bring_back()
    assert desk.window.isVisible()
    assert not desk.window.isMinimized()


def test_without_a_tray_it_is_asked_each_time_while_a_board_is_written(
    desk: Desk, furnish: Furnish, memory: QSettings
) -> None:
    furnish(has_tray=False)
    memory.setValue(ASKED, True)
    desk.window.attach(HubBridge(desk.hub))
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.WRITING))
    for times in (1, 2):
        desk.window.close()
        assert desk.window.isVisible()
        dialogs = desk.window.findChildren(ClosingDialog)
        assert len(dialogs) == times
        assert "does not start until it is flashed again" in text_of(dialogs[-1]).replace("\n", " ")
        button(dialogs[-1], "Back").click()
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.DONE))
    desk.window.close()
    assert not desk.window.isVisible()
