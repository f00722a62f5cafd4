"""In which sections settings are shown, and where each belongs."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Section(StrEnum):
    """A part of the page, in their order."""

    NETWORK = "network"
    DEVICES = "devices"
    SPEECH = "speech"
    THINKING = "thinking"
    CONVERSATIONS = "conversations"
    KEEPING = "keeping"
    LIMITS = "limits"
    WINDOW = "window"
    ABOUT = "about"


BY_GROUP: Final = {
    "server": Section.NETWORK,
    "tls": Section.NETWORK,
    "discovery": Section.NETWORK,
    "enrolment": Section.DEVICES,
    "stt": Section.SPEECH,
    "tts": Section.SPEECH,
    "audio": Section.SPEECH,
    "llm": Section.THINKING,
    "session": Section.CONVERSATIONS,
    "store": Section.KEEPING,
    "files": Section.KEEPING,
    "log_level": Section.KEEPING,
    "limits": Section.LIMITS,
}
"""By the first part of a setting's name."""

ELSEWHERE: Final = frozenset({"language", "data_dir", "llm.api_key"})
"""Settings that are shown elsewhere: the window's language and the data folder in parts of their own, and the
key of the service that thinks on the page Assistant, which knows the one in the keyring, too."""


LAST: Final = frozenset({"log_level", "store.url"})
"""Settings that come behind the others of their section: few people ever need them."""


def section_of(name: str) -> Section | None:
    """Where a setting is shown as a row; None: it is not."""
    return None if name in ELSEWHERE else BY_GROUP.get(name.partition(".")[0], Section.LIMITS)


def section_title(section: Section) -> str:
    """What it is called."""
    titles = {
        Section.NETWORK: translate("Settings", "Network"),
        Section.DEVICES: translate("Settings", "Devices and access"),
        Section.SPEECH: translate("Settings", "Speech"),
        Section.THINKING: translate("Settings", "Thinking"),
        Section.CONVERSATIONS: translate("Settings", "Conversations"),
        Section.KEEPING: translate("Settings", "Privacy and keeping"),
        Section.LIMITS: translate("Settings", "Limits"),
        Section.WINDOW: translate("Settings", "Window"),
        Section.ABOUT: translate("Settings", "About"),
    }
    return titles[section]
