"""The first run: when it is due, its steps, and its keyboard."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.ui import scripted_hub as script
from tests.ui.first_run_desk import Run, SettingsService, TrialService, run, trials, until
from tests.ui.reading import button, buttons, shown, text_of
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge
from ui.dialogs.first_run import FirstRunDialog
from ui.dialogs.flash_wizard import FlashWizard
from ui.first_run import DONE, FirstRunWhenDue
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages.talk import TalkPage
from ui.widgets.copy_button import CopyButton
from ui.widgets.first_run.device_step import DeviceStep
from ui.widgets.qr_code import QrCode

__all__ = ["run", "trials"]


class TestWhenItIsDue:
    async def test_it_opens_once_over_a_hub_that_was_never_set_up(
        self, window: MainWindow, memory: QSettings
    ) -> None:
        FirstRunWhenDue(window, memory)
        hub = ScriptedHub()
        window.attach(HubBridge(hub))
        assert QApplication.activeModalWidget() is None
        hub.happen(script.ready())
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FirstRunDialog)
        button(dialog, "Skip set-up").click()
        hub.happen(script.ready())
        assert QApplication.activeModalWidget() is None
        assert memory.value(DONE, type=bool)

    @pytest.mark.parametrize("before", ["done", "device"])
    async def test_it_does_not_open_where_all_is_set_up(
        self, window: MainWindow, memory: QSettings, before: str
    ) -> None:
        FirstRunWhenDue(window, memory)
        hub = ScriptedHub()
        if before == "done":
            memory.setValue(DONE, True)
        else:
            hub.happen(*script.device())
        window.attach(HubBridge(hub))
        hub.happen(script.ready())
        assert QApplication.activeModalWidget() is None


class TestSteps:
    async def test_without_a_key_it_goes_on_with_offline_skills(self, run: Run) -> None:
        run.go_to_device()
        assert "Step 3 of 3" in text_of(run.dialog)
        assert script.OTA_URL in text_of(run.dialog)
        assert ("key", "") not in run.hub.told

    async def test_who_comes_is_let_in_with_one_click(self, run: Run) -> None:
        run.go_to_device()
        run.hub.enrolment.comes(applicant())
        assert "Is it yours?" in text_of(run.dialog)
        assert "Finish" not in buttons(run.dialog)
        run.press("Let it in")
        await until(lambda: "Finish" in buttons(run.dialog))
        assert "is let in. Wake it" in text_of(run.dialog)
        assert run.hub.told[-1] == ("approve", applicant().code)
        run.press("Finish")
        assert run.memory.value(DONE, type=bool)

    async def test_who_was_let_in_is_named_at_once(self, run: Run) -> None:
        service = SettingsService()
        run.hub.door = await service.start()
        run.go_to_device()
        run.hub.happen(*script.device())
        name, room = shown(run.dialog, QLineEdit)
        name.setText("Kitchen speaker")
        room.setText("Kitchen")
        run.press("Finish")  # without having saved it
        await until(lambda: bool(service.told))
        assert service.told == [{"name": "Kitchen speaker", "room": "Kitchen"}]
        await service.stop()

    async def test_a_hub_that_nobody_else_reaches_shows_no_code_to_scan(self, run: Run) -> None:
        step = run.go_to_device()
        step.show_live(Live(ota_url="http://127.0.0.1:8003/xiaozhi/ota/"), 8000)
        assert not shown(step, QrCode)
        assert "Only this computer reaches the hub." in text_of(step)

    async def test_opened_again_it_waits_for_another_device(self, run: Run) -> None:
        run.hub.happen(*script.device())
        run.go_to_device()
        assert "Waiting for the device" in text_of(run.dialog)
        run.hub.happen(*script.device(script.HALL, "bread-compact-wifi"))
        assert "bread-compact-wifi is let in" in text_of(run.dialog)

    async def test_another_language_is_spoken_at_once_and_remembered(self, run: Run) -> None:
        run.press("Русский")
        await until(lambda: copy_button(run.dialog).text() == "Скопировать")
        assert run.memory.value("window/language") == "ru"
        assert button(run.dialog, "Русский").isChecked()
        button(run.dialog, "English").click()
        await until(lambda: copy_button(run.dialog).text() == "Copy")

    async def test_trying_it_at_this_computer_leads_to_talk(self, run: Run) -> None:
        run.go_to_device()
        run.press("Try it at this computer")
        assert shown(run.window, TalkPage)
        assert not run.dialog.isVisible()


def copy_button(dialog: FirstRunDialog) -> CopyButton:
    QApplication.processEvents()
    return dialog.findChildren(DeviceStep)[-1].findChildren(CopyButton)[0]  # the one before may be going


class TestKeyboard:
    async def test_enter_and_tab_are_enough(self, run: Run, trials: TrialService) -> None:
        dialog = run.dialog
        run.hub.door = await trials.start()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert "Step 2 of 3" in text_of(dialog)
        field = shown(dialog, QLineEdit)[0]
        assert field.hasFocus() or dialog.focusWidget() is field
        QTest.keyClicks(field, "xai-1")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await until(lambda: "Step 3 of 3" in text_of(dialog))
        run.hub.enrolment.comes(applicant())
        let_in = button(dialog, "Let it in")
        let_in.setFocus()
        QTest.keyClick(let_in, Qt.Key.Key_Space)
        await until(lambda: "Finish" in buttons(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert not dialog.isVisible()

    async def test_escape_skips_it(self, run: Run) -> None:
        QTest.keyClick(run.dialog, Qt.Key.Key_Escape)
        assert not run.dialog.isVisible()
        assert run.memory.value(DONE, type=bool)

    async def test_everything_can_be_reached(self, run: Run) -> None:
        run.go_to_device()
        for control in shown(run.dialog, QAbstractButton):
            assert control.focusPolicy().value & Qt.FocusPolicy.TabFocus.value, control.text()
            assert control.accessibleName() or control.text()


async def test_a_board_on_a_cable_is_flashed_from_here(run: Run) -> None:
    run.go_to_device()
    run.press("It is on USB")
    wizard = QApplication.activeModalWidget()
    assert isinstance(wizard, FlashWizard)
    assert wizard.parent() is run.dialog
    wizard.reject()
    assert QApplication.activeModalWidget() is run.dialog
