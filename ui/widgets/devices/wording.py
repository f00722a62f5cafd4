"""What the page of devices calls states, orders, outcomes and moments."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ui import words
from ui.widgets.devices.presence import Order, Presence

translate = QCoreApplication.translate

_Words = Mapping[str, Callable[[], str]]


def presence(state: Presence) -> str:
    """How a device is, in a word or two."""
    return _PRESENCES[state]()


def mood(state: Presence) -> str:
    """The style sheet's mood of a state: its colour. The word beside it says the same."""
    return _MOODS.get(state, "off")


def order(by: Order) -> str:
    """What a list is sorted by."""
    return _ORDERS[by]()


def outcome(name: str) -> str:
    """What came of a tool's call."""
    return translate("Devices", "Done") if name == "done" else words.problem(f"tool.{name}")


def language(tag: str) -> str:
    """A language as its speakers call it; a tag that nobody knows stays."""
    called = QLocale(tag).nativeLanguageName() if QLocale(tag) != QLocale.c() else ""
    return called[:1].upper() + called[1:] if called else tag


def moment(at: float | None, now: float) -> str:
    """A time of day today, else a date; ``at`` and ``now`` in wall-clock seconds. Empty: never."""
    if not at:
        return ""
    when, today = QDateTime.fromSecsSinceEpoch(int(at)), QDateTime.fromSecsSinceEpoch(int(now)).date()
    if when.date() == today:
        return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)


def day_and_time(at: float | None) -> str:
    """A date with its time of day; ``at`` in wall-clock seconds. Empty: never."""
    if not at:
        return ""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)), QLocale.FormatType.ShortFormat)


_PRESENCES: Final[_Words] = {
    Presence.WAITING: lambda: translate("Devices", "Waiting"),
    Presence.TALKING: lambda: translate("Devices", "Talking"),
    Presence.ONLINE: lambda: translate("Devices", "Online"),
    Presence.AWAY: lambda: translate("Devices", "Away"),
    Presence.UNDECIDED: lambda: translate("Devices", "Not let in"),
    Presence.REJECTED: lambda: translate("Devices", "Turned away"),
    Presence.BLOCKED: lambda: translate("Devices", "Blocked"),
}

_MOODS: Final = {
    Presence.WAITING: "warn",
    Presence.TALKING: "busy",
    Presence.ONLINE: "good",
    Presence.BLOCKED: "bad",
}

_ORDERS: Final[_Words] = {
    Order.STATE: lambda: translate("Devices", "By state"),
    Order.NAME: lambda: translate("Devices", "By name"),
    Order.ROOM: lambda: translate("Devices", "By room"),
    Order.BOARD: lambda: translate("Devices", "By board"),
    Order.FIRMWARE: lambda: translate("Devices", "By firmware"),
    Order.SEEN: lambda: translate("Devices", "By last contact"),
}
