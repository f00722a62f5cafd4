"""What a device would reach, and whether it really is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hub.web.api.network import Network, Reached
from ui import setting_words
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.held_button import HeldButton
from ui.widgets.text import Text


class NetworkCard(Card):
    """Addresses, names and ports, and a check by the hub itself."""

    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Text(self.tr("What a device reaches"), "heading", wrap=True))
        self._facts = Facts()
        self._listens = ""
        self._only_here = False
        self._check = HeldButton(self.tr("Check"))
        self._check.setAccessibleDescription(self.tr("The hub asks itself by the address for devices."))
        self._check.clicked.connect(self._ask)
        self._result = Text(wrap=True)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(self._check)
        row.addWidget(self._result, 1)
        self.add(self._facts, row)

    def show_network(self, network: Network) -> None:
        """Show how it is now."""
        self._listens = ", ".join(network.listens_on)
        self._only_here = Live(ota_url=network.ota_url).only_here
        name = network.name if network.announced else self.tr("%1, not announced").replace("%1", network.name)
        plain = self._ports(network.http_port, network.ws_port)
        tls = self._ports(network.https_port, network.wss_port)
        show = self._facts.show_fact
        show(self.tr("Address for devices (OTA)"), network.ota_url)
        show(self.tr("Conversation (WebSocket)"), network.ws_url)
        show(self.tr("Name in the network"), name)
        show(self.tr("Addresses of its computer"), ", ".join(network.addresses) or self.tr("none: no network"))
        show(self.tr("Listens on"), self._listens)
        show(self.tr("Ports"), plain)
        show(self.tr("Encrypted (TLS)"), tls or self.tr("no: there is no certificate"))

    def show_reached(self, reached: Reached) -> None:
        """Show what came of the check."""
        self._check.setEnabled(True)
        if reached.took is not None and self._only_here:
            mark(self._result, "role", "problem")
            said = self.tr("It answers, but only this computer reaches it: it listens on %1 alone.")
            self._result.setText(said.replace("%1", self._listens))
            return
        if reached.took is None:
            mark(self._result, "role", "problem")
            self._result.setText(setting_words.reach_problem(reached.error))
            return
        said = self.tr(
            "Reached in %1 ms at %2. If a device does not, look at its Wi-Fi: guest networks keep apart."
        )
        took = f"{reached.took * 1000:.0f}"
        mark(self._result, "role", "muted")
        self._result.setText(said.replace("%1", took).replace("%2", reached.url))

    def show_unchecked(self) -> None:
        """Show that nothing came of it."""
        self._check.setEnabled(True)
        self._result.clear()

    def _ask(self) -> None:
        self._check.setEnabled(False)
        mark(self._result, "role", "muted")
        self._result.setText(self.tr("Checking…"))
        self.check_wanted.emit()

    def _ports(self, http: int, ws: int) -> str:
        if not http:
            return ""
        return self.tr("%1 (check), %2 (conversation)").replace("%1", str(http)).replace("%2", str(ws))
