"""The list of those who wait, as a test looks at it."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import Desk
from tests.ui.reading import shown, text_of, the
from ui.widgets.waiting_list import WaitingList
from ui.widgets.waiting_row import WaitingRow


def rows(desk: Desk) -> list[WaitingRow]:
    return shown(desk.window, WaitingRow)


def all_made(desk: Desk, count: int) -> bool:
    """Whether the list has ``count`` rows once it has made all: a few of them in each round of events."""
    waiting = the(desk.window, WaitingList)
    for _ in range(count):
        if len(waiting.findChildren(WaitingRow)) == count:
            return True
        QApplication.processEvents()
    return False


def codes(desk: Desk) -> list[str]:
    return [text_of(row).split("\n")[0] for row in rows(desk)]


def sweep(desk: Desk) -> None:
    """The pointer is elsewhere, and the time is up."""
    waiting = the(desk.window, WaitingList)
    waiting._sweeping.stop()
    QApplication.sendEvent(waiting, QEvent(QEvent.Type.Leave))


def places(row: WaitingRow) -> list[QRect]:
    """Where its buttons are, in the window."""
    found = shown(row, QPushButton)
    return [QRect(each.mapTo(row.window(), each.rect().topLeft()), each.size()) for each in found]
