"""Above the page, while a hub elsewhere cannot be asked: why, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from hub.snapshot import Reach
from ui.theme import UNIT, mark
from ui.widgets.text import Text


class ConnectionBar(QFrame):
    """Takes values by ``show_…``, emits what the person wants."""

    again_wanted = Signal()
    token_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        mark(self, "role", "notice")
        mark(self, "kind", "failed")
        self._text = Text(wrap=True)
        self._text.make_selectable()
        self._text.setAccessibleName(self.tr("Connection"))
        self._again = QPushButton(self.tr("Try now"))
        self._again.clicked.connect(self.again_wanted)
        self._token = QPushButton(self.tr("Enter a token…"))
        mark(self._token, "kind", "primary")
        self._token.clicked.connect(self.token_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._text, 1)
        for button in (self._again, self._token):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_address(self, address: str) -> None:
        """Where the hub is looked for; empty: it is in this process, and nothing is ever shown."""
        self._address = address

    def show_reach(self, reach: Reach) -> None:
        """Show whether the hub can be asked."""
        text = self._said(reach).replace("%1", self._address)
        self._text.setText(text)
        self._text.setAccessibleDescription(text)
        self._again.setVisible(reach in (Reach.AWAY, Reach.UNTRUSTED, Reach.NO_HUB))
        self._token.setVisible(reach is Reach.REFUSED)
        self.setVisible(bool(text and self._address))

    def _said(self, reach: Reach) -> str:
        match reach:
            case Reach.AWAY:
                return self.tr(
                    "The hub at %1 cannot be reached. It is tried again by itself; see that it runs, and that "
                    "this computer is on the same network. What is shown here was true before."
                )
            case Reach.UNTRUSTED:
                return self.tr(
                    "The certificate of the hub at %1 is not known to this computer, and nothing was told "
                    "to it. Close this window, and start it with the hub's CA: --ca-file ca.pem."
                )
            case Reach.NO_HUB:
                return self.tr(
                    "What answers at %1 is no hub, or one of another version. Check the address and its port."
                )
            case Reach.REFUSED:
                return self.tr("The hub at %1 shows itself only to those who have a token.")
            case _:
                return ""
