"""A board without a board: the mock bootloader behind a TCP port, its flash at hand, and a cable to pull."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from esp32_mock_bootloader import protocol
from esp32_mock_bootloader.server import BootloaderConnection, FlashImage, handle_client

from tests.firmware.images import Row

FLASH_SIZE: Final[int] = protocol.FLASH_MOCK_SIZE

FLASH_OF_1_MB: Final = 0x14_4020
"""A chip's maker, kind and size, as it tells them; for ``protocol.MOCK_FLASH_ID``."""

TABLE_1M: Final[tuple[Row, ...]] = (
    ("nvs", 1, 0x02, 0x9000, 0x6000),
    ("factory", 0, 0x00, 0x1_0000, 0xF_0000),
)
"""Divides that: what is to be read back whole is read back sooner."""


class _Cable(BootloaderConnection):  # type: ignore[misc]
    """The wire between the two. It counts what goes to the board."""

    def __init__(self, sock: socket.socket, board: "MockBoard") -> None:
        super().__init__(sock=sock)
        self._board = board

    def recv(self, size: int) -> bytes:
        while True:  # the mock itself gives up a reader who takes longer than a twentieth of a second
            try:
                chunk: bytes = super().recv(size)
            except TimeoutError:
                if self._board.ended:
                    raise
                continue
            self._board.heard(len(chunk))
            return chunk


class MockBoard:
    """A board on ``url``.

    Attributes:
        url: How pyserial opens it.
        flash: What is on it.
        pull_after: Bytes to the board after which the cable is pulled; None: it stays.
        freeze_after: The same, after which the board answers no more.
        frozen: It does not.
    """

    def __init__(self, chip: str = "esp32s3") -> None:
        self.flash = FlashImage()
        self.pull_after: int | None = None
        self.freeze_after: int | None = None
        self.frozen = threading.Event()
        self._received = 0
        self._chip = chip
        self._stop = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = "socket://{}:{}".format(*self._server.getsockname())
        self._sock: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="mock board", daemon=True)
        self._thread.start()

    @property
    def content(self) -> bytes:
        """All of its flash."""
        return bytes(self.flash.data)

    @property
    def ended(self) -> bool:
        """Whether nobody uses it any more."""
        return self._stop.is_set()

    def heard(self, count: int) -> None:
        """Bytes came over the cable."""
        self._received += count
        if self.pull_after is not None and self._received > self.pull_after:
            with suppress(OSError):
                self._server.shutdown(socket.SHUT_RDWR)
            raise OSError("pulled out")
        if self.freeze_after is not None and self._received > self.freeze_after:
            self.frozen.set()
            self._stop.wait()

    def close(self) -> None:
        self._stop.set()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)  # closing alone wakes nobody who waits for a connection
        self._server.close()
        if self._sock is not None:
            self._sock.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                self._sock, _ = self._server.accept()
            except OSError:
                return
            handle_client(
                _Cable(self._sock, self), self._stop, self._chip, exit_on_disconnect=True, flash=self.flash
            )


@contextmanager
def mock_board(chip: str = "esp32s3") -> Iterator[MockBoard]:
    board = MockBoard(chip)
    try:
        yield board
    finally:
        board.close()
