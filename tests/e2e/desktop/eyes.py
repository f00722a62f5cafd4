"""What a person sees of the program: its windows in front, and the controls in them by role and name."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QTabBar,
    QWidget,
)

from tests.e2e.desktop.words import Wording

W = TypeVar("W", bound=QWidget)

Role = QAccessible.Role

PRESSED = frozenset({Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton})
"""What can be pressed."""

TYPED_INTO = frozenset({Role.EditableText, Role.SpinBox, Role.ComboBox})
"""What can be typed into."""


class Eyes:
    """Looks at what is in front: a menu before a dialog, a dialog before the window."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def front(self) -> QWidget:
        """What takes clicks now."""
        fronts: tuple[QWidget | None, ...] = (
            QApplication.activePopupWidget(),
            QApplication.activeModalWidget(),
        )
        return next((each for each in fronts if each is not None), self.window())

    @property
    def in_front(self) -> bool:
        """Whether a window of the program can be seen."""
        return any(each.isVisible() for each in QApplication.topLevelWidgets())

    def window(self) -> QMainWindow:
        """The program's window."""
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
        return next(each for each in windows if each.isVisible())

    def shown(self, kind: type[W]) -> Iterator[W]:
        """The parts of this kind that can be seen in front."""
        front = self.front()
        return (each for each in front.findChildren(kind) if each.isVisible())

    def control(self, name: str, roles: frozenset[Role]) -> QWidget | None:
        """The control of this name, in English; None: there is none that can be used now."""
        for each in self.shown(QWidget):
            told: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(each)
            if told is None or told.role() not in roles or not each.isEnabled():
                continue
            names = {told.text(QAccessible.Text.Name), each.accessibleName()}  # a list's first is its value
            if isinstance(each, QAbstractButton):
                names.add(each.text())  # a button may tell the blind more than it shows
            if any(self.wording.same(name, one) for one in names):
                return each
        return None

    def tab(self, name: str) -> tuple[QTabBar, int] | None:
        """A tab of this name."""
        for bar in self.shown(QTabBar):
            for at in range(bar.count()):
                if self.wording.same(name, bar.tabText(at)):
                    return bar, at
        return None

    def view(self, name: str) -> QAbstractItemView | None:
        """A list of this name."""
        views = self.shown(QAbstractItemView)
        return next((each for each in views if self.wording.same(name, each.accessibleName())), None)

    def reads(self, text: str) -> bool:
        """Whether this can be read somewhere in front, as part of a label or a control."""
        return any(self.wording.within(text, said) for said in self.all_text())

    def all_text(self) -> Iterator[str]:
        """Every label, and what every control is called."""
        for each in self.shown(QWidget):
            if isinstance(each, QLabel):
                yield each.text()
            elif (told := QAccessible.queryAccessibleInterface(each)) is not None:
                yield told.text(QAccessible.Text.Name)

    def picture(self) -> QPixmap:
        """The window, or the dialog before it, with the menu that is open, as they are on the screen."""
        dialog: QWidget | None = QApplication.activeModalWidget()
        place = self._place(self.window() if dialog is None else dialog)
        if isinstance(menu := QApplication.activePopupWidget(), QMenu):
            place = place.united(self._place(menu))
        screen = QGuiApplication.primaryScreen()
        if QGuiApplication.platformName() == "xcb":
            return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height())
        return self.front().grab()

    @staticmethod
    def _place(widget: QWidget) -> QRect:
        return QRect(widget.mapToGlobal(QPoint()), widget.size())
