"""Who opened a connection, read from what strangers wrote into headers or the query."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.device_id import PLAIN_ID, normal_device_id
from hub.protocol.frames import Framing


@dataclass(frozen=True, slots=True)
class Identity:
    """A device as it calls itself. Nothing here is proven."""

    device_id: str
    client_id: str
    framing: Framing


def read_identity(header: Callable[[str], str], query: Callable[[str], str]) -> Identity:
    """Read the identity from ``header``, else ``query``: both give "" for what is not there."""
    client = (header("Client-Id") or query("client-id")).strip()
    return Identity(
        device_id=normal_device_id(header("Device-Id") or query("device-id")),
        client_id=client if PLAIN_ID.match(client) else "",
        framing=_framing(header("Protocol-Version") or query("protocol-version")),
    )


def _framing(text: str) -> Framing:
    known = {str(framing.value): framing for framing in Framing}
    return known.get(text.strip(), Framing.V1)
