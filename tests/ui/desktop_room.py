"""A desktop over scripted hubs, on a plain event loop."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from hub.config import Settings
from tests.ui.scripted_hub import ScriptedHub
from ui.desktop import Desktop
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
