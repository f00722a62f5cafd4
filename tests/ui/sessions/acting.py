"""What a person sees of the page Sessions, and does there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.reading import shown, the
from tests.ui.sessions.house import RealHub
from ui.pages.sessions import SessionsPage
from ui.widgets.sessions.kept_turn import KeptTurn

Places = list[tuple[str, Callable[[Path], object]]]


class ScriptedPlayer(QObject):
    """Notes what it was to play."""

    ended = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, bytes]] = []

    def play(self, key: str, content: bytes) -> None:
        self.told.append((key, content))

    def stop(self) -> None:
        self.told.append(("", b""))


def page(real: RealHub) -> SessionsPage:
    return the(real.window, SessionsPage)


def listed(real: RealHub) -> list[str]:
    model = page(real).list.model
    return [model.session(row).session_id for row in range(model.rowCount())]


def parts_in(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))


def turns(real: RealHub) -> list[KeptTurn]:
    """From the top down."""
    return sorted(shown(page(real), KeptTurn), key=lambda one: one.y())


async def choose(real: RealHub, session_id: str) -> None:
    page(real).list.mark_chosen(session_id)
    await real.answered()


async def look_for(real: RealHub, text: str) -> None:
    field = the(page(real), QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    await real.answered()


async def save_at(real: RealHub, places: Places, target: Path) -> str:
    """Answer where to; the name that was offered."""
    name, then = places.pop()
    then(target)
    await real.answered()
    return name
