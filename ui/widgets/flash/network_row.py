"""One Wi-Fi network: its name, and its password, which is masked and kept nowhere here."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hub.firmware.usb.provisioning import MAX_PASSWORD, MAX_SSID
from ui.theme import UNIT

SHORTEST_PASSWORD: Final = 8
"""Of a network that has one, characters, as the standard has it (WPA2-PSK)."""


class NetworkRow(QWidget):
    """Empty, or a network."""

    changed = Signal()
    removal_wanted = Signal()

    def __init__(self, number: int) -> None:
        """``number`` says which one it is, for a screen reader: 1 is the first."""
        super().__init__()
        self._remembered = False
        self._name = QLineEdit(maxLength=MAX_SSID)
        self._name.setPlaceholderText(self.tr("Name of the network"))
        self._name.textChanged.connect(self._rename)
        self._password = QLineEdit(maxLength=MAX_PASSWORD, echoMode=QLineEdit.EchoMode.Password)
        self._password.textChanged.connect(self.changed)
        self._show = QPushButton(self.tr("Show"), autoDefault=False)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._unmask)
        self._remove = QPushButton("✕", autoDefault=False)
        self._remove.setToolTip(self.tr("Leave this network out"))
        self._remove.clicked.connect(self.removal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for part, share in ((self._name, 1), (self._password, 1), (self._show, 0), (self._remove, 0)):
            row.addWidget(part, share)
        self.show_number(number)
        self._hint()

    def show_number(self, number: int) -> None:
        """Be called by this number."""
        for part, said in (
            (self._name, self.tr("Name of network %1")),
            (self._password, self.tr("Password of network %1")),
            (self._show, self.tr("Show the password of network %1")),
            (self._remove, self.tr("Leave network %1 out")),
        ):
            part.setAccessibleName(said.replace("%1", str(number)))

    def show_remembered(self, ssid: str) -> None:
        """Stand for a network whose password the hub keeps."""
        self._name.setText(ssid)
        self._remembered = True
        self._hint()

    @property
    def network(self) -> dict[str, str] | None:
        """As the API takes it; None while nothing is entered."""
        name = self._name.text()
        return {"ssid": name, "password": self._password.text()} if name else None

    @property
    def remembered(self) -> bool:
        """Whether the password that is used is the one that the hub keeps."""
        return self._remembered and not self._password.text()

    @property
    def problem(self) -> str:
        """What is wrong with what was entered; empty: nothing."""
        name, password = self._name.text(), self._password.text()
        if password and not name:
            return self.tr("A password needs the name of its network.")
        if len(name.encode()) > MAX_SSID:
            return self.tr("The name of a network has at most 32 bytes: 32 letters, or 10 Chinese characters.")
        if password and not SHORTEST_PASSWORD <= len(password.encode()) <= MAX_PASSWORD:
            return self.tr("The password of a Wi-Fi network has 8 to 63 characters.")
        return ""

    def hide_remove(self, *, hidden: bool) -> None:
        """There is no other row."""
        self._remove.setVisible(not hidden)

    def forget(self) -> None:
        """Hold the password no longer."""
        self._password.clear()
        self._show.setChecked(False)

    def forget_remembered(self) -> None:
        """The hub keeps it no longer."""
        self._remembered = False
        self._hint()

    def begin(self) -> None:
        """Have it typed."""
        (self._password if self._name.text() else self._name).setFocus()

    def _rename(self) -> None:
        self._remembered = False
        self._hint()
        self.changed.emit()

    def _hint(self) -> None:
        kept = self._remembered
        self._password.setPlaceholderText(self.tr("Remembered") if kept else self.tr("Password"))

    def _unmask(self, shown: bool) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
