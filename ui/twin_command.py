"""The command that starts a software device against this hub."""

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

QUESTION: Final = "What time is it?"
"""Answered without a key and without a network."""


PATIENCE_S: Final = 300
"""How long it waits to be let in, seconds: half as long as its code is good for."""


def twin_command(ota_url: str) -> str:
    """The command, to be typed in the folder in which the hub was started; empty without an address."""
    if not ota_url:
        return ""
    words = [_python(), "-m", "hub", "twin", "--ota", ota_url, "--text", QUESTION]
    words += ["--wait-approval", str(PATIENCE_S)]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _python() -> str:
    """This Python, in as few words as lead to it from here."""
    python = Path(sys.executable)
    try:
        return str(python.relative_to(Path.cwd()))
    except ValueError:
        return str(python)
