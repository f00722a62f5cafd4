"""Personas that are written in while something else happens: nothing that was typed is lost."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from hub.storage.personas import Length
from hub.web.api.persona_forms import Persona
from tests.ui.reading import the
from ui.presenters.assistant import AssistantPresenter
from ui.presenters.presenter import Surroundings
from ui.widgets.assistant.personas_view import PersonasView

HOUSE = Persona(
    persona_id="house",
    name="",
    instructions="Be kind.",
    language="",
    voice="",
    greeting="",
    length=Length.USUAL,
    tools=(),
    everywhere=True,
    instruction_tokens=3,
    template="",
    created_at=0.0,
    devices=(),
)
SAILOR = HOUSE.model_copy(update={"persona_id": "s", "name": "Sailor", "everywhere": False})


@pytest.fixture
def view(qtbot: QtBot) -> PersonasView:
    view = PersonasView()
    qtbot.addWidget(view)
    view.show()
    view.show_personas((HOUSE, SAILOR))
    return view


def instructions(view: PersonasView) -> QPlainTextEdit:
    return the(view, QPlainTextEdit)


def test_what_is_typed_while_it_is_saved_stays_where_it_is_written(view: PersonasView) -> None:
    field = instructions(view)
    field.setPlainText("Be brief.")
    sent = view.editor.draft()
    field.setPlainText("Be brief. And")
    field.moveCursor(field.textCursor().MoveOperation.End)
    saved = HOUSE.model_copy(update=sent)
    view.take_saved(saved, sent)
    view.show_personas((saved, SAILOR))
    assert field.toPlainText() == "Be brief. And"
    assert field.textCursor().position() == len("Be brief. And")
    assert view.editor.draft() == {"instructions": "Be brief. And"}


def test_what_is_set_back_while_it_is_saved_is_not_saved_yet(view: PersonasView) -> None:
    field = instructions(view)
    field.setPlainText("Be brief.")
    sent = view.editor.draft()
    field.setPlainText("Be kind.")
    view.take_saved(HOUSE.model_copy(update=sent), sent)
    assert view.editor.draft() == {"instructions": "Be kind."}


def test_what_was_saved_is_shown_as_the_hub_keeps_it(view: PersonasView) -> None:
    field = instructions(view)
    field.setPlainText("Be brief.  ")
    sent = view.editor.draft()
    view.take_saved(HOUSE.model_copy(update=sent), sent)
    assert field.toPlainText() == "Be brief."
    assert view.editor.draft() == {}


def test_who_looks_at_another_one_meanwhile_goes_on_looking_at_it(view: PersonasView) -> None:
    instructions(view).setPlainText("Be brief.")
    sent = view.editor.draft()
    view._list.setCurrentRow(1)
    saved = HOUSE.model_copy(update=sent)
    view.take_saved(saved, sent)
    view.show_personas((saved, SAILOR))
    assert view.editor.persona_id == "s"
    assert view.unsaved() in ({}, {"house": {}})


def test_what_is_written_outlives_the_page_that_is_made_anew_in_another_language(
    qtbot: QtBot, memory: QSettings
) -> None:
    around = Surroundings(memory)
    before = AssistantPresenter(around)
    qtbot.addWidget(before.page)
    before.page.personas.show_personas((HOUSE, SAILOR))
    instructions(before.page.personas).setPlainText("Be brief.")
    before.leave()
    after = AssistantPresenter(around)
    qtbot.addWidget(after.page)
    after.page.personas.show_personas((HOUSE, SAILOR))
    assert instructions(after.page.personas).toPlainText() == "Be brief."
