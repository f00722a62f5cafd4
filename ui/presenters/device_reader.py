"""Reading about the devices: the chosen one's facts, tools, status and conversations, over the hub's API."""

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QTimer

from hub.client.client import HubClient, Query, part
from hub.errors import HubError
from hub.events import (
    DeviceChecked,
    DeviceConnected,
    DeviceDisconnected,
    DeviceNamed,
    Event,
    HubState,
    PersonaChanged,
    ToolCalled,
    TurnFinished,
)
from hub.tools import Caller
from hub.web.api.devices import Device
from hub.web.api.kept import Turns
from hub.web.api.persona_forms import PersonaList
from hub.web.api.tools import DeviceToolList, ToolAnswer, ToolArguments
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.late import given
from ui.live import Live
from ui.pages.devices import DevicesPage
from ui.presenters.presenter import Presenter, Surroundings
from ui.widgets.devices.device_detail import Part
from ui.widgets.devices.status import BRIGHTNESS_TOOL, STATUS_TOOL, VOLUME_TOOL, read_status

LATEST: Final = 20
"""Turns of the history."""

LISTING_MS: Final = 1000
"""After this the tools are asked for again of a device that has not listed them: its hello was just now."""

LISTINGS: Final = 5
"""How often they are: a device that lists nothing within seconds has none."""

CHOSEN: Final = "devices/chosen"
"""Under which the window remembers which device was looked at last."""

LEVELS: Final = {VOLUME_TOOL: "volume", BRIGHTNESS_TOOL: "brightness"}
"""Tools that set a level, and what they call it."""

T = TypeVar("T")

Question = Callable[[HubClient], Awaitable[T]]


class DeviceReader(Presenter):
    """Asks about one device at a time, the chosen one; what comes too late for it is dropped."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.page: DevicesPage = DevicesPage(around.now)
        self._looked_at = False
        self._asked_about = ""
        self._listings = 0
        self._listing = QTimer(self, singleShot=True, interval=LISTING_MS)
        self._listing.timeout.connect(self.read_tools)
        self.page.device_chosen.connect(self._chosen_anew)
        self.page.part_chosen.connect(self.read_turns)

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on."""
        super().attach(bridge)
        self._listing.stop()
        self._asked_about = ""

    def show_live(self, live: Live) -> None:
        """Show the devices; at first the one that was looked at last, or the only one."""
        super().show_live(live)
        self.page.show_live(live)
        if live.state is not HubState.READY:
            return
        if not self.page.chosen:
            last = self.around.memory.value(CHOSEN)
            only = next(iter(live.devices)) if len(live.devices) == 1 else ""
            self.page.choose(last if isinstance(last, str) and last in live.devices else only)
        elif self._looked_at and self._asked_about != self.page.chosen:
            self.read_everything()

    def receive(self, event: Event) -> None:
        """Ask again about what has changed, if it is looked at."""
        if not self._looked_at or not self.page.chosen:
            return
        if isinstance(event, PersonaChanged):
            self.read_personas()
        elif getattr(event, "device_id", None) == self.page.chosen:
            self._follow(event)

    def enter(self) -> None:
        """Ask anew about the device that is looked at."""
        self._looked_at = True
        self._asked_about = ""

    def leave(self) -> None:
        """Ask nothing more."""
        self._looked_at = False
        self._listing.stop()

    def read_everything(self) -> None:
        """All that is shown of the device; one notice tells when it cannot be read."""
        self._asked_about = self.page.chosen
        self._listings = 0
        one = self.path()

        async def read(client: HubClient) -> tuple[Device, PersonaList, DeviceToolList]:
            device = await client.get(one, Device)
            return (
                device,
                await client.get("/personas", PersonaList),
                await client.get(f"{one}/tools", DeviceToolList),
            )

        self.read(read, self._show_everything, self.tr("Reading about the device"))
        self.read_turns()

    def read_device(self) -> None:
        """What is known of it."""
        path = self.path()
        self.read(
            lambda client: client.get(path, Device), self.page.show_device, self.tr("Reading about the device")
        )

    def read_personas(self) -> None:
        """Who may speak on it."""
        self.read(
            lambda client: client.get("/personas", PersonaList),
            self.page.show_personas,
            self.tr("Reading the personas"),
        )

    def read_tools(self) -> None:
        """What it can do."""
        path = self.path("/tools")
        self.read(
            lambda client: client.get(path, DeviceToolList),
            self._show_tools,
            self.tr("Reading what the device can do"),
        )

    def read_turns(self) -> None:
        """What was said on it lately, if that is looked at."""
        if self.page.part is not Part.HISTORY or not self.page.chosen:
            return
        query: Query = {"device": self.page.chosen, "limit": LATEST}
        self.read(
            lambda client: client.get("/turns", Turns, query),
            self.page.show_turns,
            self.tr("Reading the conversations"),
        )

    def read_status(self) -> None:
        """How it is. Nothing is said when that fails: nobody asked for it."""
        self.read(
            self.calling(STATUS_TOOL, {}),
            lambda answer: self.page.show_status(
                read_status(answer.text) if answer.outcome == "done" else None
            ),
            "",
            lambda _error: self.page.show_status(None),
        )

    def read(
        self,
        question: Question[T],
        then: Callable[[T], object],
        label: str,
        failed: Callable[[HubError], object] | None = None,
    ) -> None:
        """Ask about the chosen device; what comes is dropped when another one is chosen by then."""
        device_id = self.page.chosen
        if not device_id:
            return

        def chosen() -> bool:
            return self.page.chosen == device_id

        def fail(error: HubError) -> None:
            if failed is not None and chosen():
                failed(error)
            elif label:
                self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))

        self.ask(question, given(chosen, then), label, fail)

    def path(self, rest: str = "") -> str:
        """The chosen device's, in the API."""
        return f"/devices/{part(self.page.chosen)}{rest}"

    def calling(self, name: str, arguments: dict[str, Any]) -> Question[ToolAnswer]:
        """Calls a tool of the chosen device."""
        path, body = self.path(f"/tools/{part(name)}"), ToolArguments(arguments=arguments)
        return lambda client: client.send("POST", path, ToolAnswer, body)

    def _chosen_anew(self, device_id: str) -> None:
        self.around.memory.setValue(CHOSEN, device_id)
        self.read_everything()

    def _follow(self, event: Event) -> None:
        """What happened to the chosen device."""
        if isinstance(event, DeviceConnected | DeviceDisconnected):
            self._listings = 0
            self.read_device()
            self.read_tools()
        elif isinstance(event, DeviceNamed | DeviceChecked):
            self.read_device()
        elif isinstance(event, TurnFinished):
            self.read_turns()
        elif isinstance(event, ToolCalled) and event.tool in LEVELS and event.caller != Caller.PERSON:
            self.read_status()

    def _show_everything(self, told: tuple[Device, PersonaList, DeviceToolList]) -> None:
        device, personas, tools = told
        self.page.show_device(device)
        self.page.show_personas(personas)
        self._show_tools(tools)

    def _show_tools(self, tools: DeviceToolList) -> None:
        self.page.show_tools(tools)
        if tools.connected and any(tool.name == STATUS_TOOL for tool in tools.tools):
            self.read_status()
        elif tools.connected and not tools.tools and self._looked_at and self._listings < LISTINGS:
            self._listings += 1
            self._listing.start()
