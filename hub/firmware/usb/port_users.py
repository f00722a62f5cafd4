"""Which other programs have ports open, where the system tells (Linux). Blocking."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PROCESSES: Final = Path("/proc")

LASTS_S: Final = 10.0
"""How long it holds that nobody new has a port open, seconds. To look through all that hundreds of
programs have open takes tens of milliseconds, in which the hub's other work is slowed down."""


@dataclass(frozen=True, slots=True)
class User:
    """A program that has a port open. ``process`` is where the system tells of it."""

    process: Path
    program: str

    @property
    def told(self) -> str:
        """For a person, as "program (pid)"."""
        return f"{self.program} ({self.process.name})"


class PortUsers:
    """Remembers what it saw. It is to be asked by one thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, processes: Path = PROCESSES) -> None:
        """``clock`` is one that nobody sets, seconds."""
        self._clock = clock
        self._processes = processes
        self._seen: Mapping[str, User] = {}
        self._paths: tuple[str, ...] = ()
        self._at = 0.0

    def of(self, paths: Sequence[str], *, sure: bool) -> Mapping[str, str]:
        """By path, who else has it open, for a person; without those that nobody is known to have.

        Only what the person's own programs have open is told by the system.

        Args:
            paths: Of ports.
            sure: Look through all programs, whenever that was done last. Else a program that opened one of
                these ports within ``LASTS_S`` may be missing; none is told that has closed it.
        """
        now = self._clock()
        if sure or tuple(paths) != self._paths or now - self._at >= LASTS_S:
            self._paths, self._at = tuple(paths), now
            self._seen = _users_of(paths, self._processes)
        else:
            self._seen = {path: user for path, user in self._seen.items() if _has_open(user.process, path)}
        return {path: user.told for path, user in self._seen.items()}


def _users_of(paths: Sequence[str], processes: Path) -> Mapping[str, User]:
    wanted = {os.path.realpath(path): path for path in paths if path.startswith("/")}
    if not wanted or not processes.is_dir():
        return {}
    found: dict[str, User] = {}
    for process in processes.iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        for target in _open_files(process):
            if target in wanted:
                found[wanted[target]] = User(process, _name(process))
    return found


def _has_open(process: Path, path: str) -> bool:
    return os.path.realpath(path) in _open_files(process)


def _open_files(process: Path) -> Iterator[str]:
    """What a program has open; a ``Path`` for each of thousands would take four times as long."""
    try:
        with os.scandir(process / "fd") as handles:
            for handle in handles:
                if target := _target(handle.path):
                    yield target
    except OSError:  # it is another person's, or has ended
        return


def _target(handle: str) -> str:
    try:
        return os.readlink(handle)  # noqa: PTH115
    except OSError:  # it was closed just now
        return ""


def _name(process: Path) -> str:
    try:
        name = (process / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return "?"
    return "".join(letter if letter.isprintable() else "?" for letter in name)
