"""What the program starts as its own child process: nobody types these, so no help names them."""

from collections.abc import Sequence
from typing import Final

FLASH_WORKER: Final = "flash-worker"
"""Works on one board, with esptool."""


def is_own_child(given: Sequence[str]) -> bool:
    """Whether this process is such a child, by what it was given on its command line."""
    return list(given) == [FLASH_WORKER]


def run_hidden() -> int:
    """Be it; returns the exit status."""
    from hub.firmware.usb import worker

    return worker.main()
