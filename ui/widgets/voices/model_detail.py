"""One model: all that is known of it, how its download goes, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hub.events import DownloadState
from hub.web.api.model_forms import Decided, Download, SpeechModel
from models.catalog import ModelKind
from ui import words
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.card import scrolling
from ui.widgets.held_button import HeldButton
from ui.widgets.line import line_of
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text
from ui.widgets.voices import wording


class ModelDetail(QFrame):
    """A card. Every button says by the signal of its name what the person wants, with the model's id."""

    try_wanted = Signal(str)
    stop_wanted = Signal()
    use_wanted = Signal(str)
    release_wanted = Signal(str)  # to use it no longer
    usual_wanted = Signal(str)  # to let it speak what has no voice of its own, too
    download_wanted = Signal(str)  # to begin, and to go on
    pause_wanted = Signal(str)
    cancel_wanted = Signal(str)
    remove_wanted = Signal(str)  # it was asked about

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._model: SpeechModel | None = None
        self._loading = ""  # the model that is loaded to be used
        self._speaking = ""  # the voice that is tried
        self._usual_decided: Decided | None = None
        self._title = Text(role="heading", wrap=True)
        self._state = Text(role="state", wrap=True)
        self._facts = {name: Text(wrap=True) for name in ("languages", "size", "memory", "licence", "fits")}
        self._bar = QProgressBar()
        self._progress = Text(role="small", wrap=True)
        self._why = Text(role="problem", wrap=True)
        self._try, self._use = QPushButton(), HeldButton(self.tr("Use"))
        self._release = HeldButton(self.tr("Stop using it"))
        self._usual = HeldButton(self.tr("Make it the usual voice"))
        self._about_usual = Text(role="small", wrap=True)
        self._decided = Text(role="small", wrap=True)
        self._get, self._pause = HeldButton(), QPushButton(self.tr("Pause"))
        self._cancel, self._remove = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Remove…"))
        self._question = RowQuestion()
        self._connect()
        self._lay_out()
        self.show_model(None)

    def show_model(self, model: SpeechModel | None) -> None:
        """Show this one; None: nothing is chosen."""
        if model is None or self._model is None or model.id != self._model.id:
            self._question.hide()
        self._model = model
        self._inside.setVisible(model is not None)
        if model is not None:
            self._show(model)

    def show_download(self, download: Download | None) -> None:
        """How far the one that is shown is."""
        if self._model is not None:
            self.show_model(self._model.model_copy(update={"download": download}))

    def show_loading(self, model_id: str) -> None:
        """This one is being loaded to be used; empty: none is."""
        self._loading = model_id
        self.show_model(self._model)

    def show_usual(self, decided: Decided | None) -> None:
        """What decides the usual voice, so that it cannot be chosen; None: nothing does."""
        self._usual_decided = decided
        self.show_model(self._model)

    def show_speaking(self, model_id: str) -> None:
        """This voice is to be heard, or about to be; empty: none is."""
        self._speaking = model_id
        self.show_model(self._model)

    def _show(self, model: SpeechModel) -> None:
        self._title.setText(wording.title(model))
        state, mood = wording.state(model)
        if model.languages_used:
            spoken = ", ".join(map(wording.language, model.languages_used))
            said = (
                self.tr("In use for: %1, and all that has no voice")
                if model.usual
                else self.tr("In use for: %1")
            )
            state = said.replace("%1", spoken)
        if self._loading == model.id:
            state, mood = self.tr("Loading…"), "busy"
        self._state.setText(state or self.tr("Can be downloaded"))
        mark(self._state, "mood", mood)
        self._show_facts(model)
        self._show_download(model.download)
        self._show_buttons(model)

    def _show_facts(self, model: SpeechModel) -> None:
        fit, _ = wording.fit(model)
        about = "" if model.installed else "≈\N{NO-BREAK SPACE}"
        said = {
            "languages": wording.languages(model),
            "size": about + wording.size(model.size),
            "memory": "≈\N{NO-BREAK SPACE}" + wording.size(model.memory),
            "licence": model.licence,
            "fits": fit,
        }
        for name, text in said.items():
            self._facts[name].setText(text)
        how = wording.how_measured(model) if model.takes_s is not None else ""
        self._facts["fits"].setToolTip(tooltip(how))
        self._facts["fits"].setAccessibleDescription(how)

    def _show_download(self, download: Download | None) -> None:
        shown = download is not None
        self._bar.setVisible(shown)
        self._progress.setVisible(shown)
        self._why.setVisible(shown and download is not None and bool(download.error))
        if download is not None:
            self._bar.setValue(wording.percent(download))
            self._progress.setText(wording.progress(download))
            self._why.setText(words.problem(download.error) if download.error else "")
            self._why.setToolTip(tooltip(download.detail))

    def _show_buttons(self, model: SpeechModel) -> None:
        focused = self._focused()
        state = model.download.state if model.download else None
        halted, voice = state in wording.HALTED, model.kind is ModelKind.TTS
        speaking = self._speaking == model.id
        again = {DownloadState.PAUSED: self.tr("Resume"), DownloadState.FAILED: self.tr("Try again")}
        self._get.setText(again[state] if state in again else self.tr("Download"))
        begins = state is None or halted
        self._get.setVisible(not model.installed and (begins or self._get.hasFocus()))
        self._get.setEnabled(begins)
        self._pause.setVisible(state in wording.UNDER_WAY)
        self._cancel.setVisible(state is not None)
        self._try.setText(self.tr("Stop") if speaking else self.tr("Try"))
        self._try.setVisible(model.installed and voice)
        self._use.setVisible(model.installed and not model.in_use)
        self._use.setEnabled(not self._loading and model.decided is None)
        self._release.setVisible(voice and model.in_use and not model.usual)
        self._release.setEnabled(model.decided is None)
        self._show_usual(model, voice=voice)
        asked = self._question.isVisibleTo(self)
        self._remove.setVisible(model.installed and not model.in_use and not model.bundled and not asked)
        if focused and not self._focused():  # the button did what it is for, and is gone
            left = (self._use, self._try, self._get, self._usual, self._release, self._remove)
            next((each for each in left if each.isVisible() and each.isEnabled()), self._title).setFocus()

    def _show_usual(self, model: SpeechModel, *, voice: bool) -> None:
        """Whether it can be the usual voice; beside it, and beside its use, what decides that elsewhere."""
        offered, decided = voice and model.installed and not model.usual, self._usual_decided
        self._usual.setVisible(offered)
        self._usual.setEnabled(not self._loading and decided is None)
        what = self.tr("It then also speaks every language that has no voice.")
        self._about_usual.setText(what if decided is None else wording.decided(decided))
        self._about_usual.setVisible(offered)
        self._decided.setText(wording.decided(model.decided) if model.decided else "")
        self._decided.setVisible(model.installed and model.decided is not None)

    def _connect(self) -> None:
        self._get.clicked.connect(lambda: self.download_wanted.emit(self._id()))
        self._pause.clicked.connect(lambda: self.pause_wanted.emit(self._id()))
        self._cancel.clicked.connect(lambda: self.cancel_wanted.emit(self._id()))
        self._use.clicked.connect(lambda: self.use_wanted.emit(self._id()))
        self._release.clicked.connect(lambda: self.release_wanted.emit(self._id()))
        self._try.clicked.connect(self._try_or_stop)
        self._usual.clicked.connect(lambda: self.usual_wanted.emit(self._id()))
        self._remove.clicked.connect(self._ask)
        self._question.answered.connect(self._answered)

    def _focused(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _id(self) -> str:
        return self._model.id if self._model else ""

    def _try_or_stop(self) -> None:
        if self._speaking == self._id():
            self.stop_wanted.emit()
        else:
            self.try_wanted.emit(self._id())

    def _ask(self) -> None:
        if self._model is None:
            return
        text = self.tr("Remove %1 from the hub? %2 become free. It can be downloaded again.")
        text = text.replace("%1", wording.title(self._model)).replace("%2", wording.size(self._model.size))
        self._question.ask("remove", text, self.tr("Yes, remove it"))
        self._remove.hide()

    def _answered(self, what: str) -> None:
        self._question.hide()
        self.show_model(self._model)
        if what:
            self.remove_wanted.emit(self._id())

    def _lay_out(self) -> None:
        for button in (self._get, self._use):
            mark(button, "kind", "primary")
        mark(self._remove, "kind", "stop")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Download"))
        self._inside = QWidget()
        self._inside.setObjectName("plain")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addSpacing(UNIT)
        column.addLayout(self._make_facts())
        column.addSpacing(UNIT)
        for part in (self._bar, self._progress, self._why):
            column.addWidget(part)
        column.addLayout(line_of(self._get, self._pause, self._use, self._try, self._cancel))
        column.addWidget(self._decided)
        column.addLayout(line_of(self._usual))
        column.addWidget(self._about_usual)
        column.addLayout(line_of(self._remove, self._release))
        column.addWidget(self._question)
        column.addStretch(1)
        scroll = scrolling(self.tr("The model"), self._inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _make_facts(self) -> QGridLayout:
        names = {
            "languages": self.tr("Languages"),
            "size": self.tr("On the disk"),
            "memory": self.tr("In memory"),
            "fits": self.tr("On this hub"),
            "licence": self.tr("Licence"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        for row, (name, said) in enumerate(names.items()):
            grid.addWidget(Text(said, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._facts[name], row, 1)
        return grid
