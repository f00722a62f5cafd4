"""The devices that wait, one under the other. What is on the screen does not move under the pointer."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hub.snapshot import DeviceView, WaitingDevice
from ui.tab_order import put_behind
from ui.theme import UNIT
from ui.widgets.waiting_row import WaitingRow

BATCH: Final = 3
"""Rows that are made at once: with 200 of them the layout takes some 20 ms and a row some 3, and the window
stands still for no more than 50."""

TALLEST: Final = 0.38
"""Of the window's height, however many wait: the conversation goes on below."""

LEAST: Final = 11 * UNIT
"""Pixels: one row."""

SWEEP_MS: Final = 2500
"""How often rows go that have said what became of their devices: time to read it."""

MOST_GONE: Final = 50
"""Rows of those who have gone; with more of them, they go although the pointer is here: who invents devices by
the hundred while nobody looks must not fill the memory."""

Pair = tuple[str, str]
"""A device's id and client id."""


class WaitingList(QScrollArea):
    """Newcomers are added at the end. A row whose device no longer waits stays while the pointer is in here."""

    approve_wanted = Signal(str)  # a code
    reject_wanted = Signal(str)  # a code
    block_wanted = Signal(str)  # a device's id
    swept = Signal()  # rows were taken away

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[Pair, WaitingDevice] = {}
        self._known: Mapping[str, DeviceView] = {}
        self._rows: dict[Pair, WaitingRow] = {}
        self._asking: WaitingRow | None = None  # the one that asked last
        self.setAccessibleName(self.tr("Devices that wait to be let in"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        inside = QWidget()
        inside.setObjectName("plain")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, UNIT, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._add_rows)
        self._sweeping = QTimer(self, singleShot=True, interval=SWEEP_MS)
        self._sweeping.timeout.connect(self._sweep)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show, nor to say about those who have gone."""
        return not self._waiting and not self._rows

    def show_devices(self, waiting: tuple[WaitingDevice, ...], known: Mapping[str, DeviceView]) -> None:
        """Show who waits now. ``known`` is what the hub knows of each device, by its id."""
        self._waiting = {(device.device_id, device.client_id): device for device in waiting}
        self._known = known
        for pair, row in self._rows.items():
            device = self._waiting.get(pair)
            if device is not None:
                row.show_device(device, known.get(device.device_id))
            elif not row.gone:
                row.show_gone(known.get(pair[0]))
                self._sweep_later()
        if not self._next.isActive():
            self._add_rows()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its rows, up to a share of the window."""
        width = self.viewport().width()
        tallest = max(LEAST, int(self.window().height() * TALLEST))
        return QSize(width, min(self._column.totalHeightForWidth(width), tallest))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One row can always be seen."""
        return QSize(0, min(self.sizeHint().height(), LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Be as tall as the rows are now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep a question in sight."""
        super().resizeEvent(event)
        self._reveal()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Rows may go."""
        if not self._sweeping.isActive():
            self._sweep()
        super().leaveEvent(event)

    def _add_rows(self) -> None:
        missing = [pair for pair in self._waiting if pair not in self._rows]
        for pair in missing[:BATCH]:
            row = WaitingRow()
            row.approve_wanted.connect(self.approve_wanted)
            row.reject_wanted.connect(self.reject_wanted)
            row.block_wanted.connect(self.block_wanted)
            row.asked.connect(self._show_question)
            row.show_device(self._waiting[pair], self._known.get(pair[0]))
            above = next(reversed(self._rows.values()), self)
            self._rows[pair] = row
            self._column.insertWidget(self._column.count() - 1, row)  # above the stretch
            if len(self._rows) <= BATCH:  # it takes some milliseconds each: of many, the rest is reached last
                put_behind(above, row)
        if missing:
            self.updateGeometry()
        if missing[BATCH:]:
            self._next.start()

    def _show_question(self) -> None:
        row = self.sender()
        if isinstance(row, WaitingRow):
            self._asking = row
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it has its new height
            self._reveal()

    def _reveal(self) -> None:
        """Scroll to who asks: to all of the row, or to its end where there is no room for all."""
        if self._asking is None or not self._asking.asks:
            return
        place, bar = self._asking.geometry(), self.verticalScrollBar()
        bar.setValue(max(min(bar.value(), place.top()), place.bottom() + 1 - self.viewport().height()))

    def _sweep_later(self) -> None:
        if not self._sweeping.isActive():
            self._sweeping.start()

    def _sweep(self) -> None:
        """Take away the rows of those who wait no longer, unless the pointer is here."""
        gone = [pair for pair, row in self._rows.items() if row.gone]
        if self.underMouse() and len(gone) <= MOST_GONE:
            return
        for pair in gone:
            row = self._rows.pop(pair)
            self._asking = None if row is self._asking else self._asking
            if row.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.updateGeometry()
        self.swept.emit()
