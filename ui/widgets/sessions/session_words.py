"""How conversations, and what left the house for them, are said."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from hub.events import Outcome, Purpose
from hub.web.api.kept import SentInTurn, Session

translate = QCoreApplication.translate

MOST_COUNTED: Final = 2**31 - 1
"""Qt counts no further, and raises."""


class Counted(QObject):
    """Says numbers: what gathers the texts knows of their forms in ``tr`` alone."""

    def turns(self, number: int) -> str:
        """So many questions and answers."""
        return self.tr("%n turn(s)", "", min(number, MOST_COUNTED))


def moment(at: float, now: float) -> str:
    """When that was, wall-clock seconds: the time today, the day and the time before."""
    told, today = (QDateTime.fromSecsSinceEpoch(int(each)) for each in (at, now))
    short = QLocale.FormatType.ShortFormat
    time = QLocale().toString(told.time(), short)
    if told.date() == today.date():
        return time
    return f"{QLocale().toString(told.date(), short)} {time}"


def turns(session: Session) -> str:
    """How much it holds, and whether it goes on."""
    count = Counted().turns(session.turns)
    going_on = translate("Sessions", "goes on now")
    return f"{count} · {going_on}" if session.open else count


def line(session: Session) -> str:
    """What it is about."""
    return session.line or translate("Sessions", "Nothing was said")


def sent(one: SentInTurn) -> str:
    """What a service was sent, and whether it left the house."""
    told = (
        translate("Sessions", "Left the house: %1, %2, %3")
        if one.outside
        else translate("Sessions", "Stayed in the house: %1, %2, %3")
    )
    size = QLocale().formattedDataSize(one.bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    return told.replace("%1", one.host).replace("%2", _PURPOSES[one.purpose]()).replace("%3", size)


def ending(outcome: Outcome) -> str:
    """How a turn ended, in few words."""
    return _ENDINGS[outcome]()


def tool_outcome(name: str) -> str:
    """What came of a tool's call; one that this window does not know stays as the hub says it."""
    return _TOOLS[name]() if name in _TOOLS else name


_PURPOSES: Final[Mapping[Purpose, Callable[[], str]]] = {
    Purpose.QUESTION: lambda: translate("Sessions", "what was said"),
    Purpose.SOUND: lambda: translate("Sessions", "the sound of the question"),
    Purpose.SPEECH: lambda: translate("Sessions", "the answer, to be spoken"),
    Purpose.PHOTO: lambda: translate("Sessions", "a picture"),
}

_ENDINGS: Final[Mapping[Outcome, Callable[[], str]]] = {
    Outcome.ANSWERED: lambda: translate("Sessions", "Answered"),
    Outcome.INTERRUPTED: lambda: translate("Sessions", "Stopped"),
    Outcome.NOTHING_HEARD: lambda: translate("Sessions", "Nothing understood"),
    Outcome.APOLOGISED: lambda: translate("Sessions", "Failed, and said so"),
    Outcome.FAILED: lambda: translate("Sessions", "Failed in silence"),
}

_TOOLS: Final[Mapping[str, Callable[[], str]]] = {
    "done": lambda: translate("Sessions", "done"),
    "refused": lambda: translate("Sessions", "the device refused"),
    "invalid": lambda: translate("Sessions", "wrong values, not asked"),
    "unknown": lambda: translate("Sessions", "no such tool"),
    "late": lambda: translate("Sessions", "no answer in time"),
    "gone": lambda: translate("Sessions", "the device was gone"),
    "unasked": lambda: translate("Sessions", "nobody had asked for it, not done"),
    "cancelled": lambda: translate("Sessions", "cancelled"),
}
