"""The wizard over a hub that answers from a script."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hub.errors import HubError
from hub.events import FlashChanged, FlashState
from hub.web.api.firmware_forms import Image, ImageList
from hub.web.api.usb_forms import (
    Board,
    Flash,
    Flashes,
    FlashTrouble,
    HubAddresses,
    Probed,
    RememberedNetwork,
    RememberedNetworks,
    UsbPort,
    UsbPorts,
)
from tests.ui import scripted_hub as script
from tests.ui.answering import AnsweringBridge, ScriptedClient
from tests.ui.flashing import samples
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.dialogs.flash_wizard import FlashWizard
from ui.presenters.flashing import Flashing

FLASH = ("GET", "/usb/flashes")


class Desk:
    """The wizard, and the hub behind it. ``now`` is what its clock says, seconds."""

    def __init__(self, parent: QWidget, elsewhere: bool = False) -> None:
        self.parent = parent  # Qt keeps it only as long as somebody holds it
        self.now = 0.0
        self.hub = ScriptedHub()
        self.client = ScriptedClient({})
        self.bridge = AnsweringBridge(self.hub, self.client)
        self.bridge.open()
        self.hub.happen(script.ready())
        self.has_ports()
        self.has_flashes()
        self.has_images(*samples.LIBRARY)
        self.client.answers["GET", "/usb/wifi"] = RememberedNetworks(remembered=())
        self.client.answers["GET", "/usb/addresses"] = HubAddresses(addresses=samples.ADDRESSES)
        self.run = Flashing(parent, self.bridge, lambda: self.now, elsewhere=elsewhere)

    @property
    def dialog(self) -> FlashWizard:
        return self.run.dialog

    @property
    def said(self) -> str:
        return text_of(self.dialog)

    def open(self) -> None:
        self.dialog.open()
        self.run.begin()

    def has_ports(self, *ports: UsbPort) -> None:
        self.client.answers["GET", "/usb/ports"] = UsbPorts(ports=ports)

    def has_flashes(self, *flashes: Flash) -> None:
        self.client.answers["GET", "/usb/flashes"] = Flashes(flashes=flashes)

    def has_images(self, *images: Image) -> None:
        self.client.answers["GET", "/firmware"] = ImageList(images=images)

    def remembers(self, *names: str) -> None:
        kept = tuple(RememberedNetwork(ssid=name) for name in names)
        self.client.answers["GET", "/usb/wifi"] = RememberedNetworks(remembered=kept)

    def says(self, what: Board | FlashTrouble | HubError, port_id: str = "p0") -> None:
        told: Any = what
        if isinstance(what, Board):
            told = Probed(board=what, problem=None)
        elif isinstance(what, FlashTrouble):
            told = Probed(board=None, problem=what)
        self.client.answers["POST", f"/usb/ports/{port_id}/probe"] = told

    def changes(self, *ports: UsbPort) -> None:
        """Ports came or went, and the wizard has read them anew."""
        self.has_ports(*ports)
        self.run._finding.read()

    def press(self, text: str) -> None:
        button(self.dialog, text).click()

    def probes(self) -> list[str]:
        return [path for _, path, _ in self.client.told if path.endswith("/probe")]

    def goes_on(self, flash: Flash) -> None:
        """The hub tells that this flash went on, and the wizard has read how."""
        self.has_flashes(flash)
        ended = FlashState.DONE if flash.ended_at else flash.state
        self.bridge.published.emit(FlashChanged(flash_id=flash.flash_id, state=ended))
        self.run._job.read()

    def chooses_all(self) -> None:
        """Come as far as the button, with one network."""
        self.has_ports(samples.port())
        self.says(samples.S3)
        self.open()
        self.press("Next")
        self.dialog.image.choose(samples.LIBRARY[2].image_id)
        self.press("Next")

    def begins(self, flash: Flash | None = None) -> None:
        """Press the button; ``flash`` is what the hub begins."""
        begun = flash or samples.flash(FlashState.WAITING)
        self.client.answers["POST", "/usb/flashes"] = begun
        self.has_flashes(begun)
        self.press("Write")

    def order(self) -> Any:
        """What the hub was asked to do last."""
        begun = ("POST", "/usb/flashes")
        return next(body for method, path, body in reversed(self.client.told) if (method, path) == begun)


@pytest.fixture
def make_flash_desk(qtbot: QtBot) -> Callable[..., Desk]:
    def make(**more: Any) -> Desk:
        parent = QWidget()
        qtbot.addWidget(parent)
        parent.show()
        return Desk(parent, **more)

    return make


@pytest.fixture
def flash_desk(make_flash_desk: Callable[..., Desk]) -> Desk:
    return make_flash_desk()
