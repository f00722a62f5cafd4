"""What is true now, as one frozen value: the picture a window starts from before events change it."""

from dataclasses import dataclass

from hub.events import EngineChanged, HubState, StoreState


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device the hub has seen since it started."""

    device_id: str
    board: str
    firmware: str
    address: str
    last_seen: float  # wall-clock seconds
    session_id: str  # empty when it has no open conversation
    language: str = ""  # tag, as zh-CN; empty when unknown


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
    store: StoreState = StoreState.KEEPING
