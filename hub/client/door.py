"""Where a hub's API is. A value of its own, so that a window can hold one before it loads the client."""

from dataclasses import dataclass, field
from ssl import SSLContext


@dataclass(frozen=True, slots=True)
class ApiDoor:
    """Where a hub's API is, and what lets one in."""

    url: str  # as http://192.168.1.5:8003
    token: str = field(repr=False)  # sent in a header and nowhere else
    tls: SSLContext | None = None  # for a certificate that this computer does not know
