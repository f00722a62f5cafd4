"""From the first picture to the hub's end, on a plain event loop: nothing here needs Qt's own to run."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.config import Settings
from hub.errors import EXIT_SETUP, PortInUseError, SettingError
from tests.ui import scripted_hub as script
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge
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
