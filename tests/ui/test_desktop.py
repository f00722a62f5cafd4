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
from tests.ui.desktop_room import Room, room, until
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge
from ui.desktop import EXIT_FAULT, EXIT_OK, Desktop
from ui.main_window import MainWindow

__all__ = ["room"]


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


async def test_what_no_first_picture_needs_is_loaded_once_the_hub_has_started(room: Room) -> None:
    hub = ScriptedHub()
    told: list[object] = []
    loaded = asyncio.Event()
    loop = asyncio.get_running_loop()

    def load_rest() -> None:
        told.extend(hub.told)
        loop.call_soon_threadsafe(loaded.set)

    run = asyncio.create_task(room.desktop.run(lambda: lambda _settings: hub, load_rest=load_rest))
    await loaded.wait()
    room.window.close()
    assert await run == EXIT_OK
    assert told == [("start", None)]


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


async def test_a_restart_takes_another_hub_with_the_settings_of_now(
    qtbot: QtBot, memory: QSettings, tmp_path: Path
) -> None:
    window = MainWindow(memory)
    qtbot.addWidget(window)
    given: list[Settings] = []
    hubs = [ScriptedHub(), ScriptedHub()]
    later = Settings(data_dir=tmp_path, log_level="WARNING")

    def make(settings: Settings) -> ScriptedHub:
        given.append(settings)
        return hubs[len(given) - 1]

    forgotten: list[int] = []
    desktop = Desktop(
        Settings(data_dir=tmp_path),
        window,
        lambda _text: None,
        lambda: later,
        forget=lambda: forgotten.append(len(given)),
    )
    run = asyncio.create_task(desktop.run(lambda: make))
    await until(lambda: script.OTA_URL in text_of(window))
    window.restart_wanted.emit()
    await until(lambda: hubs[1].told == [("start", None)])
    assert hubs[0].told == [("start", None), ("stop", None)]
    assert window.isVisible()
    assert forgotten == [2]  # of the second only, and when it is the one that is shown
    window.close()
    assert await run == EXIT_OK
    assert [one.log_level for one in given] == ["INFO", "WARNING"]


@pytest.mark.logs("the hub did not stop in order")
async def test_a_fault_while_the_hub_stops_leaves_nothing_of_the_bridge(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[HubBridge] = []

    async def close(bridge: HubBridge) -> None:
        closed.append(bridge)

    monkeypatch.setattr(HubBridge, "close", close)
    hub, after = ScriptedHub(), ScriptedHub()
    monkeypatch.setattr(hub, "stop", fails)
    run = room.start(hub, after)
    await until(lambda: script.OTA_URL in text_of(room.window))
    room.window.restart_wanted.emit()
    await until(lambda: len(closed) == 1)
    assert room.desktop.threads_ended is False
    await until(lambda: ("start", None) in after.told)
    room.window.close()
    assert await run == EXIT_OK
    assert len(closed) == 2


async def fails() -> None:
    raise RuntimeError("a part could not be closed")
