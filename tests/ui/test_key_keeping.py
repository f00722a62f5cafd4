"""A key stays in the dialog until the hub has kept it; nothing else ends the asking."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.answering import AnsweringBridge, ScriptedClient
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.dialogs.api_key import ApiKeyDialog
from ui.dialogs.first_run import FirstRunDialog, Step
from ui.key_keeping import KeyKeeping, _Trial


class Asked:
    """A key is typed that the service takes; ``told`` has what is called once the hub kept it, or did not."""

    def __init__(self, dialog: ApiKeyDialog | FirstRunDialog) -> None:
        self.dialog = dialog
        self.told: list[tuple[Callable[[], object], Callable[[str], object]]] = []
        client = ScriptedClient({("POST", "/llm/test"): _Trial(first_word_s=0.4)})
        KeyKeeping(dialog, AnsweringBridge(ScriptedHub(), client), self._keep, dialog)
        dialog.show()

    def enter(self, key: str = "xai-123") -> QLineEdit:
        field = next(one for one in self.dialog.findChildren(QLineEdit) if one.isVisible())
        QTest.keyClicks(field, key)
        button(self.dialog, "Save key").click()
        return field

    def _keep(self, _key: str, kept: Callable[[], object], failed: Callable[[str], object]) -> None:
        self.told.append((kept, failed))


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    dialog = ApiKeyDialog("Grok", "")
    qtbot.addWidget(dialog)
    return Asked(dialog)


def test_the_key_stays_there_until_it_is_kept(asked: Asked) -> None:
    field = asked.enter()
    ((kept, _),) = asked.told
    assert asked.dialog.isVisible()
    assert "Keeping the key…" in text_of(asked.dialog)
    assert field.text() == "xai-123"
    kept()
    assert not asked.dialog.isVisible()
    assert field.text() == ""


def test_a_key_that_cannot_be_kept_stays_there_and_is_handed_on_again(asked: Asked) -> None:
    field = asked.enter()
    ((_, failed),) = asked.told
    failed("disk.full")
    assert "full" in text_of(asked.dialog)
    assert field.text() == "xai-123"
    button(asked.dialog, "Save key").click()
    assert len(asked.told) == 2


def test_what_comes_of_a_key_that_is_waited_for_no_longer_is_not_taken_for_another_s(qtbot: QtBot) -> None:
    dialog = FirstRunDialog("Grok")
    qtbot.addWidget(dialog)
    asked = Asked(dialog)
    dialog._go(Step.KEY)
    asked.enter("xai-1")
    button(dialog, "Back").click()
    dialog._go(Step.KEY)
    asked.enter("2")
    (first_kept, first_failed), (second_kept, _) = asked.told
    first_failed("disk.full")
    first_kept()
    assert "Step 2 of 3" in text_of(dialog)
    assert "full" not in text_of(dialog)
    second_kept()
    assert "Step 3 of 3" in text_of(dialog)
