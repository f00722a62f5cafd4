"""Who the device says it is: a MAC and a client id, kept between runs on request."""

import json
import re
import secrets
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hub.twin.errors import UsageError

MAC_PATTERN = re.compile(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}")
"""Lower case, with colons: how the device writes it in ``Device-Id``."""

VERSION = "2.4.2"
"""The firmware whose behaviour is modelled; a device runs it unless it is said otherwise."""

Entropy = Callable[[int], bytes]
"""Gives that many random bytes."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``mac`` goes out as ``Device-Id``, ``client_id`` (a UUID) as ``Client-Id``."""

    mac: str
    client_id: str


def new_identity(entropy: Entropy = secrets.token_bytes) -> Identity:
    """A device nobody has met. Its MAC is a locally administered one, so no real board has it."""
    octets = bytes([0x02]) + entropy(5)
    return Identity(octets.hex(":"), str(uuid.UUID(bytes=entropy(16), version=4)))


def identity_file(folder: Path, index: int) -> Path:
    """Where device number ``index`` (from 0) keeps its identity: ``twin.json``, ``twin-2.json``, and so on."""
    return folder / ("twin.json" if index == 0 else f"twin-{index + 1}.json")


def keep_identity(folder: Path, index: int = 0, entropy: Entropy = secrets.token_bytes) -> Identity:
    """The identity in ``folder``, made there if there is none yet. Blocking.

    Raises:
        UsageError: The file holds no identity, or the folder cannot be used.
    """
    file = identity_file(folder, index)
    try:
        if file.exists():
            return _read(file)
        folder.mkdir(parents=True, exist_ok=True)
        identity = new_identity(entropy)
        draft = file.with_suffix(".new")
        draft.write_text(json.dumps(asdict(identity)) + "\n", encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise UsageError(f"The identity cannot be kept in {file}: {error.strerror}.") from error
    return identity


def _read(file: Path) -> Identity:
    try:
        data: Any = json.loads(file.read_text(encoding="utf-8"))
        identity = Identity(data["mac"], str(uuid.UUID(data["client_id"])))
        known = MAC_PATTERN.fullmatch(identity.mac)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{file} holds no identity: delete it to get a new one.") from error
    if known is None:
        raise UsageError(f"{file} holds no MAC address: delete it to get a new one.")
    return identity
