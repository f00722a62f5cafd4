"""Devices: what is decided about them, when they come and go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hub.events.event import Event


class DeviceState(StrEnum):
    """What a person has decided about a device."""

    WAITING = "waiting"  # nothing yet
    SEEN = "seen"  # nothing: it is from before devices were asked who they are, or a decision was taken back
    APPROVED = "approved"  # it is let in, with one client id
    REJECTED = "rejected"  # it was turned away with the client ids it came with; with others it may ask again
    BLOCKED = "blocked"  # it is turned away whatever it calls itself


class ApprovedBy(StrEnum):
    """Who let a device in."""

    PERSON = "person"
    WINDOW = "window"  # it came while the pairing window was open
    PROOF = "proof"  # it has the key that the household listed for its serial number
    USB = "usb"  # a person flashed it over USB, with the client id that it has since


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceChecked(Event):
    """A device asked over HTTP what to do (the check at boot)."""

    device_id: str
    board: str
    firmware: str
    address: str
    language: str = ""  # tag, as zh-CN
    client_id: str = ""
    hub_url: str = ""  # how it reached the hub: scheme, host and port; empty when that is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceNamed(Event):
    """A person gave a device a name, a room, another language than it tells, or another channel of firmware.

    ``language``: a tag; empty: its own. ``firmware_channel``: empty: the usual one.
    """

    device_id: str
    name: str
    room: str
    language: str = ""
    firmware_channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceApproved(Event):
    """A device is let in from now on, under this client id and no other."""

    device_id: str
    client_id: str
    by: ApprovedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRejected(Event):
    """A device that asked to be let in was turned away."""

    device_id: str
    client_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceBlocked(Event):
    """A device is turned away whatever it calls itself."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUnblocked(Event):
    """A device may ask to be let in again."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceForgotten(Event):
    """A device is no longer known; it may ask to be let in as any other."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRenewed(Event):
    """The tokens that a device was given so far are outdated."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceGreeted(Event):
    """A device that was let in said hello. ``aec``: it wants the hub to cancel the echo of its loudspeaker."""

    device_id: str
    session_id: str
    aec: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceConnected(Event):
    """A device opened a conversation."""

    device_id: str
    session_id: str
    client_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceDisconnected(Event):
    """A device's conversation is over. ``refused`` counts what of its messages was of no use, by kind."""

    device_id: str
    session_id: str
    reason: str
    refused: Mapping[str, int] = field(default_factory=dict)
