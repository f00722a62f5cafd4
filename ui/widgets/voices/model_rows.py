"""Speech models as Qt's lists want them: voices below the name of their language."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from hub.web.api.model_forms import Download, SpeechModel
from ui.widgets.voices import wording

MODEL: Final = Qt.ItemDataRole.UserRole
"""The model itself; None for a heading."""

Index = QModelIndex | QPersistentModelIndex


class ModelRows(QAbstractListModel):
    """What there is, as far as it fits what is sought. A row is a model, or a heading before some."""

    def __init__(self, *, grouped: bool) -> None:
        """``grouped``: by language."""
        super().__init__()
        self._grouped = grouped
        self._models: dict[str, SpeechModel] = {}
        self._rows: list[str] = []  # a model's id, or a heading
        self._text = self._language = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The model, or what its row says."""
        if not 0 <= index.row() < len(self._rows):
            return None
        name = self._rows[index.row()]
        model = self._models.get(name)
        if role == MODEL:
            return model
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.title(model) if model else name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(model) if model else name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen if index.data(MODEL) else Qt.ItemFlag.NoItemFlags

    def model(self, model_id: str) -> SpeechModel | None:
        """One of them, shown or not."""
        return self._models.get(model_id)

    def models(self) -> Sequence[SpeechModel]:
        """All of them."""
        return tuple(self._models.values())

    def row_of(self, model_id: str) -> int:
        """Its row; -1 when it is not shown."""
        return self._rows.index(model_id) if model_id in self._rows else -1

    def first(self) -> str:
        """The first that is in use, else the first that is shown; empty when none is."""
        shown = [self._models[name] for name in self._rows if name in self._models]
        used = [one for one in shown if one.in_use] or shown
        return used[0].id if used else ""

    def show_models(self, models: Sequence[SpeechModel]) -> None:
        """All that there is now."""
        before = list(self._rows)
        self._models = {model.id: model for model in models}
        rows = self._found()
        if rows != before:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def show_download(self, model_id: str, download: Download | None) -> None:
        """How far one is; None: it is not downloaded any more."""
        model = self._models.get(model_id)
        if model is not None:
            self._models[model_id] = model.model_copy(update={"download": download})
            row = self.row_of(model_id)
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def seek(self, text: str, language: str) -> None:
        """Show only what has ``text`` in its name, and speaks ``language``; empty: whatever."""
        self._text, self._language = text.strip().casefold(), language
        self.beginResetModel()
        self._rows = self._found()
        self.endResetModel()

    def _found(self) -> list[str]:
        found = [model for model in self._models.values() if self._fits(model)]
        if not self._grouped:
            return [model.id for model in found]
        groups: dict[str, list[str]] = {}
        for model in found:
            groups.setdefault(wording.languages(model), []).append(model.id)
        own = wording.language(QLocale().name().partition("_")[0])
        named = sorted(groups, key=lambda name: (not self._used(groups[name]), name != own, name.casefold()))
        return [row for name in named for row in (name, *groups[name])]

    def _used(self, ids: Sequence[str]) -> bool:
        """Whether one of them is in use: such groups come first, then the language of the window."""
        return any(self._models[one].in_use for one in ids)

    def _fits(self, model: SpeechModel) -> bool:
        if self._language and self._language not in model.languages:
            return False
        said = f"{model.title} {model.id} {wording.languages(model)}".casefold()
        return self._text in said


def _said(model: SpeechModel) -> str:
    state, _ = wording.state(model)
    fit, _ = wording.fit(model)
    return ", ".join(filter(None, (wording.title(model), wording.what(model), state, fit)))
