"""Asks who is to get an image, who first, and when."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.rollout_forms import RolloutCandidate, RolloutPreview, WantedRollout
from ui.tab_order import put_behind
from ui.theme import UNIT, mark
from ui.widgets.card import scrolled
from ui.widgets.firmware import rollout_wording as wording
from ui.widgets.line import line_of
from ui.widgets.settings.editors import QuietCombo
from ui.widgets.text import Text

WIDTH: Final = 76 * UNIT
HEIGHT: Final = 78 * UNIT
"""608 × 624 px: fits over the smallest window; who has more room may pull it taller."""

CLOCK: Final = "HH:mm"
"""As the hub takes a time of the day."""

NIGHT: Final = (QTime(22, 0), QTime(7, 0))
"""When a household sleeps, until it says otherwise."""


class StillTimeEdit(QTimeEdit):
    """A time of the day that the wheel does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to what scrolls."""
        event.ignore()


class RolloutDialog(QDialog):
    """Open until the rollout has begun: what the hub says against it is shown here."""

    start_wanted = Signal(object)  # WantedRollout
    preview_wanted = Signal(bool, bool)  # of devices on other channels, too; those with a newer version go back

    def __init__(self, image_id: str, title: str, parent: QWidget | None = None) -> None:
        """``title`` is what the image is called."""
        super().__init__(parent)
        self._image_id = image_id
        self._names: dict[str, str] = {}
        self._boxes: dict[str, QCheckBox] = {}
        self._spared: set[str] = set()
        said = self.tr("Give %1 to devices").replace("%1", title)
        self.setWindowTitle(said)
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(HEIGHT)
        self._doing = Text(role="muted", wrap=True)
        self._problem = Text(role="problem", wrap=True)
        self._inside = QWidget()
        self._inside.setObjectName("plain")
        self._devices = QVBoxLayout(self._inside)
        self._devices.setContentsMargins(UNIT, 0, UNIT, UNIT)
        self._devices.setSpacing(UNIT)
        self._area = scrolled(self.tr("Who gets it"), self._inside)
        self._all = QCheckBox(self.tr("Show devices of this board on other channels, too"))
        self._older = QCheckBox(self.tr("Also devices with a newer version (they go back to this one)"))
        self._what_follows = Text(
            self.tr(
                "They are made to install it. What the newer version brought is gone then, and the older one "
                "may not understand all that the newer one has stored on the device."
            ),
            "small",
            wrap=True,
        )
        self._first = QuietCombo()
        self._restart = QCheckBox(self.tr("Restart a device at the end of its next conversation"))
        self._night = QCheckBox(self.tr("Install nothing between"))
        self._from, self._to = StillTimeEdit(NIGHT[0]), StillTimeEdit(NIGHT[1])
        self._no_time = Text(self.tr("Choose two different times, so that some is left."), "problem", wrap=True)
        self._start = QPushButton(self.tr("Start"))
        self._lay_out(said)
        self._connect()
        self._all.hide()
        self._show_older(there=False)
        self._show_reading()

    def show_preview(self, preview: RolloutPreview, names: Mapping[str, str], *, more: bool) -> None:
        """Show what would become of devices, called by ``names``; ``more``: others have other channels."""
        self._names = dict(names)
        self._clear()
        self._all.setVisible(more)
        self._show_older(there=any(one.older for one in preview.devices))
        for one in sorted(preview.devices, key=lambda each: (not each.gets_it, self._called(each))):
            self._devices.addWidget(self._row(one))
        self._devices.addStretch(1)
        put_behind(self._area, self._inside)
        nobody = self.tr(
            "No device of this board takes firmware of this channel. A device's channel is chosen on its page, "
            "the image's in the library."
        )
        self._doing.setText("" if preview.devices else nobody)
        self._doing.setVisible(not preview.devices)
        chosen = next((one.device_id for one in preview.devices if one.canary), "")
        self._offer_first(chosen)
        self._changed()
        if self._boxes:
            self._start.setFocus()

    def show_unread(self, why: str) -> None:
        """It cannot be said who would get it."""
        self._doing.hide()
        self.show_refused(why)

    def show_refused(self, why: str) -> None:
        """The hub did not begin."""
        self._problem.setText(why)
        self._problem.show()
        self._changed()

    def _show_reading(self) -> None:
        self._clear()
        self._doing.setText(self.tr("Asking the hub who can get it…"))
        self._problem.hide()
        self._changed()

    def _show_older(self, *, there: bool) -> None:
        """Let a person have devices go back, where there are such; else that is not wished."""
        self._older.setVisible(there)
        self._what_follows.setVisible(there)
        if not there:
            with QSignalBlocker(self._older):
                self._older.setChecked(False)

    def _clear(self) -> None:
        self._boxes = {}
        while (item := self._devices.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()

    def _called(self, one: RolloutCandidate) -> str:
        return self._names.get(one.device_id) or one.name or one.device_id

    def _row(self, one: RolloutCandidate) -> QWidget:
        row = QFrame()
        mark(row, "role", "row")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, UNIT // 2, 0, 0)
        column.setSpacing(2)
        runs = self.tr("runs %1").replace("%1", one.version) if one.version else ""
        label = " · ".join(filter(None, (self._called(one), runs)))
        why = wording.candidate(one)
        if one.gets_it:
            box = QCheckBox(label.replace("&", "&&"))
            box.setAccessibleName(label)
            box.setAccessibleDescription(why)
            box.setChecked(one.device_id not in self._spared)
            box.toggled.connect(self._chosen_anew)
            self._boxes[one.device_id] = box
            column.addWidget(box)
        else:
            column.addWidget(Text(label, "muted", wrap=True))
        if why:
            column.addWidget(Text(why, "small", wrap=True))
        return row

    def _chosen_anew(self) -> None:
        self._spared -= self._boxes.keys()
        self._spared |= {device_id for device_id, box in self._boxes.items() if not box.isChecked()}
        self._offer_first(str(self._first.currentData() or ""))
        self._changed()

    def _offer_first(self, chosen: str) -> None:
        self._first.clear()
        for device_id in self._chosen():
            box = self._boxes[device_id]
            self._first.addItem(self._names.get(device_id) or box.accessibleName(), device_id)
        self._first.setCurrentIndex(max(0, self._first.findData(chosen)))

    def _chosen(self) -> list[str]:
        return [device_id for device_id, box in self._boxes.items() if box.isChecked()]

    def _changed(self) -> None:
        some = bool(self._chosen())
        always = self._night.isChecked() and self._from.time() == self._to.time()
        self._no_time.setVisible(always)
        self._first.setEnabled(some)
        self._start.setEnabled(some and not always)
        for clock in (self._from, self._to):
            clock.setEnabled(self._night.isChecked())

    def _wanted(self) -> WantedRollout:
        chosen = self._chosen()
        everybody = len(chosen) == len(self._boxes) and not self._all.isChecked()
        told: dict[str, object] = {
            "image_id": self._image_id,
            "canaries": (self._first.currentData(),),
            "restarts": self._restart.isChecked(),
            "downgrade": self._older.isChecked(),
        }
        if not everybody:
            told["device_ids"] = tuple(chosen)
        if self._night.isChecked():
            told |= {
                "quiet_from": self._from.time().toString(CLOCK),
                "quiet_to": self._to.time().toString(CLOCK),
            }
        return WantedRollout.model_validate(told)

    def _begin(self) -> None:
        self._problem.hide()
        self._start.setEnabled(False)
        self.start_wanted.emit(self._wanted())

    def _ask_anew(self) -> None:
        self._show_reading()
        self._doing.show()
        self.preview_wanted.emit(self._all.isChecked(), self._older.isChecked())

    def _connect(self) -> None:
        self._start.clicked.connect(self._begin)
        self._night.toggled.connect(lambda _on: self._changed())
        for box in (self._all, self._older):
            box.toggled.connect(lambda _on: self._ask_anew())
        for clock in (self._from, self._to):
            clock.timeChanged.connect(lambda _time: self._changed())

    def _lay_out(self, said: str) -> None:
        self._restart.setChecked(True)
        self._first.setAccessibleName(self.tr("First"))
        for clock, name in ((self._from, self.tr("From")), (self._to, self.tr("Until"))):
            clock.setDisplayFormat(CLOCK)
            for part in (clock, *clock.findChildren(QLineEdit)):  # a box for times holds a line
                part.setAccessibleName(name)
            clock.setMinimumSize(11 * UNIT, 4 * UNIT)
        self._start.setDefault(True)
        mark(self._start, "kind", "primary")
        buttons = QDialogButtonBox()
        buttons.addButton(QPushButton(self.tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._start, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        first = self.tr("First on")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(Text(said, "heading", wrap=True))
        column.addWidget(
            Text(
                self.tr(
                    "One device gets it first. When it has come back well, the others follow; if it does not, "
                    "the rollout stops, and you can take it back with one click."
                ),
                wrap=True,
            )
        )
        column.addWidget(self._doing)
        column.addWidget(self._area, 1)
        column.addWidget(self._all)
        column.addWidget(self._older)
        column.addWidget(self._what_follows)
        column.addLayout(line_of(Text(first), self._first))
        column.addWidget(self._restart)
        waits = self.tr(
            "It is told then, or when it starts by itself: between conversations it is not connected."
        )
        column.addWidget(Text(waits, "small", wrap=True))
        column.addLayout(line_of(self._night, self._from, Text(self.tr("and")), self._to))
        column.addWidget(self._no_time)
        column.addWidget(self._problem)
        column.addWidget(buttons)
        for text in self.findChildren(Text):
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
