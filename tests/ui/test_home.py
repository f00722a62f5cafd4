from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from hub.events import EngineKind, EngineState, HubState, HubStateChanged, Outcome
from hub.snapshot import Reach
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk, needs_fonts
from tests.ui.reading import button, buttons, shown, text_of, the
from ui.live import Live
from ui.pages.home import HomePage
from ui.pages.names import PageName
from ui.widgets.address_card import AddressCard
from ui.widgets.bubble import Bubble
from ui.widgets.conversation import MOST_TURNS, Conversation
from ui.widgets.copy_button import CopyButton
from ui.widgets.engines_card import EnginesCard
from ui.widgets.qr_code import QrCode
from ui.widgets.state_line import StateLine


@pytest.fixture
def ready(desk: Desk) -> Desk:
    desk.hub.happen(script.ready(), *script.all_engines())
    return desk


def line(desk: Desk) -> str:
    return the(desk.window, StateLine).accessibleName()


def bubbles(desk: Desk) -> list[str]:
    return [bubble.text() for bubble in shown(desk.window, Bubble)]


class TestStateLine:
    def test_while_starting_nothing_else_is_claimed(self, desk: Desk) -> None:
        assert line(desk) == "Starting…"

    def test_a_ready_hub_without_devices(self, ready: Desk) -> None:
        assert line(ready) == "Ready · no devices yet · Grok ready"

    def test_devices_are_counted_once_each(self, ready: Desk) -> None:
        ready.hub.happen(*script.device(), *script.device())
        assert line(ready) == "Ready · 1 device · Grok ready"
        ready.hub.happen(*script.device(script.HALL))
        assert line(ready) == "Ready · 2 devices · Grok ready"

    def test_models_that_still_load(self, ready: Desk) -> None:
        ready.hub.happen(script.engine(EngineKind.TTS, EngineState.LOADING))
        assert line(ready).startswith("Loading speech models…")

    def test_a_hub_that_cannot_hear(self, ready: Desk) -> None:
        ready.hub.happen(script.engine(EngineKind.STT, EngineState.FAILED, "engine.model_missing"))
        assert line(ready).startswith("Cannot hold a conversation")

    def test_a_hub_without_a_key_is_ready_nevertheless(self, ready: Desk) -> None:
        ready.hub.happen(script.no_key())
        assert line(ready) == "Ready · no devices yet · no Grok key"

    def test_a_hub_that_another_model_thinks_for_is_ready_and_asks_for_no_key(self, ready: Desk) -> None:
        ready.hub.happen(replace(script.no_key(), state=EngineState.STANDING_IN, name="llama"))
        assert line(ready) == "Ready · no devices yet · llama ready"
        assert "No Grok key" not in text_of(ready.window)
        assert "llama, instead of the service" in text_of(ready.window)

    def test_a_conversation(self, ready: Desk) -> None:
        ready.hub.happen(script.Turn("1").start())
        assert line(ready).startswith("In conversation")

    def test_stopping(self, ready: Desk) -> None:
        ready.hub.happen(HubStateChanged(state=HubState.STOPPING))
        assert line(ready) == "Stopping…"


class TestAddress:
    def test_there_is_none_before_the_hub_listens(self, desk: Desk) -> None:
        assert "http" not in text_of(the(desk.window, AddressCard))
        assert not shown(the(desk.window, AddressCard), CopyButton)

    def test_both_addresses_are_shown(self, ready: Desk) -> None:
        said = text_of(the(ready.window, AddressCard)).split("\n")
        assert script.OTA_URL in said
        assert script.LOCAL_URL in said

    def test_the_code_holds_the_name_if_the_hub_is_found_by_it(self, qtbot: QtBot) -> None:
        card = AddressCard()
        qtbot.addWidget(card)
        for announced, url in ((True, script.LOCAL_URL), (False, script.OTA_URL)):
            card.show_live(Live(name="xiaozhi-hub.local", ota_url=script.OTA_URL, mdns=announced))
            assert the(card, QrCode).accessibleName() == f"QR code of {url}"

    def test_copying_says_that_it_was_done(self, ready: Desk, qtbot: QtBot) -> None:
        copy = shown(the(ready.window, AddressCard), CopyButton)[0]
        width = copy.width()
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == script.OTA_URL
        assert copy.text() == "Copied ✓"
        copy._timer.timeout.emit()
        assert copy.text() == "Copy"
        assert copy.width() == width


class TestFirstSteps:
    def test_an_empty_hub_says_what_to_do_first(self, ready: Desk) -> None:
        said = text_of(ready.window)
        assert "Connect your first device" in said
        assert "http://192.168.4.1" in said
        assert f"-m hub twin --ota {script.OTA_URL} --text" in said

    def test_a_found_device_changes_what_to_do(self, ready: Desk) -> None:
        ready.hub.happen(*script.device())
        said = text_of(ready.window)
        assert "Found: esp32-s3-box-3." in said
        assert "Connect your first device" not in said


class TestEngines:
    def test_what_thinks_is_not_ready_when_its_key_is_refused(self, ready: Desk) -> None:
        turn = script.Turn("t1")
        ready.hub.happen(turn.start(), turn.over(Outcome.APOLOGISED, "llm.key_refused"))
        card = the(ready.window, EnginesCard)
        assert "Key refused" in text_of(card)
        assert "The service does not accept the key." in text_of(card)
        assert text_of(card).count("Ready") == 2  # what hears and what speaks

    def test_nothing_is_claimed_of_a_hub_that_cannot_be_reached(self, ready: Desk) -> None:
        card = the(ready.window, EnginesCard)
        live = Live().pictured(replace(ready.hub.snapshot(), reach=Reach.AWAY))
        card.show_live(live, key_place="")
        assert "Ready" not in text_of(card)
        assert text_of(card).count("Not known now") == 3

    def test_they_are_shown_with_their_models(self, ready: Desk) -> None:
        said = text_of(ready.window)
        for word in (
            "Hears",
            "whisper-base",
            "Thinks",
            "grok-4-1-fast-non-reasoning",
            "Speaks",
            "en_US-joe-medium",
        ):
            assert word in said

    def test_a_failure_is_said_in_words(self, ready: Desk) -> None:
        ready.hub.happen(script.engine(EngineKind.TTS, EngineState.FAILED, "engine.model_missing"))
        said = text_of(ready.window)
        assert "Failed" in said
        assert "en_US-joe-medium is not installed. Get it, or choose another one, on the page" in said

    def test_what_stands_in_for_a_service_is_said_with_the_reason_until_it_is_back(self, ready: Desk) -> None:
        ready.hub.happen(script.engine(EngineKind.TTS, EngineState.STANDING_IN, "speech.down"))
        said = text_of(ready.window)
        assert "en_US-joe-medium, instead of the service" in said
        assert "Standing in" in said
        assert "The speech service cannot be reached." in said
        assert line(ready) == "Ready · no devices yet · Grok ready · a speech service fails"
        ready.hub.happen(script.engine(EngineKind.TTS))
        assert "service" not in text_of(the(ready.window, EnginesCard)) + line(ready)

    def test_what_notices_speech_is_shown_only_in_trouble(self, ready: Desk) -> None:
        ready.hub.happen(script.engine(EngineKind.VAD))
        assert "Notices speech" not in text_of(ready.window)
        ready.hub.happen(script.engine(EngineKind.VAD, EngineState.FAILED, "engine.failed"))
        assert "Notices speech" in text_of(ready.window)


class TestKeyCard:
    def test_a_missing_key_can_be_added(self, ready: Desk, qtbot: QtBot) -> None:
        ready.hub.happen(script.no_key())
        assert "No Grok key" in text_of(ready.window)
        with qtbot.waitSignal(the(ready.window, HomePage).key_wanted):
            button(ready.window, "Add key…").click()

    def test_it_goes_when_the_key_is_there(self, ready: Desk) -> None:
        ready.hub.happen(script.no_key(), script.engine(EngineKind.LLM))
        assert "No Grok key" not in text_of(ready.window)

    def test_a_kept_key_can_be_changed(self, open_desk: Callable[..., Desk]) -> None:
        hub = script.ScriptedHub()
        hub.key_is_kept = "keyring"
        desk = open_desk(hub)
        hub.happen(script.ready(), *script.all_engines())
        assert "Grok key…" in buttons(desk.window)

    def test_a_key_from_outside_cannot_be_changed_here(self, ready: Desk) -> None:
        ready.hub.key_is_kept = "environment"
        turn = script.Turn("1")
        ready.hub.happen(turn.start(), turn.over(Outcome.APOLOGISED, "llm.key_refused"))
        assert "Grok does not accept the key" in text_of(ready.window)
        assert "environment" in text_of(ready.window)
        assert not {"Change key…", "Grok key…"} & set(buttons(ready.window))


class TestConversation:
    def test_a_turn_is_shown_as_it_happens(self, ready: Desk) -> None:
        ready.hub.happen(*script.device())
        turn = script.Turn("1")
        ready.hub.happen(turn.start())
        assert "Listening…" in text_of(ready.window)
        ready.hub.happen(turn.heard("What time is it?"))
        assert "Thinking…" in text_of(ready.window)
        ready.hub.happen(turn.face("happy"), turn.said("It is nine."), turn.said("Good morning."))
        assert bubbles(ready) == ["What time is it?", "It is nine. Good morning."]
        assert "Speaking… · Face: happy" in text_of(ready.window)
        assert f"esp32-s3-box-3 · {script.KITCHEN}" in text_of(ready.window)
        ready.hub.happen(turn.over())
        assert "Speaking…" not in text_of(ready.window)

    def test_it_has_the_name_that_the_device_was_given_while_another_page_was_looked_at(
        self, ready: Desk
    ) -> None:
        ready.hub.happen(*script.device())
        ready.window.go(PageName.LOGS)
        (known,) = ready.hub.picture.devices
        ready.hub.picture = replace(ready.hub.picture, devices=(replace(known, name="Kitchen speaker"),))
        ready.bridge.refresh()
        ready.hub.happen(script.Turn("1").start())
        ready.window.go(PageName.HOME)
        said = text_of(ready.window)
        assert "Kitchen speaker" in said
        assert script.KITCHEN not in said

    def test_chinese_sentences_are_not_parted_by_a_space(self, ready: Desk) -> None:
        turn = script.Turn("1")
        ready.hub.happen(turn.start(), turn.said("你好。"), turn.said("现在九点。"))
        assert bubbles(ready) == ["你好。现在九点。"]

    def test_two_devices_at_once_do_not_mix(self, ready: Desk) -> None:
        one, two = script.Turn("1"), script.Turn("2", script.HALL)
        ready.hub.happen(one.start(), two.start(), one.heard("first"), two.heard("second"), one.said("to one"))
        assert bubbles(ready) == ["first", "to one", "second"]

    @pytest.mark.parametrize(
        ("outcome", "error", "said"),
        [
            (Outcome.INTERRUPTED, "", "Stopped"),
            (Outcome.NOTHING_HEARD, "", "Listened, but no words were understood"),
            (Outcome.APOLOGISED, "llm.down", "The service cannot be reached. Look at the internet connection."),
            (Outcome.NOTHING_HEARD, "heard.nothing", "Nobody spoke while the button was held."),
            (Outcome.ANSWERED, "heard.cut", "The question was too long; its beginning was answered."),
            (Outcome.FAILED, "engine.failed", "Not answered. It stopped working."),
        ],
    )
    def test_how_it_ended_is_said(self, ready: Desk, outcome: Outcome, error: str, said: str) -> None:
        turn = script.Turn("1")
        ready.hub.happen(turn.start(), turn.over(outcome, error))
        assert said in text_of(ready.window)

    def test_text_from_outside_is_never_markup(self, ready: Desk) -> None:
        turn = script.Turn("1")
        ready.hub.happen(turn.start(), turn.heard("<b>bold</b>"))
        assert shown(ready.window, Bubble)[0].textFormat() is Qt.TextFormat.PlainText

    def test_the_number_of_turns_is_bounded(self, ready: Desk) -> None:
        for number in range(MOST_TURNS + 20):
            turn = script.Turn(str(number))
            ready.hub.happen(turn.start(), turn.heard(f"question {number}"), turn.over())
        conversation = the(ready.window, Conversation)
        assert conversation.count == MOST_TURNS
        assert f"question {MOST_TURNS + 19}" in bubbles(ready)
        assert "question 0" not in bubbles(ready)

    def test_of_silent_turns_only_the_last_stays(self, ready: Desk) -> None:
        for number in range(3):
            turn = script.Turn(str(number))
            ready.hub.happen(turn.start(), turn.over(Outcome.NOTHING_HEARD))
        assert the(ready.window, Conversation).count == 1

    def test_a_word_without_end_does_not_widen_the_window(self, ready: Desk) -> None:
        turn = script.Turn("1")
        ready.hub.happen(turn.start(), turn.heard("x" * 400))
        conversation = the(ready.window, Conversation)
        assert shown(ready.window, Bubble)[0].width() < conversation.viewport().width()
        assert conversation.horizontalScrollBar().maximum() == 0


class TestStop:
    def test_it_can_be_pressed_only_while_something_is_said_or_heard(self, ready: Desk) -> None:
        turn = script.Turn("1")
        ready.hub.happen(turn.start())
        stop = button(ready.window, "Stop")
        assert stop.isEnabled()
        ready.hub.happen(turn.over())
        assert not stop.isEnabled()

    def test_escape_presses_it_at_once_while_somebody_talks(self, qtbot: QtBot) -> None:
        page = HomePage()
        qtbot.addWidget(page)
        turn = script.Turn("1").start()
        page.show_live(Live().after(turn), key_place="")
        page.receive(turn, "kitchen")
        with qtbot.waitActive(page):
            page.show()
        wanted: list[bool] = []
        page.stop_wanted.connect(lambda: wanted.append(True))
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert wanted == [True]
        page.show_live(Live(), key_place="")
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert wanted == [True]


@needs_fonts
def test_at_the_smallest_size_an_idle_page_needs_no_scrolling(ready: Desk) -> None:
    ready.window.resize(ready.window.minimumSize())
    for area in shown(ready.window, QScrollArea):
        assert area.verticalScrollBar().maximum() == 0, area.accessibleName()
        assert area.horizontalScrollBar().maximum() == 0, area.accessibleName()
