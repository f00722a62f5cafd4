"""The list of models of one kind, with what they can be sought by."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QListView, QStackedWidget, QVBoxLayout

from hub.web.api.model_forms import Download, SpeechModel
from models.catalog import ModelKind
from ui.theme import UNIT, mark
from ui.widgets.row_list import dress, turn_to
from ui.widgets.text import Text
from ui.widgets.voices import wording
from ui.widgets.voices.model_delegate import ModelDelegate
from ui.widgets.voices.model_rows import ModelRows

LETTERS: Final = 14
"""That the choice of a language has room for at least."""


class ModelList(QFrame):
    """A card. Voices can be sought by name and language; there are few others."""

    chosen = Signal(str)  # a model's id; empty: none is shown

    def __init__(self, kind: ModelKind) -> None:
        super().__init__()
        mark(self, "role", "card")
        self.kind = kind
        voices = kind is ModelKind.TTS
        self.rows = ModelRows(grouped=voices)
        self._search = QLineEdit()
        self._language = QComboBox()
        self._view = QListView()
        self._body = QStackedWidget()
        self._nothing = Text(self.tr("No voice is called so. Try another name, or all languages."), wrap=True)
        self._delegate = ModelDelegate()
        self._lay_out(with_filters=voices)
        self._search.textChanged.connect(self._seek)
        self._language.currentIndexChanged.connect(self._seek)
        self._view.selectionModel().currentChanged.connect(self._current)

    @property
    def current(self) -> SpeechModel | None:
        """What is looked at."""
        return self.rows.model(self._current_id())

    def show_models(self, models: Sequence[SpeechModel]) -> None:
        """All that there is now; what is looked at stays so."""
        before = self._current_id()
        self.rows.show_models([model for model in models if model.kind is self.kind])
        self._show_languages()
        self._choose(before)

    def show_download(self, model_id: str, download: Download | None) -> None:
        """How far a download is."""
        self.rows.show_download(model_id, download)

    def look_at(self, model_id: str) -> None:
        """Have the person look at this one, if it is shown."""
        self._choose(model_id)

    def focus_list(self) -> None:
        """Let the arrow keys choose."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current_id(self) -> str:
        model = self._view.currentIndex().data(Qt.ItemDataRole.UserRole)
        return model.id if isinstance(model, SpeechModel) else ""

    def _seek(self) -> None:
        before = self._current_id()
        self.rows.seek(self._search.text(), str(self._language.currentData() or ""))
        self._choose(before)

    def _choose(self, model_id: str) -> None:
        row = self.rows.row_of(model_id)
        if row < 0:
            row = self.rows.row_of(self.rows.first())
        self._body.setCurrentIndex(0 if row >= 0 else 1)
        if row < 0:
            self.chosen.emit("")
            return
        if not turn_to(self._view, row):
            self.chosen.emit(self._current_id())

    def _current(self, index: QModelIndex) -> None:
        if index.isValid() and self._current_id():
            self.chosen.emit(self._current_id())

    def _show_languages(self) -> None:
        codes = {code for model in self.rows.models() for code in model.languages}
        shown = {self._language.itemData(at) for at in range(1, self._language.count())}
        if codes == shown:
            return
        before = self._language.currentData()
        self._language.blockSignals(True)
        self._language.clear()
        self._language.addItem(self.tr("All languages"), "")
        for code in sorted(codes, key=lambda one: wording.language(one).casefold()):
            self._language.addItem(wording.language(code), code)
        self._language.setCurrentIndex(max(0, self._language.findData(before)))
        self._language.blockSignals(False)

    def _lay_out(self, *, with_filters: bool) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search voices"))
        self._search.setClearButtonEnabled(True)
        self._language.setAccessibleName(self.tr("Language"))
        self._language.setMinimumContentsLength(LETTERS)
        self._language.addItem(self.tr("All languages"), "")
        dress(
            self._view,
            self.tr("Voices") if with_filters else self.tr("Models that hear"),
            self._delegate,
            self.rows,
        )
        mark(self._nothing, "role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(UNIT, 2 * UNIT, UNIT, 0)
        self._body.addWidget(self._view)
        self._body.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        if with_filters:
            filters = QHBoxLayout()
            filters.setSpacing(UNIT)
            filters.addWidget(self._search, 1)
            filters.addWidget(self._language)
            column.addLayout(filters)
        column.addWidget(self._body, 1)
