"""Settings with which a hub cannot start, or that cannot be read: what the window says, and the way back."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.config import Settings
from hub.errors import EXIT_SETUP, PortInUseError, SettingError
from tests.ui import scripted_hub as script
from tests.ui.desktop_room import until
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.desktop import EXIT_OK, Desktop
from ui.main_window import MainWindow


@pytest.mark.logs("the settings stay as they were")
async def test_settings_that_cannot_be_read_leave_the_next_hub_those_of_before(
    qtbot: QtBot, memory: QSettings, tmp_path: Path
) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    complaints: list[str] = []

    def fail() -> Settings:
        raise SettingError("The settings file cannot be read.")

    desktop = Desktop(Settings(data_dir=tmp_path), window, complaints.append, fail)
    hubs = iter((ScriptedHub(), ScriptedHub()))
    last: list[ScriptedHub] = []

    def make(_settings: Settings) -> ScriptedHub:
        last.append(next(hubs))
        return last[-1]

    run = asyncio.create_task(desktop.run(lambda: make))
    await until(lambda: script.OTA_URL in text_of(window))
    window.restart_wanted.emit()
    await until(lambda: len(last) == 2 and last[1].told == [("start", None)])
    window.close()
    assert await run == EXIT_OK
    assert complaints[0] == "The settings file cannot be read."


class Kept:
    """Settings that worked, and whether they were put back."""

    def __init__(self, fails: SettingError | None = None) -> None:
        self.refused = Path("config.refused.toml")
        self.restored = False
        self._fails = fails

    def differ(self) -> bool:
        return not self.restored

    def restore(self) -> None:
        if self._fails:
            raise self._fails
        self.restored = True


BACK = "Go back to the last settings that worked"


async def test_a_hub_that_cannot_start_goes_back_to_the_settings_that_worked(
    qtbot: QtBot, memory: QSettings, tmp_path: Path
) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    past = Kept()
    desktop = Desktop(Settings(data_dir=tmp_path), window, lambda _text: None, past=past)
    hubs = iter((ScriptedHub(fails=PortInUseError("Port 8000 is in use.")), ScriptedHub()))
    run = asyncio.create_task(desktop.run(lambda: lambda _settings: next(hubs)))
    await until(lambda: "The hub could not start" in text_of(window))
    button(window, BACK).click()
    await until(lambda: script.OTA_URL in text_of(window))
    assert past.restored
    assert "The refused ones are kept in config.refused.toml." in text_of(window)
    window.close()
    assert await run == EXIT_OK


async def test_a_settings_file_that_cannot_be_used_is_told_of_in_the_window_until_it_can(
    qtbot: QtBot, memory: QSettings, tmp_path: Path
) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    past = Kept()
    reads: list[SettingError | Settings] = [
        SettingError("llm.model is wrong, too."),
        Settings(data_dir=tmp_path),
    ]

    def read() -> Settings:
        answer = reads.pop(0) if len(reads) > 1 else reads[0]
        if isinstance(answer, SettingError):
            raise answer
        return answer

    first, hub = SettingError("The setting server.host is not acceptable."), ScriptedHub()
    desktop = Desktop(Settings(data_dir=tmp_path), window, lambda _text: None, read, past, refused=first)
    run = asyncio.create_task(desktop.run(lambda: lambda _settings: hub))
    await until(lambda: "server.host is not acceptable" in text_of(window))
    button(window, "Try again").click()
    await until(lambda: "llm.model is wrong, too." in text_of(window))
    button(window, BACK).click()
    await until(lambda: script.OTA_URL in text_of(window))
    assert past.restored
    window.close()
    assert await run == EXIT_OK


async def test_a_window_without_a_hub_is_closed(qtbot: QtBot, memory: QSettings, tmp_path: Path) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    settings, first = Settings(data_dir=tmp_path), SettingError("The setting server.host is not acceptable.")
    desktop = Desktop(settings, window, lambda _text: None, refused=first)
    run = asyncio.create_task(desktop.run(lambda: lambda _settings: ScriptedHub()))
    await until(lambda: "server.host is not acceptable" in text_of(window))
    button(window, "Close").click()
    assert await run == EXIT_SETUP


async def test_settings_that_cannot_be_put_back_are_told_of(
    qtbot: QtBot, memory: QSettings, tmp_path: Path
) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    past = Kept(SettingError("The file cannot be written."))
    desktop = Desktop(Settings(data_dir=tmp_path), window, lambda _text: None, past=past)
    hub = ScriptedHub(fails=PortInUseError("Port 8000 is in use."))
    run = asyncio.create_task(desktop.run(lambda: lambda _settings: hub))
    await until(lambda: "Port 8000 is in use." in text_of(window))
    button(window, BACK).click()
    await until(lambda: "The file cannot be written." in text_of(window))
    button(window, "Close").click()
    assert await run == EXIT_SETUP
