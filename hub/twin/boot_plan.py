"""What a device starts with, and what goes wrong when it updates: chosen on the command line or by a test."""

from dataclasses import dataclass
from pathlib import Path

from hub.twin.boot_notes import OnBoot, ignore_boot
from hub.twin.faults import NO_FAULT, Fault
from hub.twin.flash import Flash


@dataclass(frozen=True, slots=True)
class BootPlan:
    """How it starts.

    Attributes:
        flash: What it is and runs; None for a common board that is new.
        kept_in: The file of its identity, where that is kept; the flash is kept there, too.
        fault: What goes wrong with updates.
        on_boot: Is told each step.
    """

    flash: Flash | None = None
    kept_in: Path | None = None
    fault: Fault = NO_FAULT
    on_boot: OnBoot = ignore_boot


PLAIN_BOOT = BootPlan()
"""For a common board, of which nothing is kept."""
