"""The sockets that servers listen on: one for each address, all with the same port."""

import asyncio
import os
import socket
from collections.abc import Sequence
from typing import Any, Final

from hub.addresses import listen_error
from hub.errors import AddressUnavailableError, SetupError

TRIES: Final = 10
"""Free ports that are tried when one is wanted that is free at every address."""


async def open_sockets(hosts: Sequence[str], port: int) -> tuple[list[socket.socket], int]:
    """Sockets bound to ``port`` at each of ``hosts``, and that port; 0 picks one that is free at all of them.

    An IPv6 socket takes no IPv4 connections: who wants both names both, and peers have their own addresses.

    Raises:
        SetupError: An address or the port cannot be used.
    """
    places = [place for host in hosts for place in await _places(host)]
    for _ in range(TRIES - 1):
        try:
            return _bind_all(places, port)
        except SetupError:
            if port:
                raise
    return _bind_all(places, port)


async def _places(host: str) -> list[tuple[socket.AddressFamily, str]]:
    """The addresses that ``host`` is: itself, or those of the name."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise AddressUnavailableError(f"The hub cannot listen on {host}: it is not this computer's.") from error
    return list(dict.fromkeys((family, _scoped(place)) for family, *_, place in found))


def _scoped(place: Sequence[Any]) -> str:
    """The address with its zone, as only link-local IPv6 ones have it."""
    host = str(place[0])
    zone = place[3] if len(place) > 3 else 0  # noqa: PLR2004 - address, port, flow, zone
    return f"{host}%{zone}" if zone and "%" not in host else host


def _bind_all(places: Sequence[tuple[socket.AddressFamily, str]], port: int) -> tuple[list[socket.socket], int]:
    sockets: list[socket.socket] = []
    try:
        for family, host in places:
            sockets.append(_bind(family, host, port))
            port = sockets[0].getsockname()[1]
    except SetupError:
        for each in sockets:
            each.close()
        raise
    return sockets, port


def _bind(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    try:
        sock = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:  # this system has no IPv6
        raise listen_error(error, host, port) from error
    try:
        if os.name == "posix":  # on Windows this would take the port from who has it
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind((host, port))
        sock.listen()
    except OSError as error:
        sock.close()
        raise listen_error(error, host, port) from error
    sock.setblocking(False)
    return sock
