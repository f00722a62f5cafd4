"""The personas of the page Assistant: made, changed, deleted and chosen by the API."""

from typing import Any, Final

from pydantic import BaseModel
from PySide6.QtCore import QLocale, QObject

from hub.client.client import part
from hub.errors import HubError, ToldNoError
from hub.web.api.persona_forms import Persona, PersonaList, TemplateList
from ui import words
from ui.bridge import Notice, NoticeKind
from ui.presenters.presenter import Presenter
from ui.widgets.assistant.personas_view import PersonasView

UNSAVED: Final = "personas"
"""Under which drafts are kept, by the persona's id."""


class SpokenBy(BaseModel):
    """A speech model of the hub's, as far as it matters here."""

    id: str
    kind: str
    installed: bool


class SpeechModels(BaseModel):
    """All of them."""

    models: tuple[SpokenBy, ...]


class PersonasPart(QObject):
    """Works for the presenter of the page."""

    def __init__(self, presenter: Presenter, view: PersonasView) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view = view
        view.restore(presenter.around.unsaved.get(UNSAVED, {}))
        view.make_wanted.connect(self._make)
        view.editor.save_wanted.connect(self._save)
        view.editor.delete_wanted.connect(self._delete)
        view.editor.everywhere_wanted.connect(self._use_everywhere)

    def read(self) -> None:
        """Ask for all there is."""
        ask, label = self._presenter.ask, self.tr("Reading the personas")
        language = {"language": QLocale().name().partition("_")[0] or "en"}
        ask(
            lambda client: client.get("/persona-templates", TemplateList, language),
            lambda told: self._view.show_templates(told.templates),
            label,
        )
        ask(
            lambda client: client.get("/models", SpeechModels),
            self._offer_voices,
            label,
            lambda _error: self._view.editor.offer_voices([]),
        )
        self._read_personas("")

    def keep(self) -> None:
        """Keep what was written and not saved, for a page in another language."""
        self._presenter.around.unsaved[UNSAVED] = self._view.unsaved()

    def _read_personas(self, chosen: str) -> None:
        self._presenter.ask(
            lambda client: client.get("/personas", PersonaList),
            lambda told: self._view.show_personas(told.personas, chosen),
            self.tr("Reading the personas"),
        )

    def _offer_voices(self, told: SpeechModels) -> None:
        self._view.editor.offer_voices([one.id for one in told.models if one.kind == "tts" and one.installed])

    def _make(self, template: str) -> None:
        language = QLocale().name().partition("_")[0] or "en"
        self._presenter.ask(
            lambda client: self._made(client, template, language),
            lambda made: self._read_personas(made.persona_id),
            self.tr("Making a persona"),
        )

    async def _made(self, client: Any, template: str, language: str) -> Persona:
        """A new one; where its name is taken, one with a number behind it."""
        body: dict[str, Any] = {"template": template, "template_language": language}
        templates = await client.get("/persona-templates", TemplateList, {"language": language})
        taken = {one.name.casefold() for one in (await client.get("/personas", PersonaList)).personas}
        name = next(one.name for one in templates.templates if one.template_id == template)
        body["name"] = _free_name(name, taken)
        made: Persona = await client.send("POST", "/personas", Persona, body)
        return made

    def _save(self, persona_id: str, changes: dict[str, Any]) -> None:
        self._presenter.ask(
            lambda client: client.send("PATCH", f"/personas/{part(persona_id)}", Persona, changes),
            lambda told: self._saved(told, changes),
            self.tr("Saving the persona"),
            self._not_saved,
        )

    def _saved(self, told: Persona, changes: dict[str, Any]) -> None:
        self._view.take_saved(told, changes)
        self._read_personas("")
        self._presenter.noticed.emit(Notice(NoticeKind.DONE, self.tr("The persona is saved.")))

    def _not_saved(self, error: HubError) -> None:
        known = words.problem(error.code)
        fields = error.fields if isinstance(error, ToldNoError) else ()
        named = f"{known} ({fields[0][0]}: {fields[0][1]})" if fields else known
        self._view.editor.show_problem(named)

    def _delete(self, persona_id: str) -> None:
        self._presenter.ask(
            lambda client: client.do("DELETE", f"/personas/{part(persona_id)}"),
            lambda _none: self._gone(persona_id),
            self.tr("Deleting the persona"),
        )

    def _gone(self, persona_id: str) -> None:
        self._view.drop_draft(persona_id)
        self._read_personas("")

    def _use_everywhere(self, persona_id: str) -> None:
        body = {"persona_id": persona_id}
        self._presenter.ask(
            lambda client: client.send("PUT", "/default-persona", Persona, body),
            lambda told: self._read_personas(told.persona_id),
            self.tr("Choosing the persona for all devices"),
        )


def _free_name(name: str, taken: set[str]) -> str:
    number = 1
    free = name
    while free.casefold() in taken:
        number += 1
        free = f"{name} {number}"
    return free
