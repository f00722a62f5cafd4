import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.reading import button, buttons, text_of, the
from ui.dialogs.api_key import ApiKeyDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ApiKeyDialog:
    return opened(qtbot, "")


def opened(qtbot: QtBot, place: str, assistant: str = "Grok") -> ApiKeyDialog:
    dialog = ApiKeyDialog(assistant, place)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_key_is_masked_until_asked_for(dialog: ApiKeyDialog) -> None:
    field = the(dialog, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    button(dialog, "Show").click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    button(dialog, "Hide").click()
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_an_empty_key_cannot_be_saved(dialog: ApiKeyDialog, qtbot: QtBot) -> None:
    save = button(dialog, "Save key")
    assert not save.isEnabled()
    QTest.keyClicks(the(dialog, QLineEdit), "   ")
    assert not save.isEnabled()


def typed(dialog: ApiKeyDialog, key: str = " xai-123 ") -> QLineEdit:
    field = the(dialog, QLineEdit)
    QTest.keyClicks(field, key)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_a_key_is_tried_first_and_is_not_left_in_the_dialog(dialog: ApiKeyDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.key_entered) as entered:
        field = typed(dialog)
    assert entered.args == ["xai-123"]
    assert dialog.isVisible()
    assert "Asking the service something with it…" in text_of(dialog)
    assert not button(dialog, "Testing…").isEnabled()
    dialog.show_keeping()
    assert "Keeping the key…" in text_of(dialog)
    assert field.text().strip() == "xai-123"
    dialog.show_kept()
    assert not dialog.isVisible()
    assert field.text() == ""


def test_why_a_key_is_not_kept_is_said_at_the_field(dialog: ApiKeyDialog) -> None:
    field = typed(dialog)
    dialog.show_not_kept("The service does not accept the key.", keepable=False)
    assert "The service does not accept the key." in text_of(dialog)
    assert "Keep it anyway" not in buttons(dialog)
    assert field.text().strip() == "xai-123"
    QTest.keyClicks(field, "4")
    assert "does not accept" not in text_of(dialog)
    assert button(dialog, "Save key").isEnabled()


def test_a_key_that_cannot_be_tried_can_be_kept_anyway(dialog: ApiKeyDialog, qtbot: QtBot) -> None:
    typed(dialog)
    dialog.show_not_kept("The service cannot be reached.", keepable=True)
    with qtbot.waitSignal(dialog.key_insisted) as insisted:
        button(dialog, "Keep it anyway").click()
    assert insisted.args == ["xai-123"]


def test_who_closes_it_waits_for_no_trial(dialog: ApiKeyDialog, qtbot: QtBot) -> None:
    typed(dialog)
    with qtbot.waitSignal(dialog.trial_unwanted):
        button(dialog, "Cancel").click()


def test_it_says_where_a_new_key_will_be_kept(dialog: ApiKeyDialog) -> None:
    assert "keyring" in text_of(dialog)
    assert "only you can read" in text_of(dialog)
    assert "Forget key" not in buttons(dialog)


def test_a_hub_elsewhere_keeps_it_there(qtbot: QtBot) -> None:
    dialog = ApiKeyDialog("Grok", "", elsewhere=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "It is kept on the hub's computer" in text_of(dialog)
    kept = ApiKeyDialog("Grok", "there", elsewhere=True)
    qtbot.addWidget(kept)
    kept.show()
    assert "A key is kept now on the hub's computer" in text_of(kept)


def test_a_kept_key_can_be_forgotten(qtbot: QtBot) -> None:
    dialog = opened(qtbot, "file")
    assert "A key is kept now in a file that only you can read" in text_of(dialog)
    with qtbot.waitSignal(dialog.key_forgotten):
        button(dialog, "Forget key").click()


def test_the_way_to_a_key_is_shown_only_for_the_service_it_is_for(qtbot: QtBot) -> None:
    assert "Get a key at console.x.ai" in buttons(opened(qtbot, ""))
    assert not any("console" in text for text in buttons(opened(qtbot, "", "qwen3:8b")))


def test_escape_leaves_everything_as_it_was(dialog: ApiKeyDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(the(dialog, QLineEdit), "xai-123")
    with qtbot.assertNotEmitted(dialog.key_entered):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.findChildren(QPushButton)
