"""How an update can go wrong on a device: the names on the command line, and which images they meet."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """What goes wrong."""

    NONE = "none"
    CUT = "cut"  # the download of the image ends in the middle
    IGNORES = "ignores"  # it never downloads
    LOOPS = "loops"  # the new image crashes before its check, and the old one runs again
    LOST = "lost"  # it never comes back, until somebody takes it off power
    OLD_VERSION = "old-version"  # it comes back with what it ran before, as if nothing had been
    RESTLESS = "restless"  # it comes back, and starts again every minute
    CUT_ASSETS = "cut-assets"  # the download of assets ends in the middle


@dataclass(frozen=True, slots=True)
class Fault:
    """``trouble`` with images of ``version``, "" for all; downloads are cut after ``cut_at`` bytes."""

    trouble: Trouble = Trouble.NONE
    version: str = ""
    cut_at: int = 16 * 1024

    def hits(self, trouble: Trouble, version: str) -> bool:
        """Whether that is what goes wrong with images of ``version``."""
        return self.trouble is trouble and self.version in {"", version}


NO_FAULT = Fault()
"""All goes well."""
