"""What the window knows: a snapshot, kept true by the events that follow it. A value, without Qt."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from hub.client.reach import ReachChanged
from hub.errors import KeyMissingError, KeyRefusedError
from hub.events import (
    DeviceApproved,
    DeviceChecked,
    DeviceConnected,
    DeviceDisconnected,
    DeviceState,
    EngineChanged,
    EngineKind,
    EngineState,
    Event,
    HubState,
    HubStateChanged,
    PairingWindowChanged,
    TurnFinished,
    TurnStarted,
)
from hub.snapshot import DeviceView, HubSnapshot, Reach, Ringing, WaitingDevice

GROK: Final = "grok"
"""How the hub calls the service of that name, and how names of its models begin."""


ENDING: Final = 5
"""Characters of a device's id that tell it from others: its last two bytes."""


@dataclass(frozen=True, slots=True)
class Live:
    """The hub as the window shows it."""

    state: HubState = HubState.STARTING
    name: str = ""
    ota_url: str = ""
    mdns: bool = False
    renamed: bool = False  # the name of now is gone at the hub's next start
    engines: Mapping[EngineKind, EngineChanged] = field(default_factory=dict)
    devices: Mapping[str, DeviceView] = field(default_factory=dict)
    waiting: tuple[WaitingDevice, ...] = ()  # for a person; who waits longest comes first
    ringing: tuple[Ringing, ...] = ()  # timers and the like; the longest due comes first
    window_ends: float | None = None  # until when new devices are let in by themselves, wall-clock seconds
    turns: frozenset[str] = frozenset()  # ids of those that are going on
    talkers: Mapping[str, str] = field(default_factory=dict)  # the device of each of them, by the turn's id
    key_refused: bool = False  # the service turned the key down, and no other was set since
    reach: Reach = Reach.HERE  # whether the hub can be asked; if not, the rest was true once

    def pictured(self, snapshot: HubSnapshot) -> "Live":
        """What ``snapshot`` says; it tells nothing of turns, so those stay."""
        return replace(
            self,
            state=snapshot.state,
            name=snapshot.name,
            ota_url=snapshot.ota_url,
            mdns=snapshot.mdns,
            renamed=snapshot.renamed,
            engines={engine.kind: engine for engine in snapshot.engines},
            devices={device.device_id: device for device in snapshot.devices if device.device_id},
            waiting=snapshot.waiting,
            window_ends=snapshot.window_ends,
            ringing=snapshot.ringing,
            reach=snapshot.reach,
        )

    def after(self, event: Event) -> "Live":
        """What is true once ``event`` has happened."""
        for kind, follow in _FOLLOW.items():
            if isinstance(event, kind):
                return follow(self, event)
        return self

    @property
    def local_url(self) -> str:
        """The hub's address by its mDNS name; empty when it is not announced, or has a name of its own.

        Nor is one given that would be looked for in vain after the hub's next start.
        """
        if self.renamed or not (self.mdns and self.name and self.ota_url):
            return ""
        parts = urlsplit(self.ota_url)
        if not _is_number(parts.hostname or ""):
            return ""
        return parts._replace(netloc=f"{self.name}:{parts.port}" if parts.port else self.name).geturl()

    @property
    def only_here(self) -> bool:
        """Whether no other machine reaches the hub: its address is one that each computer has for itself."""
        return only_here(self.ota_url)

    @property
    def busy(self) -> bool:
        """Whether something is being heard, thought about or said."""
        return bool(self.turns)

    @property
    def let_in(self) -> tuple[DeviceView, ...]:
        """The devices that may talk to the hub."""
        return tuple(device for device in self.devices.values() if device.state is DeviceState.APPROVED)

    @property
    def assistant(self) -> str:
        """What the language model is called: Grok, or another's own name."""
        llm = self.engines.get(EngineKind.LLM)
        if llm is None or llm.service == GROK:
            return "Grok"
        return llm.name if llm.service or not llm.name.lower().startswith(GROK) else "Grok"

    @property
    def key_missing(self) -> bool:
        """Whether the language model is off for want of a key, and no other stands in for it."""
        llm = self.engines.get(EngineKind.LLM)
        return llm is not None and (llm.state, llm.error) == (EngineState.OFF, KeyMissingError.code)

    def engine_state(self, kind: EngineKind) -> EngineState | None:
        """How far the engine is; None when the hub has said nothing of it."""
        return self.engines[kind].state if kind in self.engines else None

    def called(self, device_id: str) -> str:
        """What people call the device: its name, else its board, else its id."""
        known = self.devices.get(device_id)
        return (known.name or known.board if known else "") or device_id

    def all_called(self) -> dict[str, str]:
        """What people call each device, by its id; the end of the id tells those of one name apart."""
        names = {device_id: self.called(device_id) for device_id in self.devices}
        count = Counter(names.values())
        return {
            device_id: f"{name} · {ending(device_id)}" if count[name] > 1 else name
            for device_id, name in names.items()
        }

    def board(self, device_id: str) -> str:
        """The device's board as it named it; empty when it did not."""
        return self.devices[device_id].board if device_id in self.devices else ""


def only_here(url: str) -> bool:
    """Whether no other machine reaches what is at ``url``."""
    host = urlsplit(url).hostname or ""
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def ending(device_id: str) -> str:
    """The end of a device's id, which stands on its box: enough to tell devices of one name apart."""
    return f"…{device_id[-ENDING:]}"


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _hub(live: Live, event: HubStateChanged) -> Live:
    return replace(live, state=event.state, ota_url=event.ota_url or live.ota_url)


def _engine(live: Live, event: EngineChanged) -> Live:
    refused = live.key_refused and event.kind is not EngineKind.LLM
    return replace(live, engines={**live.engines, event.kind: event}, key_refused=refused)


def _checked(live: Live, event: DeviceChecked) -> Live:
    known = _known(live, event.device_id, event.at)
    device = replace(
        known, board=event.board, firmware=event.firmware, address=event.address, last_seen=event.at
    )
    return _with(live, device)


def _approved(live: Live, event: DeviceApproved) -> Live:
    known = _known(live, event.device_id, event.at)
    return _with(live, replace(known, state=DeviceState.APPROVED, client_id=event.client_id))


def _window(live: Live, event: PairingWindowChanged) -> Live:
    return replace(live, window_ends=event.ends)


def _connected(live: Live, event: DeviceConnected) -> Live:
    known = _known(live, event.device_id, event.at)
    return _with(live, replace(known, session_id=event.session_id, last_seen=event.at))


def _disconnected(live: Live, event: DeviceDisconnected) -> Live:
    known = _known(live, event.device_id, event.at)
    if known.session_id != event.session_id:  # it has opened a newer one since
        return live
    return _with(live, replace(known, session_id="", last_seen=event.at))


def _turn_over(live: Live, event: TurnFinished) -> Live:
    refused = live.key_refused or event.error == KeyRefusedError.code
    talkers = {turn: device for turn, device in live.talkers.items() if turn != event.turn_id}
    return replace(live, turns=live.turns - {event.turn_id}, talkers=talkers, key_refused=refused)


def _turn(live: Live, event: TurnStarted) -> Live:
    talkers = {**live.talkers, event.turn_id: event.device_id}
    return replace(live, turns=live.turns | {event.turn_id}, talkers=talkers)


def _reach(live: Live, event: ReachChanged) -> Live:
    return replace(live, reach=event.reach, turns=frozenset(), talkers={})  # how they went on was not told


def _known(live: Live, device_id: str, at: float) -> DeviceView:
    return live.devices.get(device_id) or DeviceView(device_id, "", "", "", at, "")


def _with(live: Live, device: DeviceView) -> Live:
    if not device.device_id:  # without a name it is none: a browser that opened the address, for example
        return live
    return replace(live, devices={**live.devices, device.device_id: device})


_FOLLOW: Mapping[type[Event], Callable[[Live, Any], Live]] = {
    HubStateChanged: _hub,
    EngineChanged: _engine,
    DeviceChecked: _checked,
    DeviceApproved: _approved,
    PairingWindowChanged: _window,
    DeviceConnected: _connected,
    DeviceDisconnected: _disconnected,
    TurnFinished: _turn_over,
    TurnStarted: _turn,
    ReachChanged: _reach,
}
"""What each event changes; the first class that fits is taken."""
