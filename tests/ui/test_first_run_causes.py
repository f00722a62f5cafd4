"""Why a first device may not come: what is said about it, and when."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.reading import buttons, shown, text_of
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from ui.live import Live
from ui.widgets.first_run.causes import Causes
from ui.widgets.first_run.device_step import PATIENCE_S, DeviceStep
from ui.widgets.first_run.firewall import commands


class TestCauses:
    @pytest.fixture
    def clock(self) -> list[float]:
        return [100.0]

    @pytest.fixture
    def step(self, qtbot: QtBot, clock: list[float]) -> DeviceStep:
        step = DeviceStep(lambda: clock[0])
        qtbot.addWidget(step)
        step.resize(620, 400)
        step.show()
        desk = ScriptedHub()
        desk.happen(script.ready())
        step.show_live(Live().pictured(desk.picture), 8000)
        step.begin()
        return step

    def test_they_are_told_after_a_minute(self, step: DeviceStep, clock: list[float]) -> None:
        assert "Waiting for the device… 0:00" in text_of(step)
        clock[0] += PATIENCE_S - 1
        step.tick()
        assert not shown(step, Causes)
        clock[0] += 1
        step.tick()
        said = text_of(step)
        for cause in ("same Wi-Fi", "guest isolation", "firewall", "VPN", "“OTA URL” is under “Advanced”"):
            assert cause in said
        assert "Copy this address before joining the speaker's Wi-Fi" in said
        assert "Silent since the hub was off? Press its button, or restart it." in said
        assert "Waiting for the device… 1:00" in said

    def test_a_device_that_comes_takes_their_place(self, step: DeviceStep, clock: list[float]) -> None:
        clock[0] += PATIENCE_S
        step.tick()
        hub = ScriptedHub()
        hub.happen(script.ready())
        hub.enrolment.comes(applicant())
        step.show_live(Live().pictured(hub.snapshot()), 8000)
        assert not shown(step, Causes)
        assert "Let it in" in buttons(step)

    @pytest.mark.parametrize(
        ("system", "where", "parts"),
        [
            ("linux", ["ufw", "firewalld"], ["8000,8003/tcp", "--add-port=8003/tcp", "5353/udp"]),
            ("win32", ["PowerShell"], ["-LocalPort 8000,8003", "-Profile Private", "-LocalPort 5353"]),
            ("darwin", ["macOS"], ['--add "/usr', "--unblockapp"]),
        ],
    )
    def test_the_firewall_is_opened_by_a_command_of_the_system(
        self, system: str, where: list[str], parts: list[str]
    ) -> None:
        told = commands(8003, 8000, system, "/usr/bin/env")
        assert [command.where for command in told] == where
        whole = "\n".join(command.text for command in told)
        for part in parts:
            assert part in whole
