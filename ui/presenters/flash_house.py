"""Third step of the flashing wizard: the networks that the hub remembers, and where boards find it."""

from PySide6.QtCore import QObject

from hub.web.api.usb_forms import HubAddresses, RememberedNetworks
from ui.bridge import HubBridge
from ui.late import WhileThere
from ui.widgets.flash.setup_step import SetupStep


class HouseTelling(QObject):
    """Passwords that the hub remembers stay with it."""

    def __init__(self, step: SetupStep, bridge: HubBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._bridge = bridge
        self._while_there = WhileThere(self)
        step.networks.forget_wanted.connect(self._forget)

    def begin(self) -> None:
        """Read both."""
        self._bridge.ask(
            lambda client: client.get("/usb/wifi", RememberedNetworks),
            self._while_there(self._show_networks),
            self.tr("Reading the remembered networks"),
        )
        self._bridge.ask(
            lambda client: client.get("/usb/addresses", HubAddresses),
            self._while_there(lambda told: self._step.show_addresses(told.addresses)),
            self.tr("Reading the addresses of the hub"),
        )

    def _show_networks(self, told: RememberedNetworks) -> None:
        self._step.networks.show_remembered([one.ssid for one in told.remembered])

    def _forget(self) -> None:
        self._bridge.ask(
            lambda client: client.do("DELETE", "/usb/wifi"),
            self._while_there(lambda _: self._step.networks.show_remembered(())),
            self.tr("Forgetting the networks"),
        )
