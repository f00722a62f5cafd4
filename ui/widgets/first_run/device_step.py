"""Third step: the first device, which is in the Wi-Fi. It is waited for, and let in with one click."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hub.snapshot import DeviceView
from ui.live import Live
from ui.tab_order import put_behind
from ui.theme import UNIT, mark
from ui.widgets.address_card import only_here
from ui.widgets.copy_button import CopyButton
from ui.widgets.first_run.causes import Causes
from ui.widgets.first_run.firewall import commands
from ui.widgets.qr_code import QrCode
from ui.widgets.text import Text
from ui.widgets.waiting_list import WaitingList

if TYPE_CHECKING:
    from ui.widgets.devices.names_card import NamesCard

PATIENCE_S: Final = 60.0
"""After so long without a device it is said what may be wrong, seconds: set up, one restarts within 20."""

TICK_MS: Final = 1_000
QR_SIDE: Final = 17 * UNIT + 12
"""148 px, as on the Home page: 4 px to a module."""


class DeviceStep(QWidget):
    """Shows where the hub is, and who comes."""

    approve_wanted = Signal(str)  # a code
    reject_wanted = Signal(str)  # a code
    block_wanted = Signal(str)  # a device's id
    names_wanted = Signal(str, str, str)  # a device's id, its name and its room
    usb_wanted = Signal()  # it is on a cable, and is to be flashed
    changed = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is in seconds."""
        super().__init__()
        self._now = now
        self._since: float | None = None
        self._live = Live()
        self._before: frozenset[str] | None = None  # who was let in when it was begun
        self._qr = QrCode(QR_SIDE)
        self._url = Text(role="address", wrap=True)
        self._url.make_selectable()
        self._url.setAccessibleName(self.tr("Address for devices"))
        self._copy = CopyButton(self.tr("Copy the address for devices"), "primary")
        self._copy.setAutoDefault(False)
        self._usb = QPushButton(self.tr("It is on USB"), autoDefault=False)
        self._usb.clicked.connect(self.usb_wanted)
        self._state = Text(role="state", wrap=True)
        self._steps = self._make_steps()
        self._waiting = WaitingList()
        self._waiting.approve_wanted.connect(self.approve_wanted)
        self._waiting.reject_wanted.connect(self.reject_wanted)
        self._waiting.block_wanted.connect(self.block_wanted)
        self._causes = Causes()
        self._names: NamesCard | None = None
        self._said = self._make_done()
        self._body = QStackedWidget()
        for part in (self._steps, self._waiting, self._causes, self._said):
            self._body.addWidget(part)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self._lay_out()

    @property
    def done(self) -> bool:
        """Whether a device was let in since it was begun."""
        return bool(self._newcomers)

    @property
    def _newcomers(self) -> list[DeviceView]:
        return [device for device in self._live.let_in if device.device_id not in (self._before or ())]

    def begin(self) -> None:
        """Count from now, unless it is counted already."""
        if self._since is None:
            self._since = self._now()
            self._before = frozenset(device.device_id for device in self._live.let_in)
            self._ticking.start()
        self.tick()

    def show_live(self, live: Live, ws_port: int) -> None:
        """Show the hub as it is now; ``ws_port`` is where devices talk."""
        self._live = live
        url = live.ota_url
        self._qr.show_text("" if live.only_here else live.local_url or url)
        self._url.setText(url)
        self._copy.set_text_to_copy(url)
        self._causes.show_commands(commands(urlsplit(url).port or 80, ws_port) if url else ())
        self._waiting.show_devices(live.waiting, live.devices)
        put_behind(self._usb, self._body)
        self.tick()
        self.changed.emit()

    def tick(self) -> None:
        """Show what is so by now."""
        waited = self._now() - self._since if self._since is not None else 0.0
        if self.done:
            self._show(self._said, "good", self.tr("It is in"))
            self._name_device()
        elif self._live.waiting:
            self._show(
                self._waiting, "warn", self.tr("Is it yours? Compare the code with the one that it says.")
            )
        elif not self._live.ota_url:
            self._show(self._steps, "busy", self.tr("One moment: the hub is starting."))
        elif self._live.only_here:
            self._show(self._steps, "warn", only_here())
        elif waited >= PATIENCE_S:
            self._show(self._causes, "warn", self._waiting_since(waited))
        else:
            self._show(self._steps, "busy", self._waiting_since(waited))

    def _show(self, part: QWidget, mood: str, text: str) -> None:
        self._body.setCurrentWidget(part)
        mark(self._state, "mood", mood)
        self._state.setText(text)

    def _waiting_since(self, waited: float) -> str:
        time = f"{int(waited) // 60}:{int(waited) % 60:02}"
        return self.tr("Waiting for the device… %1").replace("%1", time)

    def _name_device(self) -> None:
        device = self._newcomers[-1]
        name = device.name or device.board or device.device_id
        said = self.tr("%1 is let in. Wake it, and ask: “What time is it?” No key is needed for that.")
        self._done.setText(said.replace("%1", name))
        if self._names is None:  # what it needs is loaded by now
            from ui.widgets.devices.names_card import NamesCard

            self._names = NamesCard()
            self._names.names_wanted.connect(self._want_names)
            self._naming.addWidget(self._names)
            put_behind(self._usb, self._names)
        self._names.show_names(device.name, device.room)
        self._names.show_rooms(sorted({one.room for one in self._live.devices.values() if one.room}))

    def finish(self) -> None:
        """Hand on a name that was typed and not saved."""
        if self._names is not None:
            self._names.send()

    def _want_names(self, name: str, room: str) -> None:
        self.names_wanted.emit(self._newcomers[-1].device_id, name, room)

    def _make_done(self) -> QWidget:
        self._done = Text(wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._done)
        self._naming = QVBoxLayout()
        column.addLayout(self._naming)
        column.addStretch(1)
        return inside

    def _make_steps(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for number, text in enumerate(
            (
                self.tr("Copy this address, or scan it with the phone, before joining the speaker's Wi-Fi."),
                self.tr(
                    "Switch the device on, and join with the phone the Wi-Fi that it opens: "
                    "its name begins with “Xiaozhi”."
                ),
                self.tr(
                    "On the page that opens (or at http://192.168.4.1) choose “Advanced”, and paste the "
                    "address as OTA URL. Then choose your own Wi-Fi, and save."
                ),
            ),
            1,
        ):
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            row.addWidget(Text(f"{number}."), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(text, wrap=True), 1)
            column.addLayout(row)
        column.addStretch(1)
        return inside

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(UNIT)
        side.addWidget(Text(self.tr("I have one on my Wi-Fi"), "strong", wrap=True))
        side.addWidget(self._url)
        copying = QHBoxLayout()
        copying.setSpacing(UNIT)
        copying.addWidget(self._copy)
        copying.addWidget(self._usb)
        copying.addStretch(1)
        side.addLayout(copying)
        side.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(self._qr)
        top.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addSpacing(UNIT // 2)
        column.addWidget(self._state)
        column.addWidget(self._body, 1)
