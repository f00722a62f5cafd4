"""What the API is handed of the hub."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from hub.bus import Bus
from hub.config import Settings
from hub.engines.trial import AskedService, Listed, Tried
from hub.firmware.assets.library import AssetsLibrary
from hub.firmware.assets.offers import AssetOffers
from hub.firmware.assets.telling import Telling
from hub.firmware.library import Library
from hub.firmware.rollout.offering import Offering
from hub.firmware.rollout.rollouts import Rollouts
from hub.firmware.usb.boards import Boards
from hub.logbook import LogBook
from hub.secrets import KeyPlace
from hub.skills.alerts import Alerts
from hub.skills.lists import Lists
from hub.skills.personas import Personas
from hub.skills.ringing import Ringer
from hub.snapshot import DeviceView, HubSnapshot, WaitingDevice
from hub.speech_models.room import SpeechModels
from hub.storage.base import ConversationRepository, DeviceRecord, Selection
from hub.storage.checking import Finding
from hub.storage.deleting import Deleted
from hub.storage.export import ExportForm
from hub.storage.ledger import LedgerRepository
from hub.storage.shelf import Shelf
from hub.tools import InTurn, Tool, ToolResult
from hub.tuning import Tuning
from hub.web.api.access import Access
from hub.web.files import Files
from hub.web.intake import Intake
from hub.web.places import Places
from hub.web.reached import Reached
from hub.web.uploads import Uploads


class HubSeam(Protocol):
    """The hub itself."""

    bus: Bus
    settings: Settings
    logbook: LogBook

    def snapshot(self) -> HubSnapshot:
        """What is true now."""
        ...

    async def interrupt(self, session_id: str | None = None, reason: str = ...) -> None:
        """Silence one conversation, or all."""
        ...

    async def set_llm_key(self, key: str, *, second: bool = False) -> None:
        """Keep a language model's key and use it at once; "" forgets it. ``SettingError``: no such service."""
        ...

    def key_place(self, *, second: bool = False) -> KeyPlace:
        """Where that key is kept."""
        ...


class Devices(Protocol):
    """The devices the hub knows."""

    def records(self) -> Sequence[DeviceRecord]:
        """All of them; the one heard of last comes last."""
        ...

    def record(self, device_id: str) -> DeviceRecord | None:
        """One of them; None when it is not known."""
        ...

    def let_in(self, device_id: str) -> DeviceRecord:
        """All that is known of a device that is let in; raises ``UnknownDeviceError`` when it is not."""
        ...

    def call(
        self,
        device_id: str,
        *,
        name: str | None = None,
        room: str | None = None,
        language: str | None = None,
        firmware_channel: str | None = None,
    ) -> DeviceRecord:
        """Give it a name, a room, a language or a channel of firmware; raises ``UnknownDeviceError``."""
        ...


class Conversations(Protocol):
    """What is kept of conversations. All methods raise ``DataFolderError``."""

    async def conversations(self) -> ConversationRepository:
        """Sessions and turns."""
        ...

    async def ledger(self) -> LedgerRepository:
        """What it cost, what left the house and which tools were called."""
        ...

    def export(
        self, which: Selection, *, with_sound: bool, form: ExportForm = ...
    ) -> AsyncGenerator[bytes, None]:
        """What ``which`` says, as one file in pieces, at least one; as a ZIP when ``with_sound``."""
        ...

    async def delete(self, which: Selection) -> Deleted:
        """Keep these turns no longer."""
        ...

    async def sound(self, digest: str) -> Path | None:
        """The WAV file with the sound of a question; None when it is not kept."""
        ...


class Enrolment(Protocol):
    """Who is let in.

    Unknown codes and ids raise ``UnknownCodeError`` and ``UnknownDeviceError``, wrong codes that come too often
    ``TooManyAttemptsError``. Each coroutine raises ``NotKeptError`` when it was done, but not written.
    """

    @property
    def window_ends(self) -> float | None:
        """Until when devices are let in without being asked about; None: they are asked about."""
        ...

    def waiting(self) -> Sequence[WaitingDevice]:
        """Who waits."""
        ...

    def wrong(self) -> Mapping[str, int]:
        """How many wrong codes and proofs there were since the hub started, by kind."""
        ...

    @property
    def sent_away(self) -> int:
        """How often a device found no room among those who wait."""
        ...

    def clear_waiting(self) -> int:
        """Have nobody wait, without deciding about anybody; how many there were."""
        ...

    async def approve(self, code: str) -> DeviceView:
        """Let in who waits with ``code``; the device as it is then."""
        ...

    async def approve_flashed(self, device_id: str, client_id: str) -> DeviceView:
        """Let in a device that a person has given that client id over USB; the device as it is then."""
        ...

    async def reject(self, code: str) -> None:
        """Turn away who waits with ``code``, with the client id it has."""
        ...

    async def block(self, device_id: str) -> None:
        """Turn it away from now on, whatever its client id."""
        ...

    async def unblock(self, device_id: str) -> None:
        """Let it ask again; raises ``NothingToChangeError`` if it is neither blocked nor rejected."""
        ...

    async def forget(self, device_id: str) -> None:
        """Know it no longer: neither its identity nor its name, and its tokens are worthless."""
        ...

    async def renew(self, device_id: str) -> None:
        """Make its tokens worthless, and give it a new one at its next check.

        Raises ``NothingToChangeError`` if it is not let in.
        """
        ...

    def open_window(self, seconds: float) -> None:
        """Let in without asking, for so long."""
        ...

    def close_window(self) -> None:
        """Ask again."""
        ...


class Toolboxes(Protocol):
    """What devices can do."""

    def connected(self, device_id: str) -> bool:
        """Whether the device is in a conversation."""
        ...

    def tools(self, device_id: str) -> Sequence[Tool]:
        """All that is known of its tools."""
        ...

    async def call(
        self, device_id: str, name: str, arguments: Mapping[str, Any], in_turn: InTurn
    ) -> ToolResult:
        """Call one for a person, with what ``in_turn`` makes then; raises ``NotInConversationError``."""
        ...


class Thinkers(Protocol):
    """The services that think, tried."""

    async def try_service(self, asked: AskedService) -> Tried:
        """Ask one a short question."""
        ...

    async def list_models(self, asked: AskedService) -> Listed:
        """Which models it tells of."""
        ...


class Meter(Protocol):
    """Counts what the API does."""

    def request(self, method: str, route: str, status: int) -> None:
        """A request was answered."""
        ...

    def refused(self, reason: str) -> None:
        """A request was not let in."""
        ...

    def listener_dropped(self) -> None:
        """An event stream was too slow."""
        ...

    def text(self) -> bytes:
        """All that is counted, for Prometheus."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiParts:
    """All of it."""

    hub: HubSeam
    devices: Devices
    conversations: Conversations
    access: Access
    meter: Meter
    enrolment: Enrolment
    shelf: Callable[[], Awaitable[Shelf]]
    files: Files
    uploads: Uploads
    intake: Intake
    alerts: Alerts
    ringer: Ringer
    lists: Lists
    toolboxes: Toolboxes
    reached: Reached
    personas: Personas
    models: SpeechModels
    firmware: Library
    boards: Boards
    rollouts: Rollouts
    updates: Offering
    assets: AssetsLibrary
    asset_offers: AssetOffers
    telling: Telling
    tuning: Tuning
    thinkers: Thinkers
    places: Callable[[], Places]
    check: Callable[[], Awaitable[Finding]]  # whether what is kept can be read; it takes a while
