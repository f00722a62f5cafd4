"""Somebody at the page of devices, as a test needs them."""

from PySide6.QtCore import QSettings

from hub.snapshot import HubSnapshot
from tests.ui import scenes_devices as scene
from tests.ui import scripted_hub as script
from tests.ui.answering import AnsweringBridge
from tests.ui.reading import the
from tests.ui.scripted_hub import ScriptedHub
from ui.live import Live
from ui.presenters.devices import DevicesPresenter
from ui.presenters.presenter import Surroundings
from ui.widgets.devices.device_detail import Part
from ui.widgets.devices.tools_card import ToolsCard

FIRST = "/devices/f4%3A12%3Afa%3A5c%3A08%3A00"
"""Of the device that is in a conversation, in the API."""


class Visit:
    """Somebody at the page of devices, whose hub answers at once."""

    def __init__(self, hub: ScriptedHub, memory: QSettings) -> None:
        self.hub = hub
        self.client = scene.client("en")
        self.memory = memory
        self.live = Live()
        self.said: list[str] = []
        self.presenter = DevicesPresenter(Surroundings(memory))
        self.presenter.noticed.connect(lambda notice: self.said.append(f"{notice.label} {notice.code}".strip()))
        self.bridge = AnsweringBridge(hub, self.client)
        self.presenter.attach(self.bridge)
        self.bridge.pictured.connect(self._picture)
        self.bridge.published.connect(self.presenter.receive)
        self.bridge.open()
        self.page = self.presenter.page
        self.page.resize(860, 640)
        self.page.show()
        self.presenter.enter()
        hub.happen(script.ready())

    def choose(self, place: int = 0) -> "Visit":
        """Look at one of three devices; the first is in a conversation."""
        scene.knows(self.hub, *scene.views("en"))
        self.page.choose(scene.views("en")[place].device_id)
        return self

    def look_at(self, part: Part) -> None:
        self.page.show_part(part)

    def asked(self) -> list[tuple[str, str]]:
        """What was to be done, but for how the device is."""
        told = [(method, path.removeprefix(FIRST)) for method, path, _ in self.client.told]
        return [one for one in told if not one[1].endswith("status")]

    def tool(self, name: str) -> ToolsCard:
        self.look_at(Part.CONTROL)
        card = the(self.page, ToolsCard)
        card._choice.setCurrentIndex(card._choice.findData(name))
        return card

    def _picture(self, snapshot: HubSnapshot) -> None:
        self.live = self.live.pictured(snapshot)
        self.presenter.show_live(self.live)
