"""From the first picture to the hub's end, on a plain event loop: nothing here needs Qt's own to run."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.config import Settings
from hub.errors import EXIT_SETUP, PortInUseError
from tests.ui import scripted_hub as script
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.desktop import EXIT_FAULT, EXIT_OK, Desktop
from ui.main_window import MainWindow


class Room:
    """A desktop, its window, the hubs that it will make, and what it complained of."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.hubs: list[ScriptedHub] = []
        self.complaints: list[str] = []
        self.desktop = Desktop(Settings(data_dir=folder), window, self.complaints.append)
        self._made = 0

    def start(self, *hubs: ScriptedHub) -> asyncio.Task[int]:
        waiting = iter(hubs)
        return asyncio.create_task(self.desktop.run(lambda: lambda _settings: next(waiting)))


@pytest.fixture
def room(qtbot: QtBot, memory: QSettings, tmp_path: Path) -> Room:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    return Room(window, tmp_path)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0)


async def test_closing_the_window_stops_the_hub(room: Room) -> None:
    hub = ScriptedHub()
    run = room.start(hub)
    await until(lambda: script.OTA_URL in text_of(room.window))
    room.window.close()
    assert await run == EXIT_OK
    assert hub.told == [("start", None), ("stop", None)]


async def test_the_window_is_there_before_the_hub(room: Room) -> None:
    seen: list[bool] = []

    def load() -> Callable[[Settings], ScriptedHub]:
        seen.append(room.window.isVisible())
        return lambda _settings: ScriptedHub()

    run = asyncio.create_task(room.desktop.run(load))
    await until(lambda: script.OTA_URL in text_of(room.window))
    room.window.close()
    await run
    assert seen == [True]


async def test_a_hub_that_cannot_start_is_explained_and_ends_with_2(room: Room) -> None:
    hub = ScriptedHub(fails=PortInUseError("Port 8003 is in use."))
    run = room.start(hub)
    await until(lambda: "The hub could not start" in text_of(room.window))
    assert room.complaints == ["Port 8003 is in use."]
    button(room.window, "Close").click()
    assert await run == EXIT_SETUP
    assert hub.told[-1] == ("stop", None)


async def test_trying_again_takes_a_new_hub(room: Room) -> None:
    run = room.start(ScriptedHub(fails=PortInUseError("Port 8003 is in use.")), ScriptedHub())
    await until(lambda: "The hub could not start" in text_of(room.window))
    button(room.window, "Try again").click()
    await until(lambda: script.OTA_URL in text_of(room.window))
    room.window.close()
    assert await run == EXIT_OK


async def test_closing_during_the_start_ends_the_start(room: Room) -> None:
    class SlowHub(ScriptedHub):
        async def start(self) -> None:
            self.told.append(("start", None))
            await asyncio.Event().wait()

    hub = SlowHub()
    run = room.start(hub)
    await until(lambda: hub.told == [("start", None)])
    room.window.close()
    assert await run == EXIT_OK
    assert hub.told == [("start", None), ("stop", None)]


@pytest.mark.logs("the hub failed")
async def test_a_fault_is_shown_and_ends_with_1(room: Room) -> None:
    run = room.start(ScriptedHub(fails=ZeroDivisionError()))
    await until(lambda: "Something unexpected happened." in text_of(room.window))
    room.window.close()
    assert await run == EXIT_FAULT


@pytest.mark.logs("did not stop in time")
async def test_a_hub_that_does_not_stop_is_left_behind(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    class StuckHub(ScriptedHub):
        async def stop(self) -> None:
            await asyncio.Event().wait()

    monkeypatch.setattr("ui.desktop.STOP_S", 0.01)
    run = room.start(StuckHub())
    await until(lambda: script.OTA_URL in text_of(room.window))
    room.window.close()
    assert await run == EXIT_OK
