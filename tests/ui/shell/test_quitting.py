"""Who quits while a board is written is asked first."""

import sys

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hub.events import FlashChanged, FlashState
from tests.ui.conftest import Desk
from tests.ui.reading import button, shown, text_of
from tests.ui.shell.conftest import Furnish, entry
from ui.bridge import HubBridge
from ui.dialogs.closing import ClosingDialog
from ui.dialogs.flash_wizard import FlashWizard
from ui.shell import Shell


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


def test_a_flash_that_begins_meanwhile_is_asked_about(desk: Desk, furnish: Furnish) -> None:
    shell = furnish(has_tray=False)
    desk.window.attach(HubBridge(desk.hub))
    desk.window.close()
    (plain,) = shown(desk.window, ClosingDialog)
    assert "A board is being written" not in text_of(plain)
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.ERASING))
    entry(shell, "Quit").trigger()
    (asked,) = shown(desk.window, ClosingDialog)
    assert "A board is being written" in text_of(asked)


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
