"""Which other programs have ports open, where the system tells (Linux). Blocking."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

PROCESSES: Final = Path("/proc")


def users_of(paths: Iterable[str], processes: Path = PROCESSES) -> Mapping[str, str]:
    """By path, who else has it open, as "program (pid)"; without those that nobody is known to have.

    Only what the person's own programs have open is told by the system.
    """
    wanted = {real: path for path in paths if path.startswith("/") and (real := os.path.realpath(path))}
    if not wanted or not processes.is_dir():
        return {}
    found: dict[str, str] = {}
    for process in processes.iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        for target in _open_files(process):
            if target in wanted:
                found[wanted[target]] = f"{_name(process)} ({process.name})"
    return found


def _open_files(process: Path) -> Iterator[str]:
    try:
        for handle in (process / "fd").iterdir():
            yield str(handle.readlink())
    except OSError:  # it is another person's, or has ended
        return


def _name(process: Path) -> str:
    try:
        name = (process / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return "?"
    return "".join(letter if letter.isprintable() else "?" for letter in name)
