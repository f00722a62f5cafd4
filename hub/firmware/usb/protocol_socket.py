"""Ports named ``socket://HOST:PORT``, for pyserial, which takes this module by its name (``use_our_sockets``).

Its own tells of one byte that waits, however many do: a reader that asks before it reads, as esptool does, then
reads byte by byte. And it lets the system hold small messages back, as the answer to each packet is one: 40 ms
each. Together that makes minutes of what takes seconds.
"""

import select
import socket
from typing import Any, Final

import serial
from serial.urlhandler import protocol_socket

PEEKED: Final = 65_536
"""Most bytes that are said to wait: more than any packet has."""


class Serial(protocol_socket.Serial):  # type: ignore[misc]
    """As pyserial's."""

    _socket: Any

    def open(self) -> None:
        """Connect; raises ``SerialException``."""
        super().open()
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def in_waiting(self) -> int:
        """How many bytes there are to read; 1 when the other end has gone, as reading then says so."""
        if not self.is_open:
            raise serial.PortNotOpenError
        ready, _, _ = select.select([self._socket], [], [], 0)
        return max(1, len(self._socket.recv(PEEKED, socket.MSG_PEEK))) if ready else 0


def use_our_sockets() -> None:
    """Have pyserial take these, in this process."""
    package = __name__.rpartition(".")[0]
    if package not in serial.protocol_handler_packages:
        serial.protocol_handler_packages.insert(0, package)
