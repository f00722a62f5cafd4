"""All personas, one of them to be edited, and new ones from templates."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.persona_forms import Persona, PersonaTemplate
from ui.theme import UNIT
from ui.tooltips import tooltip
from ui.widgets.assistant.persona_editor import PersonaEditor
from ui.widgets.assistant.persona_words import persona_name
from ui.widgets.card import scrolled
from ui.widgets.held_button import HeldButton
from ui.widgets.text import Text

LIST_WIDTH: Final = 26 * UNIT


class PersonasView(QWidget):
    """What was written and not saved is kept when another one is looked at."""

    make_wanted = Signal(str)  # a template's id

    def __init__(self) -> None:
        super().__init__()
        self.editor = PersonaEditor()
        self._personas: dict[str, Persona] = {}
        self._drafts: dict[str, dict[str, Any]] = {}
        self._list = QListWidget()
        self._list.setObjectName("sections")
        self._list.setAccessibleName(self.tr("Personas"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(lambda _item, _before: self._show())
        self._new = HeldButton(self.tr("New persona"))
        self._menu = QMenu(self._new)
        self._new.setMenu(self._menu)
        self._new.setEnabled(False)
        side = QVBoxLayout()
        side.setSpacing(UNIT)
        side.addWidget(self._new)
        side.addWidget(self._list, 1)
        side.addWidget(Text(self.tr("A change acts from the next question on."), "small", wrap=True))
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(left)
        row.addWidget(scrolled(self.tr("Persona"), self.editor), 1)

    def show_templates(self, templates: Sequence[PersonaTemplate]) -> None:
        """Offer these to begin with."""
        self._menu.clear()
        for template in templates:
            action = self._menu.addAction(template.name)
            action.setToolTip(tooltip(template.about or template.name))
            wanted = template.template_id
            action.triggered.connect(lambda _on, wanted=wanted: self.make_wanted.emit(wanted))
        self._menu.setToolTipsVisible(True)
        self._new.setEnabled(bool(templates))

    def show_personas(self, personas: Sequence[Persona], chosen: str = "") -> None:
        """Show these; ``chosen`` is the id of the one to be looked at, else the same as before."""
        wanted = chosen or self.editor.persona_id
        self._keep_draft()
        self._personas = {one.persona_id: one for one in personas}
        self._list.blockSignals(True)
        self._list.clear()
        for one in personas:
            name = persona_name(one)
            item = QListWidgetItem(self.tr("%1 (all devices)").replace("%1", name) if one.everywhere else name)
            item.setToolTip(tooltip(item.text()))  # a long one is cut
            item.setData(Qt.ItemDataRole.UserRole, one.persona_id)
            self._list.addItem(item)
        self._list.blockSignals(False)
        ids = list(self._personas)
        self._list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)

    def take_saved(self, persona: Persona, sent: dict[str, Any]) -> None:
        """``sent`` was saved; what was written since then is not."""
        shown = self.editor.persona_id == persona.persona_id
        self._personas[persona.persona_id] = persona
        if shown:
            self.editor.take_saved(persona, sent)
            return
        since = self._drafts.get(persona.persona_id, {})
        left = {name: value for name, value in since.items() if sent.get(name) != value}
        self._drafts[persona.persona_id] = left

    def unsaved(self) -> dict[str, dict[str, Any]]:
        """What was written and not saved, by the persona's id."""
        self._keep_draft()
        return dict(self._drafts)

    def restore(self, drafts: Mapping[str, dict[str, Any]]) -> None:
        """What was written, and not saved, before anything is shown."""
        self._drafts.update(drafts)

    def drop_draft(self, persona_id: str) -> None:
        """Forget what was written about it: it is saved, or gone."""
        self._drafts.pop(persona_id, None)
        if self.editor.persona_id == persona_id and persona_id in self._personas:
            self.editor.show_persona(self._personas[persona_id])

    def _show(self) -> None:
        if self._list.currentRow() < 0:
            return
        self._keep_draft()
        persona = self._personas[self._list.currentItem().data(Qt.ItemDataRole.UserRole)]
        if persona != self.editor.persona:  # else who writes in it would lose the place
            self.editor.show_persona(persona, self._drafts.get(persona.persona_id))

    def _keep_draft(self) -> None:
        shown = self.editor.persona_id
        if draft := self.editor.draft():
            self._drafts[shown] = draft
        else:
            self._drafts.pop(shown, None)
