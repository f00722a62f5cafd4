"""The hub's engines, one under the other."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from hub.events import EngineKind, EngineState
from hub.snapshot import Reach
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.engine_row import EngineRow
from ui.widgets.text import Text

SHOWN: Final = (EngineKind.STT, EngineKind.LLM, EngineKind.TTS)

NAME_WIDTH: Final = 12 * UNIT
"""96 px: the longest that the name of a model may be beside the heading."""


class EnginesCard(QFrame):
    """What hears, thinks and speaks. What notices speech is shown only when it is in trouble."""

    key_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._rows = {kind: EngineRow(kind) for kind in (*SHOWN, EngineKind.VAD)}
        self._key = QPushButton()
        self._key.setToolTip(self.tr("Change or forget the key of the language model"))
        mark(self._key, "kind", "quiet")
        self._key.clicked.connect(self.key_wanted)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Engines"), "heading", wrap=True), 1)
        head.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(0)
        column.addLayout(head)
        for row in self._rows.values():
            column.addWidget(row)
        self.show_live(Live(), key_place="")

    def show_live(self, live: Live, key_place: str) -> None:
        """Show how far each is. ``key_place`` is where the language model's key is kept."""
        for kind, row in self._rows.items():
            engine = live.engines.get(kind)
            troubled = engine is not None and engine.state in (EngineState.FAILED, EngineState.OFF)
            row.setVisible(engine is not None and (kind in SHOWN or troubled))
            if engine is not None:
                refused = kind is EngineKind.LLM and live.key_refused
                row.show_engine(engine, refused=refused, known=live.reach is Reach.HERE)
        said = self.tr("%1 key…")
        self._key.ensurePolished()  # measured in its own letters
        measure = self._key.fontMetrics()
        short = measure.elidedText(live.assistant, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
        self._key.setText(said.replace("%1", short))
        self._key.setAccessibleName(said.replace("%1", live.assistant))
        self._key.setVisible(key_place in ("keyring", "file"))
        self.setVisible(bool(live.engines))
