"""A person at the program: looks, clicks, types and waits, takes pictures, and counts clicks and words."""

import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QScrollArea, QWidget

from tests.e2e.desktop.eyes import PRESSED, TYPED_INTO, Eyes
from tests.e2e.desktop.words import Wording

T = TypeVar("T")

PATIENCE_S = 20.0
"""Longest that something may take to appear, seconds: the first answer waits for models to be loaded."""

LOOK_S = 0.02
"""Between two looks, seconds."""

STILL_S = 0.06
"""What looks the same for so long has been drawn, seconds."""

UNREST_S = 1.0
"""Some pages always move: a picture waits no longer than this, seconds."""

Key = Qt.Key


class TrialError(Exception):
    """Something did not appear."""


class Person:
    """One who sees the window, and has a mouse and a keyboard.

    Attributes:
        clicks: How often the mouse was pressed.
        words: How many words were typed.
    """

    def __init__(self, folder: Path | None, tag: str = "") -> None:
        """``folder`` takes the pictures; None: none are taken. ``tag`` stands at the end of their names."""
        self.wording = Wording()
        self.eyes = Eyes(self.wording)
        self.clicks = 0
        self.words = 0
        self._folder = folder
        self.tag = tag
        self._wanted: Mapping[str, str] | None = None
        self._began = time.monotonic()

    def turn(self, folder: Path, tag: str) -> None:
        """Put pictures there from now on, with another tag."""
        self._folder, self.tag = folder, tag

    def want(self, wanted: Mapping[str, str]) -> None:
        """Take these pictures alone, under these names."""
        self._wanted = wanted

    async def leave(self) -> None:
        """Quit the program with the keyboard, whatever is in front of its window."""
        while (front := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            front.close()
            await asyncio.sleep(LOOK_S)
        await self.key("Ctrl+Q")

    def say(self, text: str) -> None:
        """Tell what is done."""
        print(f"{time.monotonic() - self._began:6.1f} s  {text}", flush=True)  # noqa: T201 - what it is for

    async def until(self, look: Callable[[], T | None], what: str, limit_s: float = PATIENCE_S) -> T:
        """Wait for something to be seen; raises ``TrialError`` with ``what`` it was."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            if seen := look():
                return seen
            await asyncio.sleep(LOOK_S)
        raise TrialError(f"{what} did not appear within {limit_s:g} s")

    async def read(self, text: str, limit_s: float = PATIENCE_S) -> None:
        """Wait for a text."""
        await self.until(lambda: self.eyes.reads(text), f"the text “{text}”", limit_s)

    async def press(self, name: str) -> None:
        """Click the button of this name."""
        button = await self.until(lambda: self.eyes.control(name, PRESSED), f"the button “{name}”")
        await self._click(button, button.rect())

    async def type(self, name: str, text: str, *, enter: bool = False) -> None:
        """Click into the field of this name, and type in place of what is there."""
        field = await self.until(lambda: self.eyes.control(name, TYPED_INTO), f"the field “{name}”")
        await self._click(field, field.rect())
        await self.key("Ctrl+A")
        self.words += len(text.split())
        await _outside(lambda: QTest.keyClicks(_focused(field), text))
        if isinstance(field, QLineEdit) and field.text() != text:
            raise TrialError(f"the field “{name}” did not take what was typed")
        if enter:
            await self.key("Return")

    async def key(self, name: str) -> None:
        """Press a key, as ``Ctrl+1``."""
        front = self.eyes.front()
        if not isinstance(front, QMenu):
            front.activateWindow()  # a bare display has nothing that would do it
            await self.until(front.isActiveWindow, "the window, to be typed to")
        target = front if isinstance(front, QMenu) else _focused(front)
        await _outside(lambda: QTest.keySequence(target, QKeySequence(name)))

    async def tab(self, name: str) -> None:
        """Turn to the tab of this name."""
        bar, at = await self.until(lambda: self.eyes.tab(name), f"the tab “{name}”")
        await self._click(bar, bar.tabRect(at))

    async def choose(self, name: str, at: int) -> None:
        """Open the list of this name, and choose its entry number ``at``, with the keyboard."""
        control = await self.until(lambda: self.eyes.control(name, TYPED_INTO), f"the list “{name}”")
        if not isinstance(control, QComboBox):
            raise TrialError(f"“{name}” is no list to choose from")
        await self._click(control, control.rect())
        view = await self.until(lambda: control.view() if control.view().isVisible() else None, "its entries")
        for key in (Key.Key_Home, *[Key.Key_Down] * at, Key.Key_Return):
            await _outside(lambda key=key: QTest.keyClick(view, key))  # type: ignore[misc]

    async def row(self, name: str, text: str = "") -> None:
        """Click the first row with ``text`` in the list of this name."""
        await self.until(lambda: self.eyes.view(name), f"the list “{name}”")
        index = await self.until(lambda: self._find(name, text), f"“{text}” in the list “{name}”")
        view = self.eyes.view(name)
        assert view is not None
        view.scrollTo(index)
        await self._click(view.viewport(), view.visualRect(index))

    def _find(self, name: str, text: str) -> QModelIndex | None:
        view = self.eyes.view(name)
        model: QAbstractItemModel | None = view.model() if view is not None else None
        if model is None:
            return None
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            said = [
                index.data(role) for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
            ]
            if any(self.wording.within(text, str(each or "")) for each in said):
                return index
        return None

    async def entry(self, name: str) -> None:
        """Click the entry of this name in the menu that is open."""

        def look() -> tuple[QMenu, QRect] | None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return None
            found = [each for each in menu.actions() if self.wording.same(name, each.text())]
            return (menu, menu.actionGeometry(found[0])) if found else None

        menu, place = await self.until(look, f"“{name}” in the menu")
        await self._click(menu, place)

    async def picture(self, name: str) -> None:
        """Take a picture, once nothing moves."""
        if self._folder is None or (self._wanted is not None and name not in self._wanted):
            return
        file = f"{name}{self.tag}" if self._wanted is None else self._wanted[name]
        end = time.monotonic() + UNREST_S
        before, now = None, self.eyes.picture().toImage()
        while before != now and time.monotonic() < end:
            await asyncio.sleep(STILL_S)
            before, now = now, self.eyes.picture().toImage()
        self._folder.mkdir(parents=True, exist_ok=True)
        now.save(str(self._folder / f"{file}.png"))

    async def _click(self, target: QWidget, place: QRect) -> None:
        """Where it is on the screen: what lies over it takes the click, as it would a person's."""
        _bring_into_sight(target)
        await asyncio.sleep(0)
        window = target.window()
        middle = target.mapTo(window, place.center())
        hit = window.childAt(middle)
        if window is not target and hit is not None and hit is not target and not target.isAncestorOf(hit):
            raise TrialError(f"{hit} lies over {target}")
        self.clicks += 1
        handle = window.windowHandle()
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        await _outside(lambda: QTest.mouseClick(handle, left, none, middle))


def _focused(inside: QWidget) -> QWidget:
    """What takes what is typed."""
    focused: QWidget | None = inside.focusWidget()
    return inside if focused is None else focused


def _bring_into_sight(target: QWidget) -> None:
    """Scroll as far as it takes."""
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and (inside := above.widget()) and inside.isAncestorOf(target):
            place = QRect(target.mapTo(inside, QPoint()), target.size())
            above.ensureVisible(place.center().x(), place.center().y(), 0, place.height() // 2 + 8)
        above = above.parentWidget()


async def _outside(deed: Callable[[], object]) -> None:
    """Do it outside of this task: a click may open a menu, in which Qt runs a loop of its own."""
    loop = asyncio.get_running_loop()
    begun = loop.create_future()

    def do() -> None:
        begun.set_result(None)
        deed()

    loop.call_soon(do)
    await begun
    await asyncio.sleep(0)
