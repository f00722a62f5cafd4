"""Devices: who waits to come in, all of them, and what can be seen and done about one."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hub.web.api.devices import Device
from hub.web.api.kept import Turns
from hub.web.api.persona_forms import PersonaList
from hub.web.api.tools import DeviceToolList, ToolAnswer
from ui.live import Live
from ui.theme import UNIT
from ui.widgets.devices.device_detail import DeviceDetail, Part
from ui.widgets.devices.device_list import DeviceList
from ui.widgets.devices.firmware_card import FirmwareCard
from ui.widgets.devices.no_devices import NoDevices
from ui.widgets.devices.presence import DeviceRow, rows_of
from ui.widgets.devices.status import DeviceStatus
from ui.widgets.text import Text
from ui.widgets.waiting_card import WaitingCard

LIST_WIDTH: Final = 40 * UNIT
"""320 px: a name of the usual length beside its state."""


class DevicesPage(QWidget):
    """Takes values by ``show_…``, emits what the person wants of the chosen device."""

    approve_wanted = Signal(str)  # the code of a device that waits
    reject_wanted = Signal(str)  # its code
    block_wanted = Signal(str)  # its id
    device_chosen = Signal(str)  # its id
    part_chosen = Signal(object)  # Part
    names_wanted = Signal(str, str)  # name, room
    language_wanted = Signal(str)  # a tag; empty: the device's own
    persona_wanted = Signal(str)  # its id; empty: the one for all
    channel_wanted = Signal(object)  # Channel
    update_wanted = Signal()
    deed_wanted = Signal(object)  # Deed
    tool_wanted = Signal(str, object)  # its name, its arguments
    level_wanted = Signal(str, int)  # a tool's name, percent
    snapshot_wanted = Signal()
    reboot_wanted = Signal()
    save_wanted = Signal(str)  # a path for the picture of the screen
    sessions_wanted = Signal()

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._live = Live()
        self._row: DeviceRow | None = None
        self._waiting = WaitingCard()
        self._list = DeviceList(now)
        self._empty = NoDevices()
        self._choose = Text(self.tr("Choose a device to see what it is and can do."), "muted", wrap=True)
        self._choose.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail = DeviceDetail()
        self._right = QStackedWidget()
        self._body = QStackedWidget()
        self._connect()
        self._lay_out()
        self.show_live(Live())

    @property
    def chosen(self) -> str:
        """The id of the device that is looked at; empty: none is."""
        return self._list.chosen

    @property
    def part(self) -> Part:
        """What of the device is looked at."""
        return self._detail.part

    def show_live(self, live: Live) -> None:
        """Show the devices as they are now."""
        self._live = live
        self._waiting.show_live(live)
        self._empty.show_live(live)
        self._list.show_live(live)
        self._body.setCurrentIndex(0 if live.devices else 1)
        self._show_chosen()

    def choose(self, device_id: str) -> None:
        """Look at this device, as if the person had chosen it."""
        if device_id in self._live.devices:
            self._list.choose(device_id)
            self._chosen_anew(device_id)

    def show_part(self, part: Part) -> None:
        """Look at this of the device."""
        self._detail.show_part(part)

    def show_device(self, device: Device) -> None:
        """Show all that is known of the chosen device."""
        self._detail.show_device(device)

    def show_tools(self, tools: DeviceToolList) -> None:
        """Show what it can do."""
        self._detail.show_tools(tools)

    def show_personas(self, personas: PersonaList) -> None:
        """Offer these."""
        self._detail.show_personas(personas)

    def show_status(self, status: DeviceStatus | None) -> None:
        """Show what it says of itself; None: it has said nothing."""
        self._detail.control.show_status(status)

    def show_answer(self, answer: ToolAnswer) -> None:
        """Show what came of the tool that was called."""
        self._detail.tools.show_answer(answer)

    def show_tool_problem(self, said: str) -> None:
        """Say why nothing came of the tool."""
        self._detail.tools.show_problem(said)

    def show_tool_picture(self, content: bytes) -> None:
        """Show the picture that came of the tool that was called."""
        self._detail.tools.show_picture(content)

    def show_picture(self, content: bytes) -> None:
        """Show a picture of the screen; without content, that there is none."""
        self._detail.control.show_picture(content)

    @property
    def firmware(self) -> FirmwareCard:
        """Whose firmware the device gets."""
        return self._detail.firmware

    def show_turns(self, turns: Turns) -> None:
        """Show what was said on it lately."""
        self._detail.history.show_turns(turns.turns)

    def let_sessions_be_seen(self, *, possible: bool) -> None:
        """Whether there is a page of all conversations to go to."""
        self._detail.history.let_all_be_seen(possible=possible)

    def _chosen_anew(self, device_id: str) -> None:
        self._row = _row_of(self._live, device_id)
        if self._row is not None:
            if self._right.indexOf(self._detail) < 0:  # not before it is needed: to be styled takes its time
                self._right.addWidget(self._detail)
            self._detail.start_anew(self._row, self._live)
            self._right.setCurrentWidget(self._detail)
            self.device_chosen.emit(device_id)

    def _show_chosen(self) -> None:
        row = _row_of(self._live, self._list.chosen)
        if row is None:
            self._row = None
            self._right.setCurrentWidget(self._choose)
        elif row != self._row:
            self._row = row
            self._detail.show_row(row, self._live)

    def _connect(self) -> None:
        detail = self._detail
        self._waiting.approve_wanted.connect(self.approve_wanted)
        self._waiting.reject_wanted.connect(self.reject_wanted)
        self._waiting.block_wanted.connect(self.block_wanted)
        self._list.device_chosen.connect(self._chosen_anew)
        detail.part_chosen.connect(self.part_chosen)
        detail.names.names_wanted.connect(self.names_wanted)
        detail.speech.persona_wanted.connect(self.persona_wanted)
        detail.speech.language_wanted.connect(self.language_wanted)
        detail.firmware.channel_wanted.connect(self.channel_wanted)
        detail.firmware.update_wanted.connect(self.update_wanted)
        detail.access.deed_wanted.connect(self.deed_wanted)
        detail.control.level_wanted.connect(self.level_wanted)
        detail.control.snapshot_wanted.connect(self.snapshot_wanted)
        detail.control.reboot_wanted.connect(self.reboot_wanted)
        detail.control.save_wanted.connect(self.save_wanted)
        detail.tools.tool_wanted.connect(self.tool_wanted)
        detail.history.sessions_wanted.connect(self.sessions_wanted)

    def _lay_out(self) -> None:
        """From the outside to the inside: whatever gets a new parent is styled anew with all that is in it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self.tr("Devices"), "title"))
        column.addWidget(self._waiting)
        column.addWidget(self._body, 1)
        both = QWidget()
        self._body.addWidget(both)
        self._body.addWidget(self._empty)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        self._list.setFixedWidth(LIST_WIDTH)
        row.addWidget(self._list)
        row.addWidget(self._right, 1)
        self._right.addWidget(self._choose)


def _row_of(live: Live, device_id: str) -> DeviceRow | None:
    """The device in the list, as it is now; None when the hub does not know it."""
    if device_id not in live.devices:
        return None
    alone = Live(devices={device_id: live.devices[device_id]}, waiting=live.waiting, talkers=live.talkers)
    return next(iter(rows_of(alone)))
