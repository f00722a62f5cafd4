"""What the page Talk says of the sound card."""

from pytestqt.qtbot import QtBot

from tests.ui.reading import text_of
from ui.audio_devices import Found
from ui.pages.talk import TalkPage


def test_a_card_that_is_not_there_is_never_said_to_be_held_by_another_program(qtbot: QtBot) -> None:
    page = TalkPage()
    qtbot.addWidget(page)
    page.show()
    page.show_found(Found("", ""))
    page.show_trouble()
    assert "no sound card that can be used" in text_of(page)
    assert "another program" not in text_of(page)
    page.show_found(Found("Microphone", "Loudspeaker"))
    page.show_trouble()
    assert "another program may hold it" in text_of(page)
