"""Linux and macOS: a program of the system's keeps it awake as long as it runs; we run and end it."""

import contextlib
import os
import subprocess
import threading
from collections.abc import Sequence
from typing import IO, Final

from hub.awake.base import WHO, WHY, AwakeError

ANSWER_S: Final = 5.0
"""Longest wait until it keeps the computer awake, and for its end, seconds."""

INHIBIT: Final = (
    "systemd-inhibit",
    "--what=idle:sleep",
    f"--who={WHO}",
    f"--why={WHY}",
    "--mode=block",
    "cat",
)
"""Linux: ``cat`` runs once logind has agreed. It ends with its input, so with us, however we end."""

CAFFEINATE: Final = ("caffeinate", "-i", "cat")
"""macOS: the same."""


class ChildAwake:
    """Runs a command that gives back what it is sent as soon as the computer is kept awake."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Of the child; None when there is none."""
        return self._child.pid if self._child else None

    def hold(self) -> None:
        """Run it; raises ``AwakeError`` when it is not there, or ends at once."""
        if self._child is not None and self._child.poll() is None:
            return
        self.release()
        try:
            child = subprocess.Popen(  # noqa: S603 - a fixed command
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as error:
            raise AwakeError(f"{self._command[0]} cannot be run: {os.strerror(error.errno or 0)}.") from error
        self._child = child
        if not _echoes(child):
            said = self._end().decode("utf-8", "replace").strip()
            raise AwakeError(f"{self._command[0]} did not agree. {said}".strip())

    def release(self) -> None:
        """End it."""
        self._end()

    def _end(self) -> bytes:
        """End it; what it complained of."""
        child, self._child = self._child, None
        if child is None:
            return b""
        try:
            _, said = child.communicate(timeout=ANSWER_S)  # its input ends, and so does it
        except subprocess.TimeoutExpired:
            child.kill()
            _, said = child.communicate()
        return said or b""


def _echoes(child: "subprocess.Popen[bytes]") -> bool:
    """Whether it gives back what it is sent, in time."""
    late = threading.Timer(ANSWER_S, child.kill)
    late.start()
    try:
        return _asked(child.stdin, child.stdout)
    finally:
        late.cancel()


def _asked(into: IO[bytes] | None, out: IO[bytes] | None) -> bool:
    if into is None or out is None:
        return False
    with contextlib.suppress(BrokenPipeError):
        into.write(b"held\n")
        into.flush()
    return out.readline() == b"held\n"
