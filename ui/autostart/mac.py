"""macOS: a launch agent of the person's own."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ui.autostart.base import AutostartError, remove, write

LABEL: Final = "org.xiaozhi-hub.window"


class LaunchAgent:
    """``~/Library/LaunchAgents/org.xiaozhi-hub.window.plist``; it acts from the next login on."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` is where the person's agents are."""
        self._file = (folder or Path.home() / "Library" / "LaunchAgents") / f"{LABEL}.plist"

    def enabled(self) -> bool:
        """Whether the file is there, and not switched off."""
        try:
            agent = plistlib.loads(self._file.read_bytes())
        except FileNotFoundError:
            return False
        except OSError as error:
            raise AutostartError(f"{self._file} cannot be read: {error.strerror}") from error
        except (plistlib.InvalidFileException, ValueError):
            return False
        return isinstance(agent, dict) and bool(agent.get("RunAtLoad")) and not agent.get("Disabled")

    def enable(self, command: Sequence[str]) -> None:
        """Write the file."""
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        write(self._file, plistlib.dumps(agent))

    def disable(self) -> None:
        """Remove the file."""
        remove(self._file)
