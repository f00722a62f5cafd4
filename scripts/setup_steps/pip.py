"""Runs pip of the interpreter that runs us, for the environment in .venv; nothing unlocked gets in."""

import collections
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .report import SetupFailed, clear_status

QUIET = ("--disable-pip-version-check", "--no-input", "--progress-bar", "off")
SETTINGS = {"PYTHONUNBUFFERED": "1", "PIP_ROOT_USER_ACTION": "ignore"}
KEPT_LINES = 30  # of pip's own words, shown when it fails


def run(
    arguments: Sequence[str],
    *,
    python: Path | None = None,
    cwd: Path | None = None,
    environment: dict[str, str] | None = None,
    line: Callable[[str], None] = lambda _: None,
) -> None:
    """Run pip; each line it prints is handed to ``line``.

    Args:
        arguments: The command and its options.
        python: The environment to work on; None for our own interpreter's.
        cwd: Where pip runs.
        environment: Added to the environment variables.
        line: Told each line as it comes.

    Raises:
        SetupFailed: pip failed; its last words were printed.
    """
    target = ("--python", str(python)) if python else ()
    command = [sys.executable, "-m", "pip", *target, *arguments[:1], *QUIET, *arguments[1:]]
    last: collections.deque[str] = collections.deque(maxlen=KEPT_LINES)
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **SETTINGS, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    with process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        for text in process.stdout:
            last.append(text.rstrip())
            line(text.strip())
    if process.returncode:
        clear_status()
        sys.stderr.write("".join(f"  {text}\n" for text in last))
        raise SetupFailed("pip failed, see above; check the network and free disk space, then run this again.")
