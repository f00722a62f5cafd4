"""One window for each person, data folder and hub: a second start has the first window come to the front."""

import getpass
import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

PATIENCE_MS: Final = 5_000
"""Longest wait for the first one, milliseconds: it may be busy starting."""

ACTIVATION: Final = "XDG_ACTIVATION_TOKEN"
"""Wayland: by this a program that a person has started may bring a window to the front."""

RAISE: Final = b"raise"
HERE: Final = b"here\n"
LONGEST: Final = 1_024
"""Of what a second start says, bytes: an activation token has some forty."""


def instance_name(data_dir: Path, address: str = "") -> str:
    """What the window of this person is called that shows this hub."""
    whose = "\n".join((getpass.getuser(), str(data_dir.resolve()), address))
    name = f"xiaozhi-hub-{hashlib.sha256(whose.encode()).hexdigest()[:16]}"
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return f"{folder}/{name}" if folder and Path(folder).is_dir() else name


class Instance(QObject):
    """The first one listens; another one finds it and leaves.

    Two that start at the very same moment may both believe to be the first: the hub's claim on its data folder
    lets one of them in only.
    """

    raise_wanted = Signal()

    def __init__(self, name: str) -> None:
        """``name`` is of ``instance_name``."""
        super().__init__()
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)

    def is_first(self) -> bool:
        """Whether there is no other; if there is, its window comes to the front. Blocks for 10 s at most."""
        if _is_a_stranger_s(self._name):
            log.warning(
                "another person has taken the name %s: a second start will not find this window", self._name
            )
            return True
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE_MS):
            if _answers(socket):
                return False
            log.warning("another window is open and does not answer")
            return True
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # of one that was killed
            if not self._server.listen(self._name):
                log.warning("a second start will not find this window: %s", self._server.errorString())
        return True

    def close(self) -> None:
        """Be found no longer."""
        self._server.close()

    def _come(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._hear)
            socket.disconnected.connect(socket.deleteLater)

    def _hear(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        word, _, activation = bytes(socket.readLine(2 * LONGEST).data()).strip().partition(b" ")
        if word != RAISE:
            socket.abort()
            return
        socket.write(HERE)
        socket.flush()
        if activation:
            os.environ[ACTIVATION] = activation.decode("utf-8", "replace")
        self.raise_wanted.emit()


def _is_a_stranger_s(name: str) -> bool:
    """Whether another person listens there: where all may write, anybody could take the name."""
    if sys.platform == "win32":
        return False
    try:
        return (Path(QDir.tempPath()) / name).lstat().st_uid != os.getuid()
    except OSError:
        return False


def _answers(socket: QLocalSocket) -> bool:
    """Whether the first one hears that it is to come to the front."""
    socket.write(RAISE + b" " + os.environ.get(ACTIVATION, "").encode()[:LONGEST] + b"\n")
    answered = socket.waitForReadyRead(PATIENCE_MS) and bytes(socket.readAll().data()) == HERE
    socket.disconnectFromServer()
    return answered
