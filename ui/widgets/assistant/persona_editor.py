"""One persona: how the hub answers. What is written is kept here until it is saved."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from hub.engines.tokens import FRAME_TOKENS, estimated_tokens
from hub.languages import HEARD
from hub.storage.personas import ANY_TOOL, HOUSE, MAX_GREETING, MAX_INSTRUCTIONS, Length
from hub.web.api.persona_forms import Persona
from ui.theme import UNIT, mark
from ui.widgets.assistant.persona_words import language_name, length_name, persona_name
from ui.widgets.card import Card
from ui.widgets.held_button import HeldButton
from ui.widgets.row_question import RowQuestion
from ui.widgets.settings.editors import QuietCombo, name_field
from ui.widgets.text import Text

LONGEST_NAME: Final = 64
INSTRUCTIONS_HEIGHT: Final = 16 * UNIT


class PersonaEditor(Card):
    """Empty until it is handed one."""

    save_wanted = Signal(str, object)  # a persona's id, what is to be otherwise by the API's names
    delete_wanted = Signal(str)
    everywhere_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._persona: Persona | None = None
        self._title = Text(role="heading", wrap=True)
        self._name = QLineEdit(maxLength=LONGEST_NAME)
        self._instructions = QPlainTextEdit(tabChangesFocus=True)
        self._instructions.setFixedHeight(INSTRUCTIONS_HEIGHT)
        self._tokens = Text(role="small", wrap=True)
        self._language = QuietCombo()
        self._language.addItem(self.tr("That of the question"), "")
        for code in sorted(HEARD, key=language_name):
            self._language.addItem(language_name(code), code)
        self._voice = QuietCombo(editable=True)
        typed = self._voice.lineEdit()
        if typed is not None:
            typed.setPlaceholderText(self.tr("Left empty: the usual voice"))
        self._greeting = QLineEdit(maxLength=MAX_GREETING)
        self._greeting.setPlaceholderText(self.tr("Left empty: the usual words"))
        self._length = QuietCombo()
        for length in Length:
            self._length.addItem(length_name(length), length.value)
        self._tools = QLineEdit()
        self._tools.setPlaceholderText(self.tr("Left empty: no tool"))
        self._problem = Text(role="problem", wrap=True)
        self._problem.hide()
        self._save = HeldButton(self.tr("Save"))
        mark(self._save, "kind", "primary")
        self._save.clicked.connect(self._send)
        self._everywhere = HeldButton(self.tr("Use it on all devices"))
        self._everywhere.clicked.connect(lambda: self.everywhere_wanted.emit(self._id))
        self._delete = QPushButton(self.tr("Delete…"))
        self._delete.clicked.connect(self._ask)
        self._question = RowQuestion()
        self._question.answered.connect(self._answered)
        self._instructions.textChanged.connect(self._changed)
        for line in (self._name, self._greeting, self._tools):
            line.textChanged.connect(lambda _text: self._changed())
        for box in (self._language, self._voice, self._length):
            box.currentTextChanged.connect(lambda _text: self._changed())
        self.add(self._title, self._fields(), self._problem, self._buttons(), self._question)

    @property
    def persona(self) -> Persona | None:
        """The one that is shown, as it was saved."""
        return self._persona

    @property
    def persona_id(self) -> str:
        """Of the one that is shown; empty: none."""
        return self._id

    def offer_voices(self, voices: list[str]) -> None:
        """Ids of voices that are there."""
        chosen = self._voice.currentText()
        self._voice.clear()
        self._voice.addItems(["", *voices])
        self._voice.setEditText(chosen)

    def show_persona(self, persona: Persona, draft: dict[str, Any] | None = None) -> None:
        """Show it, with what was written and not saved."""
        self._persona = persona
        self._show_fields(persona.model_dump(mode="json") | (draft or {}))
        self._title.setText(persona_name(persona))
        self._question.hide()
        self._everywhere.setEnabled(not persona.everywhere)
        said = self.tr("Speaks on all devices")
        self._everywhere.setText(said if persona.everywhere else self.tr("Use it on all devices"))
        reset = self.tr("Set back…")
        self._delete.setText(reset if persona.persona_id == HOUSE else self.tr("Delete…"))
        self.show_problem("")
        self._changed()

    def take_saved(self, persona: Persona, sent: dict[str, Any]) -> None:
        """``sent`` is saved now; what was written since then stays, and who writes is not disturbed."""
        written = self._written()
        if all(written[name] == value for name, value in sent.items()) and self.draft().keys() <= sent.keys():
            self.show_persona(persona)
            return
        self._persona = persona
        self._title.setText(persona_name(persona))
        self.show_problem("")
        self._changed()

    def show_problem(self, text: str) -> None:
        """Say why it was not saved; empty: nothing is wrong."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def draft(self) -> dict[str, Any]:
        """What is written and differs from what is saved, by the API's names."""
        if self._persona is None:
            return {}
        saved = self._persona.model_dump(mode="json")
        return {name: value for name, value in self._written().items() if value != _stripped(saved[name])}

    @property
    def _id(self) -> str:
        return self._persona.persona_id if self._persona else ""

    def _written(self) -> dict[str, Any]:
        return {
            "name": self._name.text().strip(),
            "instructions": self._instructions.toPlainText().strip(),
            "language": self._language.currentData() or "",
            "voice": self._voice.currentText().strip(),
            "greeting": self._greeting.text().strip(),
            "length": self._length.currentData(),
            "tools": self._tools.text().replace(",", " ").split(),
        }

    def _show_fields(self, values: dict[str, Any]) -> None:
        self._name.setText(values["name"])
        self._instructions.setPlainText(values["instructions"])
        self._language.setCurrentIndex(max(0, self._language.findData(values["language"])))
        self._voice.setEditText(values["voice"])
        self._greeting.setText(values["greeting"])
        self._length.setCurrentIndex(max(0, self._length.findData(values["length"])))
        self._tools.setText(" ".join(values["tools"]))
        for line in (self._name, self._greeting, self._tools):
            line.setCursorPosition(0)

    def _changed(self) -> None:
        text = self._instructions.toPlainText().strip()
        tokens = estimated_tokens(text) if text else 0
        said = self.tr("About %n token(s) more with each question.", "", max(0, tokens - FRAME_TOKENS))
        too_long = self.tr("At most %1 characters.").replace("%1", str(MAX_INSTRUCTIONS))
        long = len(text) > MAX_INSTRUCTIONS
        mark(self._tokens, "role", "problem" if long else "small")
        self._tokens.setText(too_long if long else said)
        draft = self.draft()
        nameless = self._id != HOUSE and not self._name.text().strip()
        self._save.setEnabled(bool(draft) and not long and not nameless)

    def _send(self) -> None:
        self.save_wanted.emit(self._id, self.draft())

    def _ask(self) -> None:
        if self._id == HOUSE:
            self._question.ask("delete", self.tr("It will be as it was at first."), self.tr("Set it back"))
            return
        text = self.tr("It cannot be brought back. Where it spoke, the one for all devices will speak.")
        self._question.ask("delete", text, self.tr("Delete it"))

    def _answered(self, what: str) -> None:
        self._question.hide()
        if what:
            self.delete_wanted.emit(self._id)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(UNIT)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Name"), self._name),
            (self.tr("Instructions"), self._instructions),
            ("", self._tokens),
            (self.tr("Language of answers"), self._language),
            (self.tr("Voice"), self._voice),
            (self.tr("Greeting"), self._greeting),
            (self.tr("Answers"), self._length),
            (self.tr("Tools it may use"), self._tools),
        )
        for name, field in rows:
            if name:
                name_field(field, name)
            form.addRow(Text(name), field)
        all_tools = self.tr("Names, with * for any letters; %1 alone: all.").replace("%1", ANY_TOOL)
        form.addRow(Text(""), Text(all_tools, "small", wrap=True))
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._save)
        row.addWidget(self._everywhere)
        row.addStretch(1)
        row.addWidget(self._delete)
        return row


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
