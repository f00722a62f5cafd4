"""The first run: its steps, its keyboard, and how far it is from there to a first answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
from aiohttp import web
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.errors import DataFolderError
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.instant_hub import engines
from tests.ui.reading import button, buttons, shown, text_of, the
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.first_run import FirstRunDialog
from ui.first_run import DONE, FirstRun, FirstRunWhenDue, open_first_run
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages.talk import TalkPage
from ui.widgets.copy_button import CopyButton
from ui.widgets.first_run.device_step import DeviceStep
from ui.widgets.first_run.house_step import HouseStep
from ui.widgets.qr_code import QrCode

__all__ = ["engines"]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.005)


class TrialService:
    """What a hub answers that is asked to try a key: ``error`` is what came of it."""

    def __init__(self) -> None:
        self.error = ""
        self.told: list[object] = []

    async def start(self) -> ApiDoor:
        app = web.Application()
        app.router.add_post("/api/v1/llm/test", self._try)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return ApiDoor(f"http://127.0.0.1:{self._runner.addresses[0][1]}", "t")

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _try(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        return web.json_response({"first_word_s": None if self.error else 0.4, "error": self.error})


@pytest.fixture
async def trials() -> AsyncIterator[TrialService]:
    service = TrialService()
    yield service
    await service.stop()


class Run:
    """A window over a scripted hub, and the dialog over both."""

    def __init__(self, desk: Desk, memory: QSettings) -> None:
        self.hub, self.bridge, self.window, self.memory = desk.hub, desk.bridge, desk.window, memory
        self.hub.happen(script.ready(), *script.all_engines(), script.no_key())
        self.dialog = open_first_run(self.window, self.bridge, memory, self.window.go)

    def press(self, text: str) -> None:
        button(self.dialog, text).click()

    def go_to_device(self) -> DeviceStep:
        self.press("Next")
        self.press("Later, offline skills only")
        return the(self.dialog, DeviceStep)


@pytest.fixture
async def run(open_desk: Callable[..., Desk], memory: QSettings) -> AsyncIterator[Run]:
    made = Run(open_desk(ScriptedHub()), memory)
    yield made
    await made.bridge.close()


class TestWhenItIsDue:
    async def test_it_opens_once_over_a_hub_that_was_never_set_up(
        self, qtbot: QtBot, memory: QSettings
    ) -> None:
        window = MainWindow(memory)
        qtbot.addWidget(window)
        FirstRunWhenDue(window, memory)
        hub = ScriptedHub()
        window.attach(HubBridge(hub))
        window.show()
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
        self, qtbot: QtBot, memory: QSettings, before: str
    ) -> None:
        window = MainWindow(memory)
        qtbot.addWidget(window)
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

    async def test_a_key_is_tried_and_kept_before_it_goes_on(self, run: Run, trials: TrialService) -> None:
        run.press("Next")
        QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
        run.hub.door = await trials.start()
        run.press("Save key")
        await until(lambda: "Step 3 of 3" in text_of(run.dialog))
        assert trials.told == [{"service": "first", "api_key": "xai-123"}]
        assert ("key", "xai-123") in run.hub.told
        run.press("Back")
        assert "A key is kept now in a file that only you can read" in text_of(run.dialog)
        assert shown(run.dialog, QLineEdit)[0].text() == ""

    async def test_a_key_that_the_service_refuses_is_not_kept(self, run: Run, trials: TrialService) -> None:
        trials.error = "llm.key_refused"
        run.hub.door = await trials.start()
        run.press("Next")
        QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "wrong-key-123")
        run.press("Save key")
        await until(lambda: "does not accept the key" in text_of(run.dialog))
        assert "Step 2 of 3" in text_of(run.dialog)
        assert "Keep it anyway" not in buttons(run.dialog)
        assert not any(command == "key" for command, _ in run.hub.told)
        assert shown(run.dialog, QLineEdit)[0].text() == "wrong-key-123"

    @pytest.mark.parametrize("error", ["llm.down", "llm.quota"])
    async def test_without_internet_or_credit_a_key_can_be_kept_anyway(
        self, run: Run, trials: TrialService, error: str
    ) -> None:
        trials.error = error
        run.hub.door = await trials.start()
        run.press("Next")
        QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
        run.press("Save key")
        await until(lambda: "The key could not be tested." in text_of(run.dialog))
        run.press("Keep it anyway")
        await until(lambda: "Step 3 of 3" in text_of(run.dialog))
        assert ("key", "xai-123") in run.hub.told

    async def test_other_news_is_not_taken_for_the_key_s_while_it_is_tried(self, run: Run) -> None:
        run.press("Next")
        QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
        run.dialog._go_on()
        run.bridge.noticed.emit(Notice(NoticeKind.FAILED, "Naming the device", "hub.away"))
        run.bridge.key_changed.emit("file")
        assert "Step 2 of 3" in text_of(run.dialog)
        assert not button(run.dialog, "Testing the key…").isEnabled()

    @pytest.mark.logs("a command failed")
    async def test_a_key_that_could_not_be_kept_is_told_of_and_it_stays_there(
        self, run: Run, trials: TrialService
    ) -> None:
        run.hub.door = await trials.start()
        run.hub.fails = DataFolderError("no")
        run.press("Next")
        QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
        run.press("Save key")
        await until(lambda: "cannot write to its data folder" in text_of(run.dialog))
        assert "Step 2 of 3" in text_of(run.dialog)

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


class TestName:
    @pytest.fixture
    def step(self, qtbot: QtBot) -> HouseStep:
        step = HouseStep("en")
        qtbot.addWidget(step)
        step.show()
        return step

    def test_it_is_asked_for_only_where_it_can_be_changed(self, step: HouseStep) -> None:
        assert not shown(step, QLineEdit)
        step.show_name("xiaozhi-hub")
        assert shown(step, QLineEdit)[0].text() == "xiaozhi-hub"

    @pytest.mark.parametrize(
        ("typed", "acceptable", "wanted"),
        [
            ("kitchen-hub", True, "kitchen-hub"),
            ("Kitchen Hub", False, "Kitchen Hub"),
            ("-hub", False, "-hub"),
            ("", True, ""),
        ],
    )
    def test_a_bad_one_is_refused_at_the_field(
        self, step: HouseStep, typed: str, acceptable: bool, wanted: str
    ) -> None:
        step.show_name("xiaozhi-hub")
        shown(step, QLineEdit)[0].setText(typed)
        assert (step.acceptable, step.name) == (acceptable, wanted)
        assert ("Small letters" in text_of(step)) is not acceptable


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


class SettingsService:
    """What a hub answers that lets its settings be changed, and what it was told."""

    def __init__(self, **facts: object) -> None:
        self.facts = {"name": "discovery.name", "value": "xiaozhi-hub", "wanted": "xiaozhi-hub", **facts}
        self.told: list[object] = []

    async def start(self) -> ApiDoor:
        app = web.Application()
        app.router.add_get("/api/v1/settings", self._get)
        app.router.add_patch("/api/v1/settings", self._patch)
        app.router.add_patch("/api/v1/devices/{device_id}", self._patch)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return ApiDoor(f"http://127.0.0.1:{self._runner.addresses[0][1]}", "t")

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _get(self, _request: web.Request) -> web.Response:
        return web.json_response({"settings": [self.facts]})

    async def _patch(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        return web.json_response({})


class TestNameOfTheHub:
    async def test_a_new_one_is_written_and_speakers_are_given_an_address_that_stays(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scanned: list[str] = []
        monkeypatch.setattr(QrCode, "show_text", lambda _code, text: scanned.append(text))
        run.hub.picture = replace(run.hub.picture, name="xiaozhi-hub.local", mdns=True)
        service = SettingsService(writable=True, source="default")
        run.hub.door = await service.start()
        run.dialog.reject()
        dialog = open_first_run(run.window, run.bridge, run.memory, run.window.go)
        await until(lambda: bool(shown(dialog, QLineEdit)))
        assert "xiaozhi-hub.local" in scanned[-1]
        field = shown(dialog, QLineEdit)[0]
        field.setText("Kitchen")
        assert not button(dialog, "Next").isEnabled()
        field.setText("kitchen")
        button(dialog, "Next").click()
        await until(lambda: bool(service.told))
        assert service.told == [{"values": {"discovery.name": "kitchen"}}]
        run.hub.picture = replace(run.hub.picture, renamed=True)
        run.bridge.refresh()
        assert scanned[-1] == script.OTA_URL
        await service.stop()

    @pytest.mark.parametrize(
        "facts", [{}, {"writable": False}, {"writable": True, "source": "environment"}], ids=str
    )
    async def test_it_is_not_asked_for_where_it_cannot_be_changed(
        self, run: Run, facts: dict[str, object]
    ) -> None:
        service = SettingsService(**facts)
        run.hub.door = await service.start()
        run.dialog.reject()
        first = FirstRun(run.window, run.bridge, run.memory, run.window.go)
        first.dialog.open()
        first.ask_name()
        assert first._asking is not None
        await first._asking
        assert not shown(first.dialog, QLineEdit)
        first.dialog.reject()
        await service.stop()
