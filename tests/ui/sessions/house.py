"""A window before a real hub's API, with its store in a folder of the test's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hub.client.door import ApiDoor
from hub.storage.tokens import Scope
from tests.ui.scripted_hub import ScriptedHub
from tests.web.api.conftest import House, opened
from ui.bridge import HubBridge
from ui.main_window import MainWindow

ROUNDS = 20
"""Of Qt's loop, in each of which a list takes some more of what it was given."""


@dataclass
class RealHub:
    """The window, and what is behind it; ``hub`` is what it sees of it besides the API."""

    house: House
    hub: ScriptedHub
    bridge: HubBridge
    window: MainWindow

    async def answered(self) -> None:
        """Return once nothing that the window asked is on its way, and Qt has done what is due."""
        while True:
            for _ in range(ROUNDS):
                QApplication.processEvents()
                await asyncio.sleep(0)  # one round is one callback of the loop's, and none takes long
            if not self.bridge._tasks:
                return
            await asyncio.wait(set(self.bridge._tasks))


@asynccontextmanager
async def looking_at(folder: Path, window: MainWindow) -> AsyncIterator[RealHub]:
    """``window``, which is closed in the end, shows the hub whose files are in ``folder``."""
    async with opened(folder) as house:
        hub = ScriptedHub()
        hub.bus = house.hub.bus
        hub.door = ApiDoor(house.url, house.tokens[Scope.ADMIN])
        bridge = HubBridge(hub)
        window.attach(bridge)
        real = RealHub(house, hub, bridge, window)
        yield real
        await real.answered()
        window.close()
        await bridge.close()
        window.deleteLater()
