"""How far a rollout is, as one bar: a piece for each device, in the colour of its state."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hub.events import TrackState
from ui.theme import Colours, colours_of
from ui.widgets.firmware import rollout_wording

HEIGHT: Final = 12

ORDER: Final = (
    TrackState.HEALTHY,
    TrackState.ROLLED_BACK,
    TrackState.TRIAL,
    TrackState.OFFERED,
    TrackState.WAITING,
    TrackState.PASSED_OVER,
    TrackState.FAILED,
)
"""From the left: the good ones first, so that the bar grows."""

GAP: Final = 2
"""Between two pieces, pixels."""

RADIUS: Final = 3


class StateBar(QWidget):
    """Says the same in numbers to who does not see it."""

    def __init__(self) -> None:
        super().__init__()
        self._states: tuple[TrackState, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(self.tr("Devices"))

    def show_states(self, states: Sequence[TrackState]) -> None:
        """One for each device."""
        self._states = tuple(sorted(states, key=ORDER.index))
        counts = Counter(self._states)
        told = (f"{rollout_wording.track(each)[0]}: {count}" for each, count in counts.items())
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        if not self._states:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = colours_of(QGuiApplication.palette())
        count, wide = len(self._states), self.width()
        gap = GAP if wide // count > 2 * GAP else 0
        for at, state in enumerate(self._states):
            left, right = at * wide // count, (at + 1) * wide // count
            painter.setBrush(_colour(state, colours))
            painter.drawRoundedRect(QRect(left, 0, max(1, right - left - gap), HEIGHT), RADIUS, RADIUS)
        painter.end()


def _colour(state: TrackState, colours: Colours) -> QColor:
    half_way = {TrackState.OFFERED, TrackState.TRIAL}
    if state in half_way:
        return QColor(colours.accent)
    return QColor(
        {
            TrackState.HEALTHY: colours.good,
            TrackState.ROLLED_BACK: colours.muted,
            TrackState.WAITING: colours.line,
            TrackState.PASSED_OVER: colours.warn,
            TrackState.FAILED: colours.bad,
        }[state]
    )
