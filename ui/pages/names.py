"""The pages, in the order of the navigation."""

from enum import StrEnum
from typing import Final


class PageName(StrEnum):
    """What the person can look at. The value names the page's icon, too."""

    HOME = "home"
    DEVICES = "devices"
    FIRMWARE = "firmware"
    SESSIONS = "sessions"
    TALK = "talk"
    VOICES = "voices"
    ASSISTANT = "assistant"
    SETTINGS = "settings"
    LOGS = "logs"


WITHOUT_HUB: Final = frozenset({PageName.HOME, PageName.TALK})
"""Pages that say by themselves how the hub starts. The others wait until it can be asked."""
