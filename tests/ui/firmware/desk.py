"""The Firmware page on a hub's real API, as the tests of its presenters need it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hub.client.door import ApiDoor
from hub.snapshot import HubSnapshot
from tests.ui import scripted_hub as script
from tests.ui.reading import button, buttons, text_of
from tests.ui.scripted_hub import ScriptedHub
from tests.web.api.conftest import House
from ui.bridge import HubBridge, Notice
from ui.live import Live
from ui.presenters.firmware import FirmwarePresenter
from ui.presenters.presenter import Surroundings


class HouseHub(ScriptedHub):
    """A hub whose devices are the real registry's, and whose API is real."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.bus = house.hub.bus
        self.door = ApiDoor(house.url, house.access.local())
        self.happen(script.ready())

    def snapshot(self) -> HubSnapshot:
        return replace(super().snapshot(), devices=self._house.registry.views())


@dataclass
class Desk:
    """The page and what is behind it."""

    house: House
    hub: HouseHub
    bridge: HubBridge
    around: Surroundings
    presenter: FirmwarePresenter
    notices: list[Notice]
    folder: Path

    @property
    def said(self) -> str:
        return text_of(self.presenter.page)

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def give(self, *files: Path) -> None:
        self.presenter.take_files(list(files))

    def press(self, what: str) -> None:
        button(self.presenter.page, what).click()

    async def keep(self, name: str, content: bytes) -> None:
        """Add an image to the library."""
        self.give(self.file(name, content))
        await until(lambda: "Keep it" in buttons(self.presenter.page))
        self.press("Keep it")
        kept = len(self.presenter.page.list.rows.images()) + 1
        await until(lambda: len(self.presenter.page.list.rows.images()) == kept)

    def picture(self, snapshot: HubSnapshot) -> None:
        self.presenter.show_live(Live().pictured(snapshot))


async def until(true: Callable[[], object]) -> None:
    """Let the window and the hub work until it is so."""
    async with asyncio.timeout(20):
        while not true():
            QApplication.processEvents()
            await asyncio.sleep(0)


@asynccontextmanager
async def desk_in(house: House, folder: Path, presenter: FirmwarePresenter) -> AsyncIterator[Desk]:
    """The page, looked at, in that house."""
    hub = HouseHub(house)
    bridge = HubBridge(hub)
    desk = Desk(house, hub, bridge, presenter.around, presenter, [], folder)
    presenter.noticed.connect(desk.notices.append)
    bridge.noticed.connect(desk.notices.append)
    presenter.attach(bridge)
    bridge.pictured.connect(desk.picture)
    bridge.published.connect(presenter.receive)
    bridge.open()
    presenter.enter()
    await until(lambda: "No firmware yet" in desk.said)
    yield desk
    presenter.leave()
    await bridge.close()
