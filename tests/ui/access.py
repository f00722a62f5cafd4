"""What a person without a mouse, or without sight, meets in a window."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.reading import shown
from ui.tab_order import stops
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.pairing_window import PairingWindow

FIELDS = (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
)
"""What Qt would name by what is in it, if it had no name of its own."""

TAB_FOCUS = Qt.FocusPolicy.TabFocus.value

LAST_ON_PURPOSE = (NoticeBar, PairingWindow)
"""Tab comes there last, wherever they are seen: told beside the work, or not to be pressed by accident."""


def controls(top: QWidget) -> list[QWidget]:
    """Where Tab can stop now."""
    return [one for one in stops(top) if one.isVisible() and one.isEnabled() and one.window() is top]


def nameless(top: QWidget) -> list[str]:
    """Controls of which nobody can say what they are."""
    buddies = [label.buddy() for label in top.findChildren(QLabel)]
    return [
        told(one)
        for one in controls(top)
        if not _name(one) or (isinstance(one, FIELDS) and not one.accessibleName() and one not in buddies)
    ]


def unread(top: QWidget) -> list[str]:
    """What one can press, type into, scroll or reach with Tab, and a screen reader has no name for."""
    used = (QAbstractButton, QLineEdit, QAbstractScrollArea)
    of_use = [
        one for one in shown(top, QWidget) if isinstance(one, used) or one.focusPolicy().value & TAB_FOCUS
    ]
    assert of_use
    name = QAccessible.Text.Name
    return [told(one) for one in of_use if not QAccessible.queryAccessibleInterface(one).text(name)]


def unexplained(top: QWidget) -> list[str]:
    """Buttons that show a picture alone, and do not say what it means to who points at them."""
    buttons = (one for one in controls(top) if isinstance(one, QAbstractButton))
    return [told(one) for one in buttons if not one.text() and not one.toolTip()]


def walked(top: QWidget) -> list[QWidget]:
    """Where Tab stops, one after the other, until it comes back; begins where a person begins to read."""
    QTest.keyClick(QApplication.focusWidget() or top, Qt.Key.Key_Tab)
    way: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in way:
        way.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert here is not None, "the focus got lost"
    assert here is way[0], f"stuck at {told(here)}"
    first = min(range(len(way)), key=lambda at: (_column(way[at], top), *_read(_place(way[at], top))))
    return way[first:] + way[:first]


def unreached(top: QWidget, way: list[QWidget]) -> list[str]:
    """Controls that Tab leaves out. Of a group of which one is chosen, the arrows lead to the others."""
    groups = [one.group() for one in way if isinstance(one, QAbstractButton) and one.group() is not None]
    return [
        told(one)
        for one in controls(top)
        if one not in way and not (isinstance(one, QAbstractButton) and one.group() in groups)
    ]


def backwards(top: QWidget, way: list[QWidget]) -> Iterator[str]:
    """Steps of Tab that lead up, or to the left in a row."""
    for one, other in pairwise(way):
        if any(_inside(each, kind) for each in (one, other) for kind in LAST_ON_PURPOSE):
            continue
        here, there = _places(one, other, top)
        level = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        in_a_row = level > min(here.height(), there.height()) / 2
        left = in_a_row and there.left() < here.left()
        up = not in_a_row and there.bottom() <= here.top() and there.left() < here.right()
        if left or up:
            yield f"{told(one)} → {told(other)}"


def told(one: QWidget) -> str:
    """A control in a failure's words."""
    return f"{type(one).__name__} “{_name(one)}” in {type(one.parentWidget()).__name__}"


def _name(one: QWidget) -> str:
    """What a screen reader says first."""
    written = one.text() if isinstance(one, QAbstractButton | QLabel) else ""
    return (one.accessibleName() or written).strip()


def _read(place: QRect) -> tuple[int, int]:
    """When it is read: from above, then from the left."""
    return place.top(), place.left()


def _column(one: QWidget, top: QWidget) -> bool:
    """False in the navigation, which comes first."""
    return not _inside(one, "Navigation") if top.findChild(QWidget, "navigation") else False


def _inside(one: QWidget | None, kind: "type[QWidget] | str") -> bool:
    while one is not None:
        if type(one).__name__ == kind if isinstance(kind, str) else isinstance(one, kind):
            return True
        one = one.parentWidget()
    return False


def _places(one: QWidget, other: QWidget, top: QWidget) -> tuple[QRect, QRect]:
    """Where both are: in what scrolls, if both are in it, else as if nothing had been scrolled."""
    mine, theirs = _scrolled(one), _scrolled(other)
    if mine is theirs:
        around = mine or top
        return _place(one, around), _place(other, around)
    if other in _around(one) or one in _around(other):  # into it, or on from it
        return QRect(), QRect(1, 1, 1, 1)
    return _place(mine or one, top), _place(theirs or other, top)


def _around(one: QWidget) -> list[QWidget]:
    found, parent = [], one.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def _scrolled(one: QWidget) -> QWidget | None:
    """What is scrolled of the area that ``one`` is in."""
    for parent in _around(one):
        port = parent.parentWidget()
        area = port.parentWidget() if port else None
        if isinstance(area, QScrollArea) and area.widget() is parent:
            return area.viewport()
    return None


def _place(one: QWidget, around: QWidget) -> QRect:
    return QRect(one.mapTo(around, QPoint()), one.size())
