"""What the device did while it started, as bare facts with their moments."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class BootStep(StrEnum):
    """What it did."""

    CHECKED = "checked"  # it told the hub its version, and got an answer
    UPGRADING = "upgrading"  # it begins to fetch other firmware
    INSTALLED = "installed"  # that is in the flash, and runs from the next start on
    NOT_INSTALLED = "not_installed"  # it goes on with what it runs
    CONFIRMED = "confirmed"  # new firmware may stay
    ROLLED_BACK = "rolled_back"  # new firmware was never confirmed: the one before runs again
    CRASHED = "crashed"  # it starts again by itself
    LOST = "lost"  # it does not come back
    ASSETS_INSTALLED = "assets_installed"  # other fonts and wake words are in the flash
    ASSETS_KEPT = "assets_kept"  # others could not be fetched: those before are still there
    ASSETS_GONE = "assets_gone"  # others came in part: it has none now


@dataclass(frozen=True, slots=True)
class BootNote:
    """One step, at a moment on the twin's clock; ``version`` is what ran then, ``why`` says more in words."""

    at: float
    step: BootStep
    version: str
    why: str = ""


OnBoot = Callable[[BootNote], None]
"""Is told each step as it is done."""


def ignore_boot(_note: BootNote) -> None:
    """For who reads them afterwards."""
