"""Linux and its like: a file in the desktop's autostart folder."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ui.autostart.base import NAME, TITLE, AutostartError, remove, write

OFF: Final = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
"""By which a desktop's own settings switch a file off without removing it."""

_SPECIAL: Final = '"`$\\'
"""What is to be written with a backslash inside of quotes, says the Desktop Entry Specification."""


class XdgAutostart:
    """``~/.config/autostart/xiaozhi-hub.desktop``."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` is the person's autostart folder, found by the environment if not given."""
        self._file = (folder or _folder()) / f"{NAME}.desktop"

    def enabled(self) -> bool:
        """Whether the file is there, and not switched off."""
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise AutostartError(f"{self._file} cannot be read: {error.strerror}") from error
        return not any(line.strip().replace(" ", "") in OFF for line in lines)

    def enable(self, command: Sequence[str]) -> None:
        """Write the file."""
        entry = {
            "Type": "Application",
            "Name": TITLE,
            "Exec": " ".join(map(quoted, command)),
            "Icon": NAME,
            "Terminal": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        text = "\n".join(("[Desktop Entry]", *(f"{key}={value}" for key, value in entry.items()), ""))
        write(self._file, text.encode())

    def disable(self) -> None:
        """Remove the file."""
        remove(self._file)


def quoted(word: str) -> str:
    """One word of an ``Exec`` line: quoted, and escaped once more, for the value itself is a string.

    Raises:
        AutostartError: There is a line's end or the like in it, which would begin another entry.
    """
    if not word.isprintable():
        raise AutostartError("The program's path or data folder has a character that cannot be written there.")
    inside = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in word)
    return f'"{inside}"'.replace("\\", "\\\\").replace("%", "%%")


def _folder() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(config) if Path(config).is_absolute() else Path.home() / ".config") / "autostart"
