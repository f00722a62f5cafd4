"""The sockets that servers listen on: one for each address, all with the same port."""

import asyncio
import errno
import os
import socket
from collections.abc import Callable, Sequence
from typing import Any, Final

from hub.addresses import listen_error
from hub.errors import AddressUnavailableError, SetupError

TRIES: Final = 10
"""Free ports that are tried when one is wanted that is free at every address."""

OUT_OF_FILES: Final = frozenset({errno.EMFILE, errno.ENFILE})
"""The process may open no more files, or the system no more."""

TurnedAway = Callable[[str], None]
"""Is told of the address of who was turned away because no more files can be opened."""


class ListeningSocket(socket.socket):
    """A socket that turns away who comes when no more files can be opened.

    Left in the queue they would wait for nothing, and asyncio would write down a traceback for each, a hundred
    times a second. So one file is kept for that case: it makes room for the connection, which is closed.
    """

    def __init__(self, family: socket.AddressFamily, turned_away: TurnedAway) -> None:
        # With the protocol named, asyncio sends at once. Else a message that follows another waits until the
        # peer has acknowledged that one, for 40 ms, and what comes later arrives too close behind it.
        super().__init__(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._turned_away = turned_away
        self._spare: int | None = None
        self._keep_spare()

    def accept(self) -> tuple[socket.socket, Any]:
        """A connection, as ever; raises ``BlockingIOError``, too, when one was turned away."""
        try:
            return super().accept()
        except OSError as error:
            if error.errno not in OUT_OF_FILES or self._spare is None:
                raise
            self._turn_away()
            raise BlockingIOError(errno.EAGAIN, "one was turned away") from error

    def close(self) -> None:
        """Close it, and what it kept."""
        super().close()
        self._let_go()

    def _turn_away(self) -> None:
        self._let_go()
        try:
            connection, address = super().accept()
            connection.close()
            self._turned_away(str(address[0]))
        except OSError:  # a thread was faster; the connection is still there for the next time
            return
        finally:
            self._keep_spare()

    def _keep_spare(self) -> None:
        try:
            self._spare = os.open(os.devnull, os.O_RDONLY)
        except OSError:
            self._spare = None

    def _let_go(self) -> None:
        if self._spare is not None:
            os.close(self._spare)
            self._spare = None


def _ignore(_address: str) -> None:
    pass


async def open_sockets(
    hosts: Sequence[str], port: int, turned_away: TurnedAway = _ignore
) -> tuple[list[socket.socket], int]:
    """Sockets bound to ``port`` at each of ``hosts``, and that port; 0 picks one that is free at all of them.

    An IPv6 socket takes no IPv4 connections: who wants both names both, and peers have their own addresses.

    Raises:
        SetupError: An address or the port cannot be used.
    """
    places = [place for host in hosts for place in await _places(host)]
    for _ in range(TRIES - 1):
        try:
            return _bind_all(places, port, turned_away)
        except SetupError:
            if port:
                raise
    return _bind_all(places, port, turned_away)


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


def _bind_all(
    places: Sequence[tuple[socket.AddressFamily, str]], port: int, turned_away: TurnedAway
) -> tuple[list[socket.socket], int]:
    sockets: list[socket.socket] = []
    try:
        for family, host in places:
            sockets.append(_bind(family, host, port, turned_away))
            port = sockets[0].getsockname()[1]
    except SetupError:
        for each in sockets:
            each.close()
        raise
    return sockets, port


def _bind(family: socket.AddressFamily, host: str, port: int, turned_away: TurnedAway) -> socket.socket:
    try:
        sock = ListeningSocket(family, turned_away)
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
