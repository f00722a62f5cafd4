"""Who opened a connection, read from what strangers wrote into headers or the query."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from hub.device_id import normal_client_id, normal_device_id
from hub.protocol.frames import Framing


@dataclass(frozen=True, slots=True)
class Identity:
    """A device as it calls itself; ids that are none are empty. Nothing here is proven."""

    device_id: str
    client_id: str
    framing: Framing


CREDENTIALS = ("authorization", "access_token", "token")
"""Parts of the query that clients put a token into which cannot set headers."""


def split_target(target: str) -> tuple[str, dict[str, str]]:
    """The path of a request, and its query with names in lower case, the first of each; empty for nonsense."""
    try:
        parts = urlsplit(target)
    except ValueError:  # half an IPv6 address
        return "", {}
    query: dict[str, str] = {}
    for name, value in parse_qsl(parts.query):
        query.setdefault(name.lower(), value)
    return parts.path, query


def read_introduction(header: Callable[[str], str], target: str) -> tuple[Identity, str]:
    """Who a peer says it is, and what it shows for it.

    Args:
        header: Gives the first header of a name, in any case; empty when there is none.
        target: Of the request: its path and query.
    """
    _, parts = split_target(target)

    def asked(name: str) -> str:
        return parts.get(name, "")

    return read_identity(header, asked), read_credential(header, asked)


def read_identity(header: Callable[[str], str], query: Callable[[str], str]) -> Identity:
    """Read the identity from ``header``, else ``query``: both give "" for what is not there.

    Args:
        header: Gives a header by its name in any case.
        query: Gives a part of the query by its name in lower case.
    """
    return Identity(
        device_id=normal_device_id(header("Device-Id") or query("device-id")),
        client_id=normal_client_id(header("Client-Id") or query("client-id")),
        framing=_framing(header("Protocol-Version") or query("protocol-version")),
    )


def read_credential(header: Callable[[str], str], query: Callable[[str], str]) -> str:
    """What is shown for a token, perhaps with ``Bearer`` before it; empty when nothing is."""
    given = (header("Authorization"), *map(query, CREDENTIALS))
    return next((text for text in given if text.strip()), "")


def _framing(text: str) -> Framing:
    known = {str(framing.value): framing for framing in Framing}
    return known.get(text.strip(), Framing.V1)
