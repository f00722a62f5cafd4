"""What starts programs when a person logs in: one shape for all systems."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from hub.errors import HubError

NAME: Final = "xiaozhi-hub"
TITLE: Final = "Xiaozhi Hub"
MINIMIZED: Final = "--minimized"


class AutostartError(HubError):
    """The system does not let it be changed, or it cannot be found out."""

    code = "autostart"


class Autostart(Protocol):
    """One system's way. Everything blocks, for a moment, and raises ``AutostartError``."""

    def enabled(self) -> bool:
        """Whether the program is started when the person logs in."""
        ...

    def enable(self, command: Sequence[str]) -> None:
        """Have ``command`` started from now on."""
        ...

    def disable(self) -> None:
        """Have it started no longer."""
        ...


def write(file: Path, content: bytes) -> None:
    """Have the system find ``content`` in ``file``; raises ``AutostartError``."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise AutostartError(f"{file} cannot be written: {error.strerror}") from error


def remove(file: Path) -> None:
    """Have it there no longer; raises ``AutostartError``."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise AutostartError(f"{file} cannot be removed: {error.strerror}") from error


def start_command(data_dir: Path | None = None, config: Path | None = None) -> list[str]:
    """What starts this program again, into the tray.

    Args:
        data_dir: Where that is not the usual one.
        config: The settings file that was named at the start.
    """
    command = [*_program(Path(sys.executable)), MINIMIZED]
    if data_dir is not None:
        command += ["--data-dir", str(data_dir)]
    if config is not None:
        command += ["--config", str(config.absolute())]
    return command


def _program(python: Path) -> list[str]:
    """The program that was installed beside Python, without a console where there is a choice."""
    for name in (NAME, f"{NAME}.exe"):
        if (python.parent / name).is_file():
            return [str(python.parent / name)]
    quiet = python.with_name("pythonw.exe")
    return [str(quiet if quiet.is_file() else python), "-m", "ui"]
