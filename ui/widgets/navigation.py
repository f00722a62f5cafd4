"""The pages' names at the window's left: where one is, and where something waits."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.pages.names import PageName
from ui.shortcuts import SHORTCUTS_KEY, native, page_key
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.icon import Icon
from ui.widgets.text import Text

WIDTH: Final = 23 * UNIT
"""184 px: the longest Russian name beside its icon."""

NARROW: Final = 11 * UNIT
"""88 px: an icon, and how much waits there, in three digits."""

ICON: Final = 20
"""Side of an icon, pixels."""


class Navigation(QFrame):
    """One button for each page; Ctrl and its number lead there, the arrows to the next."""

    page_wanted = Signal(object)  # PageName
    shortcuts_wanted = Signal()

    def __init__(self, titles: Mapping[PageName, str]) -> None:
        """``titles`` are the pages' names for people, in their order."""
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[PageName, NavigationButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, 2 * UNIT, UNIT, 2 * UNIT)
        column.setSpacing(UNIT // 2)
        for number, (name, title) in enumerate(titles.items()):
            button = NavigationButton(f"page-{name.value}", title, page_key(number))
            button.setCheckable(True)
            shortcut = QShortcut(page_key(number), self)  # a button's own waits until it was seen pressed
            shortcut.activated.connect(button.click)
            button.clicked.connect(lambda _on, name=name: self.page_wanted.emit(name))
            self._buttons[name] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._shortcuts = NavigationButton("keyboard", self.tr("Shortcuts"), SHORTCUTS_KEY)
        self._shortcuts.clicked.connect(self.shortcuts_wanted)
        column.addWidget(self._shortcuts)

    def show_titles(self, *, on: bool) -> None:
        """Show the names beside the icons, or the icons alone."""
        self.setFixedWidth(WIDTH if on else NARROW)
        for button in (*self._buttons.values(), self._shortcuts):
            button.show_title(on=on)

    def show_page(self, name: PageName) -> None:
        """Mark where the person is; Tab comes there, and the arrows lead on."""
        self._buttons[name].setChecked(True)
        for each, button in self._buttons.items():
            here = each is name
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def show_waiting(self, name: PageName, count: int) -> None:
        """Say how much waits for the person on a page; 0 says nothing."""
        if name in self._buttons:
            self._buttons[name].show_waiting(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the page above or below with the arrows."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        names = list(self._buttons)
        at = next((place for place, name in enumerate(names) if self._buttons[name].hasFocus()), 0)
        button = self._buttons[names[(at + step) % len(names)]]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()


class NavigationButton(QPushButton):
    """An icon, a name, and how much waits there."""

    def __init__(self, icon: str, title: str, shortcut: QKeySequence) -> None:
        """``shortcut`` is what does the same; it is only told."""
        super().__init__()
        mark(self, "kind", "page")
        self.setToolTip(tooltip(f"{title} ({native(shortcut)})"))
        self._title = title
        self._name = Text(title)
        self._name.setContentsMargins(UNIT // 2, 0, UNIT // 2, 0)
        self._badge = Text(role="badge")
        self._badge.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, UNIT // 2, 0)
        row.setSpacing(0)
        row.addWidget(Icon(icon, ICON))
        row.addSpacing(UNIT // 2)
        row.addWidget(self._name, 1)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)
        for child in self.findChildren(Text):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_waiting(0)

    def show_title(self, *, on: bool) -> None:
        """Show the name beside the icon, or not."""
        self._name.setVisible(on)

    def show_waiting(self, count: int) -> None:
        """Say how much waits there; 0 says nothing."""
        self._badge.setText(self.locale().toString(count))
        self._badge.setVisible(count > 0)
        waits = self.tr("%n thing(s) to decide", "", count)
        self.setAccessibleName(f"{self._title}, {waits}" if count else self._title)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as can be hit easily, and as wide as there is room."""
        return QSize(4 * UNIT, 5 * UNIT)
