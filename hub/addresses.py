"""This machine's addresses, and what to say when one cannot be listened on."""

import errno
import ipaddress
import socket
from collections.abc import Sequence

import ifaddr

from hub.config.network import ANY_IPV4, THIS_MACHINE
from hub.errors import AddressUnavailableError, PortInUseError, SetupError

OUTSIDE = ("192.0.2.1", 9)
"""An address for documentation only (RFC 5737): asking for the way there sends nothing."""


def lan_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine that others can reach, the one of the default route first."""
    found = [
        str(ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if isinstance(ip.ip, str) and not _only_here(ip.ip)
    ]
    preferred = _default_route_address()
    return tuple(sorted(dict.fromkeys(found), key=lambda address: address != preferred))


def ipv6_addresses() -> tuple[str, ...]:
    """IPv6 addresses of this machine that others can reach from anywhere in its networks."""
    found = [str(ip.ip[0]) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv6]
    return tuple(dict.fromkeys(address for address in found if not _only_here(address)))


def shown_host(hosts: Sequence[str], addresses: Sequence[str]) -> str:
    """The address to tell a person for a server that listens on ``hosts`` and is reached by ``addresses``."""
    if ANY_IPV4 in hosts:
        return next(iter(addresses), THIS_MACHINE)
    host = next((host for host in hosts if host in addresses), hosts[0])
    return f"[{host}]" if ":" in host else host


def announced_addresses(hosts: Sequence[str]) -> tuple[str, ...]:
    """The IPv4 addresses under which a server that listens on ``hosts`` is reached now. Blocking: below 1 ms.

    Empty without a network, and when this machine has lost the addresses ``hosts``.
    """
    if ANY_IPV4 in hosts:
        return lan_addresses()
    return tuple(host for host in hosts if _is_ipv4(host) and _is_here(host))


def listen_error(error: OSError, host: str, port: int) -> SetupError:
    """What to tell when listening on ``host``:``port`` failed."""
    if error.errno == errno.EADDRINUSE:
        return PortInUseError(f"Port {port} is in use by another program. Choose another port.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return PortInUseError(f"Port {port} is reserved for the system. Choose one above 1023.")
    return AddressUnavailableError(f"The hub cannot listen on {host}: {error.strerror or error}.")


def _only_here(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return ip.is_loopback or ip.is_link_local


def _is_ipv4(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def _is_here(address: str) -> bool:
    """Whether ``address`` is one of this machine's; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return False
        return True


def _default_route_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(OUTSIDE)
        except OSError:
            return ""
        address: str = probe.getsockname()[0]
        return address
