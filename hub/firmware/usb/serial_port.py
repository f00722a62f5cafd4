"""A serial port that is read. Everything here blocks, for at most ``READ_S`` once the port is open."""

import errno
import os
import time
from typing import Any, Final, Protocol

BAUD: Final = 115_200
"""At which chips, ESP-IDF and the devices' firmware print, bits per second. A chip's own USB has no rate."""

READ_S: Final = 0.2
"""Longest wait for bytes, seconds: so soon a person who stops it sees it stopped."""

AT_ONCE: Final = 4096
"""Bytes that are read at a time: what a board with a UART sends in a third of a second."""

NO_LINES: Final = frozenset({errno.EINVAL, errno.ENOTTY})
"""What a port answers that has no lines beside its data: it cannot start the board anew."""

HELD_S: Final = 0.2
"""So long the chip is held in its reset, seconds. Its own USB needs twice as long as a chip beside it."""


class SerialPort(Protocol):
    """What is read, whatever it is."""

    def read(self) -> bytes:
        """What came, or nothing after a while; raises ``OSError``."""
        ...

    def reset(self) -> None:
        """Start the board anew, into its firmware, where the port can; raises ``OSError``."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


class OpenPort:
    """A port of this computer, or one behind a URL."""

    def __init__(self, path: str) -> None:
        """Open it, without starting the board anew.

        Args:
            path: As the system calls it, or a URL of pyserial.

        Raises:
            OSError: It cannot be opened.
        """
        from serial import serial_for_url

        port: Any = serial_for_url(path, baudrate=BAUD, timeout=READ_S, do_not_open=True)
        port.dtr, port.rts = True, False  # RTS alone would hold the chip in its reset
        if os.name == "posix" and "://" not in path:
            port.exclusive = True
        port.open()
        self._port = port
        try:
            self._set("dtr", on=False)  # DTR alone would start it into its download mode, at its next reset
        except OSError:
            port.close()
            raise

    def read(self) -> bytes:
        """What came, or nothing after a while; raises ``OSError``."""
        content: bytes = self._port.read(1)
        try:
            while content and len(content) < AT_ONCE and (waiting := self._port.in_waiting):
                content += self._port.read(min(waiting, AT_ONCE - len(content)))
        except OSError:
            return content  # the next read says it again
        return content

    def reset(self) -> None:
        """Pull the chip's EN down for a moment: RTS does so beside a UART chip, and on a chip's own USB."""
        self._set("rts", on=True)
        time.sleep(HELD_S)
        self._set("rts", on=False)

    def _set(self, line: str, *, on: bool) -> None:
        try:
            setattr(self._port, line, on)
        except OSError as error:
            if error.errno not in NO_LINES:
                raise

    def close(self) -> None:
        """Let it go."""
        self._port.close()
