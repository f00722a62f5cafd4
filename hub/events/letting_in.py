"""Devices that ask to be let in, and those that are refused."""

from dataclasses import dataclass, field
from enum import StrEnum

from hub.events.event import Event


class WaitReason(StrEnum):
    """Why a device waits for a person."""

    NEW = "new"  # nobody knows it
    NEW_IDENTITY = "new_identity"  # the device is known, with another client id
    RESET = "reset"  # it is known, and nothing is decided about it


class Refusal(StrEnum):
    """Why a connection was refused at the handshake."""

    NAMELESS = "nameless"  # it does not say which device it is
    MISSING = "missing"  # no token
    FORGED = "forged"  # no token of any hub, or one of this hub that was changed
    UNSIGNED = "unsigned"  # a token without signature, or with another kind than this hub makes
    FOREIGN = "foreign"  # a token of another hub, or from before this one lost its secret
    OTHERS = "others"  # a genuine token, but another device's
    NOT_APPROVED = "not_approved"  # a genuine token of a device that is no longer let in
    BLOCKED = "blocked"  # a person has blocked the device
    OUTDATED = "outdated"  # a token from before it was renewed, where none but the present one will do


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceWaiting(Event):
    """A device asks to be let in. ``code`` is what it shows and speaks, for a person; it goes into no log."""

    device_id: str
    client_id: str
    board: str
    reason: WaitReason
    code: str = field(repr=False)
    expires: float
    contested: bool = False  # another waits under the same id


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCleared(Event):
    """Nobody waits to be let in any longer, for a person has cleared the list."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingWindowChanged(Event):
    """New devices are let in by themselves until ``ends``; None: no longer."""

    ends: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRefused(Event):
    """A device that waits does not have the key of the serial number it names; ``failed`` times so far."""

    device_id: str
    client_id: str
    serial_number: str
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRefused(Event):
    """Connections were refused at the handshake: the newest, and how many since the last that was told."""

    device_id: str
    address: str
    reason: Refusal
    count: int = 1
