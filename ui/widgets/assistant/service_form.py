"""Chooses a service and a model there. It is tried with a real question before it is taken."""

from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from hub.config import is_outside
from hub.errors import ServiceDownError
from hub.web.api.llm import Models, Trial
from ui import words
from ui.theme import UNIT, mark
from ui.widgets.assistant.known_services import GROK, LM_STUDIO, OLLAMA, KnownService, ServiceChoice, name_of
from ui.widgets.card import Card
from ui.widgets.held_button import HeldButton
from ui.widgets.settings.editors import QuietCombo, name_field
from ui.widgets.text import Text

LONGEST: Final = 500
"""Characters of an address, a key or a model's name."""


class ServiceForm(Card):
    """One of the two services: the one that thinks, or the one that stands in."""

    test_wanted = Signal(object)  # ServiceChoice
    cancel_wanted = Signal()  # of the test
    models_wanted = Signal(object)  # ServiceChoice
    take_wanted = Signal(object)  # ServiceChoice, which has just answered
    remove_wanted = Signal()

    def __init__(self, title: str, about: str, *, second: bool = False) -> None:
        """``second``: it may be none at all."""
        super().__init__(title)
        self._second = second
        self._present = ServiceChoice("", "")
        self._answered: ServiceChoice | None = None
        self._testing = False
        self._decided = ""
        self._kept = False
        self._now = Text(role="strong", wrap=True)
        self._services = QuietCombo()
        known: tuple[KnownService, ...] = (OLLAMA, LM_STUDIO) if second else (GROK, OLLAMA, LM_STUDIO)
        for one in known:
            self._services.addItem(one.name, one.base_url)
        self._services.addItem(self.tr("Another compatible service"), "")
        self._services.activated.connect(lambda _at: self._chosen())
        self._address = QLineEdit(maxLength=LONGEST)
        self._address.setPlaceholderText("https://…/v1")
        self._key = QLineEdit(maxLength=LONGEST, echoMode=QLineEdit.EchoMode.Password)
        self._model = QuietCombo(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._list = HeldButton(self.tr("List models"))
        self._list.clicked.connect(self._ask_models)
        self._test = HeldButton(self.tr("Test"))
        self._test.clicked.connect(self._ask_test)
        self._take = HeldButton(self.tr("Use it"))
        mark(self._take, "kind", "primary")
        self._take.clicked.connect(lambda: self.take_wanted.emit(self.choice))
        self._remove = QPushButton(self.tr("Do without"))
        self._remove.clicked.connect(self.remove_wanted)
        self._result = Text(wrap=True)
        self._result.setAccessibleName(self.tr("What came of the test"))
        self._result.hide()
        self._hint = Text(role="small", wrap=True)
        for field in (self._address, self._key):
            field.textChanged.connect(lambda _text: self._changed())
        self._model.currentTextChanged.connect(lambda _text: self._changed())
        self.add(Text(about, "muted", wrap=True), self._now, self._fields(), self._buttons())
        self.add(self._result, self._hint)
        self._changed()

    @property
    def choice(self) -> ServiceChoice:
        """What is chosen now."""
        key = self._key.text().strip() if self._keyed else ""
        return ServiceChoice(self._address.text().strip(), self._model.currentText().strip(), key)

    def show_service(self, base_url: str, model: str) -> None:
        """Show which service is in use; an empty address: none."""
        present = ServiceChoice(base_url, model)
        if present != self._present or not self._address.text():
            self._present = present
            at = self._services.findData(base_url) if base_url else 0
            self._services.setCurrentIndex(at if at >= 0 else self._services.count() - 1)
            self._address.setText(base_url or str(self._services.currentData() or ""))
            self._key.clear()
            self._model.setEditText(model)
            self._answered = None
        in_use = self.tr("In use: %1, %2").replace("%1", name_of(base_url)).replace("%2", model)
        self._now.setText(in_use if base_url else self.tr("None is in use."))
        self._remove.setVisible(self._second and bool(base_url))
        self._changed()

    def show_key_kept(self, *, kept: bool) -> None:
        """Whether the service in use has a key: then none has to be typed."""
        self._kept = kept
        self._changed()

    def show_decided(self, why: str) -> None:
        """Why another service cannot be taken here, and where it can; empty: it can."""
        self._decided = why
        for field in (self._services, self._address, self._key, self._model, self._remove):
            field.setEnabled(not why)
        self._changed()

    def show_models(self, models: Models) -> None:
        """Offer these, or say why there are none."""
        self._list.setEnabled(True)
        if models.error:
            self._say(self._problem(models.error), bad=True)
            return
        typed = self._model.currentText()
        self._model.clear()
        self._model.addItems(list(models.models))
        self._model.setEditText(typed if typed else next(iter(models.models), ""))
        said = self.tr("It has %n model(s).", "", len(models.models))
        self._say(said if models.models else self.tr("It has no model yet: get one there first."))

    def show_trial(self, trial: Trial, choice: ServiceChoice) -> None:
        """Show what came of the test of ``choice``."""
        self._end_test()
        if trial.first_word_s is None:
            self._answered = None
            self._say(self._problem(trial.error), bad=True)
        else:
            self._answered = choice
            said = self.tr("The first word came after %1 s: “%2”").replace("%1", f"{trial.first_word_s:.2f}")
            self._say(said.replace("%2", trial.words))
        self._changed()

    def show_untried(self) -> None:
        """Show that nothing came of what was asked."""
        self._list.setEnabled(True)
        self._end_test()
        self._say("")
        self._changed()

    @property
    def _keyed(self) -> bool:
        return bool(self._services.currentData() != GROK.base_url)

    def _chosen(self) -> None:
        address = str(self._services.currentData() or "")
        self._address.setText(address)
        same = address == self._present.base_url
        self._model.clear()
        self._model.setEditText(self._present.model if same else "")
        self._say("")
        self._changed()
        if not address:
            self._address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        choice = self.choice
        named = bool(choice.base_url)
        self._address.setReadOnly(bool(self._services.currentData()))
        for part in (self._key, self._key_label):
            part.setVisible(self._keyed)
        kept = self._kept and choice.base_url == self._present.base_url
        self._key.setPlaceholderText(self.tr("One is kept") if kept else self.tr("Only if it wants one"))
        ready = named and bool(choice.model)
        self._list.setEnabled(named and not self._decided)
        self._test.setEnabled(ready or self._testing)
        new = choice != self._present
        self._take.setVisible(new)
        self._take.setEnabled(new and choice == self._answered)
        hint = self.tr("Test it first: it is used once it has answered.") if new and ready else ""
        if named and not choice.model:
            hint = self.tr("Choose a model: list those it has, or type its name.")
        self._hint.setText(self._decided or ("" if choice == self._answered else hint))
        self._hint.setVisible(bool(self._hint.text()))

    def _ask_models(self) -> None:
        self._list.setEnabled(False)
        self._say(self.tr("Asking for its models…"))
        self.models_wanted.emit(self.choice)

    def _ask_test(self) -> None:
        if self._testing:
            self.cancel_wanted.emit()
            self.show_untried()
            return
        self._testing = True
        self._test.setText(self.tr("Cancel"))
        self._say(self.tr("Asking it something…"))
        self.test_wanted.emit(self.choice)

    def _problem(self, code: str) -> str:
        at_home = not is_outside(urlsplit(self.choice.base_url).hostname or "")
        if at_home and code == ServiceDownError.code:
            return self.tr("Nothing answers there as it should. Does the program run, and has it this model?")
        return words.problem(code)

    def _end_test(self) -> None:
        self._testing = False
        self._test.setText(self.tr("Test"))

    def _say(self, text: str, *, bad: bool = False) -> None:
        mark(self._result, "role", "problem" if bad else "strong")
        self._result.setText(text)
        self._result.setVisible(bool(text))

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        self._key_label = Text(self.tr("Key"))
        rows: tuple[tuple[str, QWidget, Text | None], ...] = (
            (self.tr("Service"), self._services, None),
            (self.tr("Address"), self._address, None),
            (self.tr("Key"), self._key, self._key_label),
            (self.tr("Model"), self._model, None),
        )
        for row, (name, field, label) in enumerate(rows):
            name_field(field, name)
            grid.addWidget(label or Text(name), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._list, len(rows) - 1, 2)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for button in (self._test, self._take):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._remove)
        return row
