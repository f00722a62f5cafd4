"""Widgets one under the other, as wide as their place: one more costs the same however many there are."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class Stack(QWidget):
    """Does what a column layout does, but asks for heights only, and moves what need not be laid out anew.

    With a layout of Qt's, a hundred turns took 0.3 s whenever one more came.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._rows: list[QWidget] = []

    def __len__(self) -> int:
        """How many rows there are, hidden ones included."""
        return len(self._rows)

    def insert(self, at: int, row: QWidget) -> None:
        """Put ``row`` before the one that is there now."""
        row.setParent(self)
        self._rows.insert(at, row)
        if at:
            _reach(row, after=self._rows[at - 1])
        row.resize(self.width(), row.height())
        row.show()
        self.place()

    def append(self, row: QWidget) -> None:
        """Put ``row`` below all others."""
        self.insert(len(self._rows), row)

    def remove(self, row: QWidget) -> None:
        """Take it away for good."""
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.place()

    def event(self, event: QEvent) -> bool:
        """Make room for a row that has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for rows that grew unseen, of which Qt does not tell."""
        super().showEvent(event)
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the rows the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.place()

    def place(self) -> None:
        """Put every row where it belongs; be as tall as all of them."""
        below = 0
        for row in self._rows:
            if row.isHidden():
                continue
            tall = _height(row, self.width())
            row.setGeometry(0, below, self.width(), tall)
            below += tall
        self.resize(self.width(), below)


def _reach(row: QWidget, *, after: QWidget) -> None:
    """Have Tab come to what is in ``row`` behind what is in ``after``, whichever was made first."""
    last = _stops(after)[-1:]
    for one, other in pairwise([*last, *_stops(row)]):
        QWidget.setTabOrder(one, other)


def _stops(row: QWidget) -> list[QWidget]:
    inside = [row, *row.findChildren(QWidget)]
    return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _height(row: QWidget, width: int) -> int:
    layout = row.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return row.sizeHint().height()
