"""The first run's name of the hub: asked for where it can be changed, and written."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.first_run_desk import Run, SettingsService, run, until
from tests.ui.reading import button, shown, text_of
from ui.first_run import FirstRun, open_first_run
from ui.widgets.first_run.house_step import HouseStep
from ui.widgets.qr_code import QrCode

__all__ = ["run"]


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
