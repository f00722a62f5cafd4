"""What is known of devices' tools by their names, whatever the device says of them."""

import re
from typing import Final

from hub.tools import Caller

FOR_PEOPLE: Final = frozenset(
    {
        "self.get_system_info",
        "self.reboot",
        "self.upgrade_firmware",
        "self.screen.get_info",
        "self.screen.snapshot",
        "self.screen.preview_image",
        "self.assets.set_download_url",
    }
)
"""For people alone (the device protocol, section 4)."""

RESTARTING: Final = frozenset({"self.reboot", "self.upgrade_firmware"})
"""A device that does these may never answer: it is done when it hangs up. One that stays has not done it."""

INSTALLING: Final = frozenset({"self.upgrade_firmware", "self.assets.set_download_url"})
"""These have a device run, or show and play, what is at a URL."""

FETCHING: Final = frozenset({"self.screen.snapshot", "self.screen.preview_image"})
"""These have a device send to a URL, or fetch from one, in its own network."""

SNAPSHOT: Final = "self.screen.snapshot"
"""Sends a picture of the screen to a URL."""

CALL_S: Final = 10.0
"""Longest wait for an ordinary tool, seconds."""

SLOW_CALL_S: Final = 35.0
"""Longest wait for a slow one, seconds: the hub explains a photo within 30, and it has to be taken and sent."""

TURN_S: Final = SLOW_CALL_S
"""Longest wait of a person's call for its turn, seconds: the longest that the one before it can take."""

RESTART_S: Final = 5.0
"""Longest wait for a device that was told to restart to answer or to hang up, seconds: it does so after one."""

SLOW_S: Final = 1.0
"""A tool that took longer is slow from then on, seconds: a pause that a person would take for a failure."""

_PICTURES: Final = re.compile(r"camera|photo|snapshot|screenshot", re.IGNORECASE)


def is_slow_by_name(name: str) -> bool:
    """Whether it makes a picture, which holds up the device's main task for seconds."""
    return _PICTURES.search(name) is not None


def patience(name: str, *, slow: bool, caller: Caller) -> float:
    """How long its answer is waited for, seconds.

    ``slow``: it was. That is no reason to have somebody who said "volume five" wait for longer.
    """
    if name in RESTARTING:
        return RESTART_S
    has_time = is_slow_by_name(name) or (slow and caller is not Caller.SKILL)
    return SLOW_CALL_S if has_time else CALL_S
