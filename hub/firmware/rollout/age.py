"""Whether an image takes a device on, or back, as the device counts versions."""

from hub.firmware.rollout.records import Why
from hub.firmware.versions import is_newer


def against_going_back(offered: str, running: str) -> Why | None:
    """Why a device that runs ``running`` is left as it is, unless a person wishes otherwise; None: it is older.

    It installs only what is newer by itself: anything else would be forced on it.

    Raises:
        ValueError: One of them is no version that a device can read.
    """
    if is_newer(offered, running):
        return None
    return Why.NEWER if is_newer(running, offered) else Why.EQUAL
