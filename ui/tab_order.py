"""Where Tab leads. Qt puts what is made later behind all there is; it belongs where it is seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(part: QWidget) -> list[QWidget]:
    """Where Tab can stop in ``part``, itself included. What a list drops down is a window of its own."""
    every = (one for one in (part, *part.findChildren(QWidget)) if one.window() is part.window())
    return [one for one in every if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]


def put_behind(place: QWidget, part: QWidget) -> None:
    """Have Tab lead from ``place``, or the last stop in it, to ``part``. Both are in one window by now."""
    new = stops(part)
    last = next((stop for stop in reversed(stops(place)) if stop not in new), place)
    for stop in new:
        QWidget.setTabOrder(last, stop)
        last = stop
