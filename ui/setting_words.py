"""What settings are called, and why one would change them, in the person's language."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from hub.config.origin import LEVELS, PREFIX, Source
from hub.web.api.settings import Setting
from ui.setting_titles import TITLES

translate = QCoreApplication.translate

CONTEXT: Final = "Settings"


def title(name: str) -> str:
    """What the setting is called; its name in the file, where this window does not know it."""
    return translate(CONTEXT, str(TITLES[name])) if name in TITLES else name


def reason(setting: Setting) -> str:
    """Why one would change it. The hub says it in English; what is not translated stays so."""
    return translate(CONTEXT, setting.description)


def group_title(group: str) -> str:
    """What settings whose names begin so are about; empty for those in no group."""
    return translate(CONTEXT, str(GROUPS[group])) if group in GROUPS else group


def variable(name: str) -> str:
    """The variable of the environment that gives this setting."""
    return f"{PREFIX}{LEVELS.join(name.split('.'))}".upper()


def decided(source: Source, variable_name: str) -> str:
    """Why it cannot be changed here, and where it can; empty when it can."""
    if source is Source.ENVIRONMENT:
        said = translate("Settings", "The environment decides it, by %1: change it there.")
        return said.replace("%1", variable_name)
    if source is Source.COMMAND_LINE:
        return translate("Settings", "An option that the hub was started with decides it.")
    return ""


def refusal(told: str) -> str:
    """Why the hub did not take a value, which it says in English."""
    for known, said in _REFUSALS.items():
        if known in told:
            return translate(CONTEXT, str(said))
    return translate(CONTEXT, "The hub does not take it: %1").replace("%1", told)


def reach_problem(code: str) -> str:
    """Why the hub does not reach itself, and what to do."""
    return translate(CONTEXT, str(_REACH.get(code, _REACH["reach.failed"])))


GROUPS: Final = {
    "": QT_TRANSLATE_NOOP("Settings", "Log"),
    "server": QT_TRANSLATE_NOOP("Settings", "Addresses and ports"),
    "tls": QT_TRANSLATE_NOOP("Settings", "Encryption (TLS)"),
    "discovery": QT_TRANSLATE_NOOP("Settings", "Being found"),
    "enrolment": QT_TRANSLATE_NOOP("Settings", "Letting devices in"),
    "stt": QT_TRANSLATE_NOOP("Settings", "Hearing"),
    "tts": QT_TRANSLATE_NOOP("Settings", "Speaking"),
    "audio": QT_TRANSLATE_NOOP("Settings", "Sound on its way to the device"),
    "llm": QT_TRANSLATE_NOOP("Settings", "Language model"),
    "llm.second": QT_TRANSLATE_NOOP("Settings", "Second service, which stands in"),
    "session": QT_TRANSLATE_NOOP("Settings", "A conversation"),
    "store": QT_TRANSLATE_NOOP("Settings", "What was said"),
    "files": QT_TRANSLATE_NOOP("Settings", "Pictures"),
    "usb": QT_TRANSLATE_NOOP("Settings", "Boards on a cable"),
    "limits": QT_TRANSLATE_NOOP("Settings", "How much is taken before it is refused"),
}
"""By the first part of settings' names."""

_REFUSALS: Final = {
    "go together": QT_TRANSLATE_NOOP(
        "Settings", "The certificate and its key go together: it is taken once the other is given, too."
    ),
    "name the model": QT_TRANSLATE_NOOP(
        "Settings", "The address and the model go together: it is taken once the other is given, too."
    ),
    "code of a language": QT_TRANSLATE_NOOP(
        "Settings", "That is no code of a language that can be heard. Examples: en, ru, zh, de."
    ),
    "port of its own": QT_TRANSLATE_NOOP(
        "Settings", "Another port of the hub has this number already: each needs one of its own."
    ),
    "network": QT_TRANSLATE_NOOP("Settings", "Give an address or a network, as 192.168.1.5 or 192.168.1.0/24."),
}
"""By a part of what the hub says."""

_REACH: Final = {
    "reach.nowhere": QT_TRANSLATE_NOOP(
        "Settings", "No address is known yet: connect this computer to the network."
    ),
    "reach.name": QT_TRANSLATE_NOOP(
        "Settings", "The name is not known in this network. Use the address with numbers instead."
    ),
    "reach.refused": QT_TRANSLATE_NOOP(
        "Settings",
        "Nothing answers there. Look at the address and the ports, and allow the hub in the firewall.",
    ),
    "reach.silent": QT_TRANSLATE_NOOP(
        "Settings", "No answer in time. A firewall or a VPN swallows it: allow the hub there."
    ),
    "reach.other": QT_TRANSLATE_NOOP(
        "Settings", "Another program answers at that address. Choose another port, or look at the proxy."
    ),
    "reach.failed": QT_TRANSLATE_NOOP("Settings", "The connection broke. Check again."),
}
"""By code; see ``hub.web.places``."""
