"""Who is talking now: the first few devices, and how many more. Hidden while nobody is."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hub.events import SoundLevels
from hub.snapshot import Reach
from ui.live import Live
from ui.talkers import Talkers
from ui.theme import UNIT, mark
from ui.widgets.talkers.talker_row import TalkerRow
from ui.widgets.talkers.waveform import STEP_S
from ui.widgets.text import Text

MOST_ROWS: Final = 3
"""A household seldom has more at once, and the conversation needs the room."""

ROOM_FOR_ALL: Final = 40 * UNIT
"""In a lower place, pixels, there is one row."""

ROOM_FOR_ONE: Final = 25 * UNIT
"""In a place lower than this there is none: what waits and rings comes first."""


class TalkersView(QWidget):
    """One clock moves all waves, and stands still while nobody talks."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a steady clock, seconds."""
        super().__init__()
        self._now = now
        self._live = Live()
        self._talkers = Talkers()
        self._less_motion = False
        self._room = MOST_ROWS  # for how many rows there was room
        self._rows: dict[str, TalkerRow] = {}  # by the device's id
        self._more = Text(role="small")
        self._clock = QTimer(self, interval=round(STEP_S * 1000))
        self._clock.timeout.connect(self.step)
        self.setAccessibleName(self.tr("Who is talking"))
        rule = QFrame()
        mark(rule, "role", "rule")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addWidget(rule)
        self._column.addWidget(self._more)
        self._more.hide()
        self.hide()

    def be_still(self, *, still: bool) -> None:
        """Show bars that do not move instead of waves."""
        self._less_motion = still
        for row in self._rows.values():
            row.wave.be_still(still=still)

    def show_live(self, live: Live) -> None:
        """Know how devices are called, and on which a turn goes on."""
        self._live = live
        if live.reach is not Reach.HERE:
            self._talkers.clear()
        self._talkers.see_turns(set(live.talkers.values()), self._now())
        self._show()

    def hear(self, event: SoundLevels) -> None:
        """Take how loud it is."""
        shown = self._talkers.hear(event, self._now())
        self._show()
        row = self._rows.get(event.device_id)
        if shown and row is not None:
            row.wave.hear(event.levels, event.span_s)

    def clear(self) -> None:
        """Nobody is looked at any longer, or followed."""
        self._talkers.clear()
        self._show()

    def step(self) -> None:
        """Move on by a step of the clock."""
        if self._talkers.drop_gone(self._now()) or self._room != self._most_rows():
            self._show()
        for row in self._rows.values():
            row.wave.step()

    def _show(self) -> None:
        self._room = self._most_rows()
        shown = self._talkers.all[: self._room]
        for gone in set(self._rows) - {one.device_id for one in shown}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for talker in shown:
            name = self._live.called(talker.device_id) or self.tr("A device without a name")
            self._row(talker.device_id).show_talker(name, talker.doing)
        more = len(self._talkers.all) - len(shown)
        self._more.setText(self.tr("and %n more", "", more) if more else "")
        self._more.setVisible(bool(more))
        self.setVisible(bool(shown))
        talking = bool(self._talkers.all)
        if talking != self._clock.isActive():
            self._clock.start() if talking else self._clock.stop()

    def _most_rows(self) -> int:
        place = self.parentWidget()
        if place is None or place.height() >= ROOM_FOR_ALL:
            return MOST_ROWS
        return 1 if place.height() >= ROOM_FOR_ONE else 0

    def _row(self, device_id: str) -> TalkerRow:
        if device_id not in self._rows:
            row = TalkerRow()
            row.wave.be_still(still=self._less_motion)
            self._column.insertWidget(1 + len(self._rows), row)
            self._rows[device_id] = row
        return self._rows[device_id]
