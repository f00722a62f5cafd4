"""The devices the hub knows: those that were kept, and those that came since it started."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Final

from hub.bus import Bus
from hub.errors import UnknownDeviceError
from hub.events import (
    DeviceChecked,
    DeviceConnected,
    DeviceDisconnected,
    DeviceGreeted,
    DeviceNamed,
    DeviceState,
)
from hub.events.board import BoardFacts
from hub.snapshot import DeviceView
from hub.storage.base import DeviceRecord, FirmwareSeen

MAX_UNDECIDED: Final = 200
"""More devices that nobody has decided about are not known: the check is not authenticated, anyone can invent
names. One that never talked makes room for a new one before one that did, and of those alike the one that was
heard of longest ago. What a person has decided makes room for nobody."""

MAX_FIRMWARES: Final = 20
"""Firmwares of a device that are kept, the newest: a name in a check costs a stranger nothing."""

MAX_ADDRESSES: Final = 5
"""Addresses of a device that are kept, the newest."""

_FACTS: Final = tuple(field.name for field in fields(BoardFacts))

_UNDECIDED: Final = frozenset({DeviceState.WAITING, DeviceState.SEEN})
_DECIDED: Final = frozenset(DeviceState) - _UNDECIDED


class Registry:
    """Follows the bus. What is true is here; what changed is handed on to be kept."""

    def __init__(self, bus: Bus, keep: Callable[[DeviceRecord], None], forget: Callable[[str], None]) -> None:
        """Know nobody yet; ``keep`` is given what changed, ``forget`` the id of who had to make room."""
        self._bus = bus
        self._keep = keep
        self._forget = forget
        self._devices: dict[str, DeviceRecord] = {}
        self._sessions: dict[str, str] = {}
        bus.subscribe(DeviceChecked, self._checked)
        bus.subscribe(DeviceGreeted, self._greeted)
        bus.subscribe(DeviceConnected, self._connected)
        bus.subscribe(DeviceDisconnected, self._disconnected)

    def recall(self, devices: Iterable[DeviceRecord]) -> None:
        """Know these, too; of one that came already, what it told meanwhile is newer."""
        for device in sorted(devices, key=lambda known: known.last_seen):
            self._devices.setdefault(device.device_id, _with_an_identity(device))
        self._make_room()

    def views(self) -> tuple[DeviceView, ...]:
        """What can be shown of each; the one heard of last comes last."""
        return tuple(self._view(device) for device in self._devices.values())

    def view(self, device_id: str) -> DeviceView:
        """What can be shown of one."""
        return self._view(self._known(device_id))

    def record(self, device_id: str) -> DeviceRecord | None:
        """All that is known of one; None when nothing is."""
        return self._devices.get(device_id)

    def let_in(self, device_id: str) -> DeviceRecord:
        """All that is known of a device that is let in.

        Raises:
            UnknownDeviceError: It is not, or nothing is known of it.
        """
        known = self._devices.get(device_id)
        if known is None or known.state is not DeviceState.APPROVED:
            raise UnknownDeviceError(f"No device with the id {device_id!r} is let in.")
        return known

    def records(self) -> tuple[DeviceRecord, ...]:
        """All that is known of each; the one heard of last comes last."""
        return tuple(self._devices.values())

    def call(
        self,
        device_id: str,
        *,
        name: str | None = None,
        room: str | None = None,
        language: str | None = None,
        firmware_channel: str | None = None,
    ) -> DeviceRecord:
        """Give a device a name, a room, a language, a channel of firmware; None leaves what there is.

        ``language`` is a tag; empty: what it tells. The channel is the usual one when it is empty.

        Raises:
            UnknownDeviceError: The hub does not know it.
        """
        known = self._devices.get(device_id)
        if known is None:
            raise UnknownDeviceError("The hub knows no device with that id.")
        called = replace(
            known,
            name=known.name if name is None else name,
            room=known.room if room is None else room,
            chosen_language=known.chosen_language if language is None else language,
            firmware_channel=known.firmware_channel if firmware_channel is None else firmware_channel,
        )
        self._devices[device_id] = called
        self._keep(called)
        self._bus.publish(
            DeviceNamed(
                device_id=device_id,
                name=called.name,
                room=called.room,
                language=called.chosen_language,
                firmware_channel=called.firmware_channel,
            )
        )
        return called

    def describe(self, device_id: str, facts: BoardFacts, version: str) -> None:
        """Note what a device that is known told of its board at a check, before that is published.

        Nothing that it left out is forgotten, but the hash of an application that it does not run any more:
        ``version`` is another one than before.
        """
        known = self._devices.get(device_id)
        told = {name: value for name in _FACTS if (value := getattr(facts, name))}
        if known is not None and version not in {"", known.firmware}:
            told["elf_sha256"] = facts.elf_sha256
        if known is not None and (described := replace(known.facts, **told)) != known.facts:
            self._devices[device_id] = replace(known, facts=described)
            self._keep(self._devices[device_id])

    def forget(self, device_id: str) -> None:
        """Know a device no longer."""
        self._devices.pop(device_id, None)
        self._sessions.pop(device_id, None)
        self._forget(device_id)

    def holder(self, serial_number: str, device_id: str) -> str:
        """Another device that was let in with that serial number's key; empty when none was.

        One that is blocked since still has it.
        """
        others = (one for key, one in self._devices.items() if key != device_id)
        holders = (one.device_id for one in others if one.serial_number == serial_number)
        return next((key for key in holders if self._devices[key].state in _DECIDED), "")

    def language(self, device_id: str) -> str:
        """The language tag a person chose, else what the device told in its last check; else empty."""
        known = self._devices.get(device_id)
        return (known.chosen_language or known.language) if known else ""

    def _view(self, device: DeviceRecord) -> DeviceView:
        return DeviceView(
            device.device_id,
            board=device.board,
            firmware=device.firmware,
            address=device.addresses[-1] if device.addresses else "",
            last_seen=device.last_seen,
            session_id=self._sessions.get(device.device_id, ""),
            language=device.language,
            state=device.state,
            client_id=device.client_id if device.state is DeviceState.APPROVED else "",
            name=device.name,
            room=device.room,
        )

    def _checked(self, event: DeviceChecked) -> None:
        known = self._known(event.device_id)
        if known.state is DeviceState.APPROVED and event.client_id != known.client_id:
            return  # whoever it is, it is not the one that was let in
        self.put(
            replace(
                known,
                client_id=event.client_id or known.client_id,
                board=event.board,
                language=event.language,
                firmwares=_with_firmware(known.firmwares, event.firmware, event.at),
                hub_url=event.hub_url or known.hub_url,
                addresses=_with_address(known.addresses, event.address),
                first_check=known.first_check or event.at,
                last_check=event.at,
            )
        )

    def _connected(self, event: DeviceConnected) -> None:
        known = self._known(event.device_id)
        self._sessions[event.device_id] = event.session_id
        self.put(replace(known, last_conversation=event.at))

    def _greeted(self, event: DeviceGreeted) -> None:
        known = self._devices.get(event.device_id)
        if known is not None and known.aec != event.aec:
            self.put(replace(known, aec=event.aec))

    def _disconnected(self, event: DeviceDisconnected) -> None:
        if self._sessions.get(event.device_id) == event.session_id:
            del self._sessions[event.device_id]
            if event.device_id in self._devices:  # it was not forgotten meanwhile
                self.put(replace(self._known(event.device_id), last_conversation=event.at))

    def _known(self, device_id: str) -> DeviceRecord:
        return self._devices.get(device_id) or DeviceRecord(device_id=device_id)

    def put(self, device: DeviceRecord) -> None:
        """Know what became of a device."""
        if not device.device_id:  # a person's browser, looking at the check
            return
        self._devices.pop(device.device_id, None)
        self._devices[device.device_id] = device
        self._keep(device)
        self._make_room()

    def _make_room(self) -> None:
        undecided = [device for device in self._devices.values() if device.state in _UNDECIDED]
        undecided.sort(key=lambda device: device.last_conversation is not None)
        for device in undecided[:-MAX_UNDECIDED]:
            del self._devices[device.device_id]
            self._forget(device.device_id)


def _with_an_identity(device: DeviceRecord) -> DeviceRecord:
    """A device that was let in without a client id could be anybody: that is not decided any more."""
    nobody = device.state is DeviceState.APPROVED and not device.client_id
    return replace(device, state=DeviceState.SEEN) if nobody else device


def _with_firmware(seen: tuple[FirmwareSeen, ...], version: str, at: float) -> tuple[FirmwareSeen, ...]:
    if not version:
        return seen
    before = next((firmware for firmware in seen if firmware.version == version), None)
    now = FirmwareSeen(version, before.first_at if before else at, at)
    return (*(firmware for firmware in seen if firmware.version != version), now)[-MAX_FIRMWARES:]


def _with_address(seen: tuple[str, ...], address: str) -> tuple[str, ...]:
    if not address:
        return seen
    return (*(other for other in seen if other != address), address)[-MAX_ADDRESSES:]
