"""The chosen device: what it is called and may do, what it can do, and what was said on it."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hub.web.api.devices import Device
from hub.web.api.persona_forms import PersonaList
from hub.web.api.tools import DeviceToolList
from ui.live import Live
from ui.theme import UNIT
from ui.widgets.devices.access_card import AccessCard
from ui.widgets.devices.card_column import CardColumn
from ui.widgets.devices.control_card import ControlCard
from ui.widgets.devices.device_head import REACHABLE, DeviceHead
from ui.widgets.devices.facts_card import FactsCard
from ui.widgets.devices.firmware_card import FirmwareCard
from ui.widgets.devices.history_card import HistoryCard
from ui.widgets.devices.names_card import NamesCard
from ui.widgets.devices.presence import DeviceRow, rooms_of
from ui.widgets.devices.speech_card import SpeechCard
from ui.widgets.devices.tools_card import ToolsCard
from ui.widgets.tabs import Tabs


class Part(StrEnum):
    """What of the device is looked at."""

    ABOUT = "about"
    CONTROL = "control"
    HISTORY = "history"


class DeviceDetail(QWidget):
    """Its cards are public: the page joins them to its signals."""

    part_chosen = Signal(object)  # Part

    def __init__(self) -> None:
        super().__init__()
        self.head = DeviceHead()
        self.names = NamesCard()
        self.speech = SpeechCard()
        self.facts = FactsCard()
        self.firmware = FirmwareCard()
        self.access = AccessCard()
        self.control = ControlCard()
        self.tools = ToolsCard()
        self.history = HistoryCard()
        self._tabs = Tabs(self.tr("Parts of the device's page"))
        self._parts = QStackedWidget()
        self._lay_out()
        self._tabs.currentChanged.connect(self._turn_to)

    @property
    def part(self) -> Part:
        """What is looked at."""
        return list(Part)[self._tabs.currentIndex()]

    def show_part(self, part: Part) -> None:
        """Look at this."""
        self._tabs.setCurrentIndex(list(Part).index(part))

    def show_row(self, row: DeviceRow, live: Live) -> None:
        """Show the device as it is now."""
        reachable = row.presence in REACHABLE
        self.head.show_row(row)
        self.names.show_names(row.device.name, row.device.room)
        self.names.show_rooms(rooms_of(live))
        self.access.show_state(row.device.state)
        self.control.show_connected(connected=reachable)
        self.tools.show_connected(connected=reachable)

    def start_anew(self, row: DeviceRow, live: Live) -> None:
        """Another device is looked at: nothing of the one before stays."""
        self.show_row(row, live)
        self.names.start_anew()
        self.access.start_anew()
        self.firmware.start_anew()
        self.show_tools(DeviceToolList(connected=False, tools=()))
        self.tools.start_anew()
        self.control.start_anew()
        self.history.show_turns(())

    def show_device(self, device: Device) -> None:
        """Show all that is known of it."""
        self.speech.show_device(device)
        self.facts.show_device(device)
        self.firmware.show_device(device)

    def show_tools(self, tools: DeviceToolList) -> None:
        """Show what it can do."""
        self.control.show_tools(tools)
        self.tools.show_tools(tools)

    def show_personas(self, personas: PersonaList) -> None:
        """Offer these."""
        self.speech.show_personas(personas)

    def _turn_to(self, place: int) -> None:
        self._parts.setCurrentIndex(place)
        self.part_chosen.emit(list(Part)[place])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.head)
        column.addWidget(self._tabs)
        column.addWidget(self._parts, 1)
        column.addWidget(self.head.hint)
        about, control = CardColumn(self.tr("About the device")), CardColumn(self.tr("Control"))
        for said, part in (
            (self.tr("About"), about),
            (self.tr("Control"), control),
            (self.tr("History"), self.history),
        ):
            self._tabs.addTab(said)
            self._parts.addWidget(part)
        about.take(self.names, self.speech, self.facts, self.firmware, self.access)
        control.take(self.control, self.tools)
