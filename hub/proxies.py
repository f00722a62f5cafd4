"""Who really asks, when a reverse proxy stands in between: what its headers say, if the proxy is trusted.

nginx's usual three are read: ``X-Forwarded-For``, ``X-Forwarded-Proto`` and ``X-Forwarded-Host``. From anybody
else they are worth nothing: everybody can send them.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Any, Final

Values = Callable[[str], Sequence[str]]
"""Gives all values of a request's header, in their order; none when it is not there."""

FOR, PROTO, HOST = "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"

MAX_HOPS: Final = 20
"""Proxies that are followed, the nearest first; nobody has so many, and the list is a stranger's."""

_WITH_PORT: Final = re.compile(r"\[([^\]]+)\](?::\d{1,5})?|([0-9.]+):\d{1,5}")
"""Some proxies add the port."""

_HOST: Final = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9.])?)(?::(\d{1,5}))?")
"""A name or an IPv4 address, and a port. An IPv6 address is no name."""

_MAX_PORT: Final = 65_535


@dataclass(frozen=True, slots=True)
class Front:
    """How a client reached the trusted proxy."""

    secure: bool  # over TLS
    host: str  # the name it used, in lower case; empty when the proxy does not say
    port: int  # with it; the scheme's own when it is not said


class Proxies:
    """Knows whose word counts. Without a list, nobody's."""

    def __init__(self, trusted: Iterable[IPv4Network | IPv6Network] = ()) -> None:
        self._trusted = tuple(trusted)

    def client_address(self, peer: str, values: Values) -> str:
        """The address of who asks: the peer's, or what a trusted proxy says.

        Of several hops the last one counts that is no trusted proxy: what stands before it may be invented.
        Nothing is believed behind an entry that is no address.

        Args:
            peer: The address at the other end of the connection; empty when it is not known.
            values: Of the request's headers.
        """
        address = _address(peer)
        if address is None:
            return peer
        hops = [hop for value in values(FOR) for hop in value.split(",")]
        for hop in reversed(hops[-MAX_HOPS:]):
            if not self._trusts(address):
                break
            before = _address(_without_port(hop.strip()))
            if before is None:
                break
            address = before
        return str(address)

    def front(self, peer: str, values: Values) -> Front | None:
        """How the client reached a trusted proxy; None when it came without one."""
        address = _address(peer)
        if address is None or not self._trusts(address):
            return None
        proto, host = _only(values(PROTO)).lower(), read_host(_only(values(HOST)))
        if proto not in ("http", "https") and host is None and not values(FOR):
            return None
        secure = proto == "https"
        name, port = host or ("", 0)
        return Front(secure, name, port or (443 if secure else 80))

    def crowd_key(self, peer: Sequence[Any] | None, key_of: Callable[[str], str]) -> str:
        """Whose connection it is, when those of one address are counted: of a trusted proxy each is another's.

        Args:
            peer: Address and port, as a socket names its peer; None when that is gone.
            key_of: Gives what an address is counted under.
        """
        if not peer:
            return ""
        address = _address(str(peer[0]))
        if address is not None and self._trusts(address):
            return f"{address}#{peer[1]}"
        return key_of(str(peer[0]))

    def _trusts(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self._trusted)


def read_host(text: str) -> tuple[str, int] | None:
    """The name, in lower case, and the port (0: not said) of a ``Host`` header; None when it has no such."""
    match = _HOST.fullmatch(text)
    port = int(match[2] or 0) if match else 0
    if match is None or port > _MAX_PORT:
        return None
    return match[1].lower().rstrip("."), port


def plain_address(address: str) -> str:
    """``address`` in its usual form: an IPv4 one that came over an IPv6 socket as IPv4."""
    known = _address(address)
    return address if known is None else str(known)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _without_port(hop: str) -> str:
    match = _WITH_PORT.fullmatch(hop)
    return match[1] or match[2] if match else hop


def _only(values: Sequence[str]) -> str:
    """The header's value; of several none counts."""
    return values[0].strip() if len(values) == 1 else ""
