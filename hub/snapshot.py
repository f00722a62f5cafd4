"""What is true now, as one frozen value: the picture a window starts from before events change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hub.events import (
    AlertKind,
    BudgetChanged,
    DeviceState,
    EngineChanged,
    HubState,
    Refusal,
    StoreState,
    WaitReason,
)


class Reach(StrEnum):
    """Whether the hub can be asked by who holds its snapshot."""

    HERE = "here"  # it is in the same process, or connected
    CONNECTING = "connecting"  # for the first time
    AWAY = "away"  # it cannot be reached: what is shown was true once; it is tried again
    UNTRUSTED = "untrusted"  # its certificate is not vouched for by whom this computer trusts
    NO_HUB = "no_hub"  # what answers at its address is no hub, or one of another version
    REFUSED = "refused"  # it does not accept the token, or none was given


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device the hub knows."""

    device_id: str
    board: str
    firmware: str
    address: str
    last_seen: float  # wall-clock seconds
    session_id: str  # empty when it has no open conversation
    language: str = ""  # tag, as zh-CN; empty when unknown
    state: DeviceState = DeviceState.WAITING
    client_id: str = ""  # of one that is let in: the only one it may have
    name: str = ""  # given by a person, like the room
    room: str = ""


@dataclass(frozen=True, slots=True)
class WaitingDevice:
    """A device that asks to be let in."""

    code: str = field(repr=False)  # what it shows and speaks; it goes into no log
    device_id: str
    client_id: str
    board: str
    firmware: str
    address: str
    since: float  # wall-clock seconds, like ``expires``
    expires: float
    reason: WaitReason
    failed_proofs: int = 0  # how often it did not have the key of the serial number it names
    proven: bool = False  # it has the key that the household listed for its serial number
    key_holder: str = ""  # id of another device that was let in with that key: there should be one only
    contested: bool = False  # another waits under the same id: at most one of them is the device
    name: str = ""  # given by a person to the device that is known under that id
    replaces: bool = False  # another identity is let in under that id, and would be let in no longer


@dataclass(frozen=True, slots=True)
class Ringing:
    """A timer, an alarm or a reminder that rings, or that was to ring and nobody was told of."""

    alert_id: str
    kind: AlertKind
    device_id: str  # that set it; empty: a program did
    name: str
    text: str = field(repr=False)
    due_at: float  # wall-clock seconds
    over: bool = False  # it rings no more, and was missed


@dataclass(frozen=True, slots=True)
class HubSnapshot:
    """The hub at one moment. Addresses are empty until it is ready."""

    state: HubState
    name: str  # mDNS host name, with .local
    ota_url: str  # what a person types into a device
    ws_url: str
    mdns: bool  # announced on the LAN
    engines: tuple[EngineChanged, ...]  # the newest of each kind
    devices: tuple[DeviceView, ...]
    waiting: tuple[WaitingDevice, ...] = ()  # who waits longest comes first
    window_ends: float | None = None  # until when new devices are let in by themselves, wall-clock seconds
    refusals: Mapping[Refusal, int] = field(default_factory=dict)  # at the handshake, since the hub started
    store: StoreState = StoreState.KEEPING
    ringing: tuple[Ringing, ...] = ()  # the longest due comes first
    budget: BudgetChanged | None = None  # what this month has cost, as last told or asked for
    reach: Reach = Reach.HERE
    renamed: bool = False  # from its next start on the hub has another name
