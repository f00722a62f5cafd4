"""What the keyboard does in the window, wherever one is in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate

FIRST_DIGIT: Final = int(Qt.Key.Key_1)

SHORTCUTS_KEY: Final = QKeySequence(Qt.Key.Key_F1)
ALSO_SHORTCUTS_KEY: Final = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Slash)
STOP_KEY: Final = QKeySequence(Qt.Key.Key_Escape)
QUIT_KEY: Final = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Q)


def find_key() -> QKeySequence:
    """What searches on this system; asked of it, so an application has to be there."""
    return QKeySequence(QKeySequence.StandardKey.Find)


def open_key() -> QKeySequence:
    """What opens files on this system; asked of it, so an application has to be there."""
    return QKeySequence(QKeySequence.StandardKey.Open)


def page_key(number: int) -> QKeySequence:
    """What leads to the page with this number; the first has 0."""
    return QKeySequence(Qt.Modifier.CTRL | Qt.Key(FIRST_DIGIT + number))


def native(key: QKeySequence) -> str:
    """What the key is called on this system."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def all_shortcuts(titles: Sequence[str]) -> list[tuple[str, str]]:
    """What each does, and what it is called. ``titles`` are the pages', in their order."""
    pages = [(title, native(page_key(number))) for number, title in enumerate(titles)]
    arrows = " ".join(native(QKeySequence(key)) for key in (Qt.Key.Key_Up, Qt.Key.Key_Down))
    return [
        *pages,
        (translate("Shortcuts", "Page above or below, in the list of pages"), arrows),
        (translate("Shortcuts", "To the next control"), native(QKeySequence(Qt.Key.Key_Tab))),
        (translate("Shortcuts", "Add firmware files, on Firmware"), native(open_key())),
        (translate("Shortcuts", "Search, on Sessions and Settings"), native(find_key())),
        (translate("Shortcuts", "Silence every device"), native(STOP_KEY)),
        (translate("Shortcuts", "This list"), f"{native(SHORTCUTS_KEY)}, {native(ALSO_SHORTCUTS_KEY)}"),
        (translate("Shortcuts", "Quit"), native(QUIT_KEY)),
    ]
