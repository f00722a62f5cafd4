"""The page of settings: editors by kind, values refused at the field, and what is told of each."""

from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hub.config.describing import all_facts
from hub.config.origin import Source
from tests.ui.given_settings import told_settings
from tests.ui.reading import button, buttons, shown, text_of, the
from tests.ui.scenes_assistant import NETWORK, REACHED
from ui import setting_words
from ui.pages.settings import MOST_FOUND, SettingsPage
from ui.setting_reasons import REASONS
from ui.setting_titles import TITLES
from ui.widgets.settings.network_card import NetworkCard
from ui.widgets.settings.sections import Section, section_of
from ui.widgets.settings.setting_row import SettingRow


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(888, 640)
    page.show()
    page.show_settings(told_settings(), restarts=True)
    return page


def filled(page: SettingsPage) -> SettingsPage:
    """With all rows made that are due."""
    while page._due:
        QApplication.processEvents()
    return page


def row_of(page: SettingsPage, name: str) -> SettingRow:
    page.search(setting_words.title(name))
    return filled(page).row(name)


def told_by(page: SettingsPage) -> list[tuple[str, Any]]:
    told: list[tuple[str, Any]] = []
    page.change_wanted.connect(lambda name, value: told.append((name, value)))
    return told


def test_every_setting_has_a_title_a_reason_and_a_section() -> None:
    assert set(TITLES) == {one.name for one in all_facts()}
    assert set(map(str, REASONS)) == {one.description for one in all_facts()}
    assert {one.name for one in all_facts() if section_of(one.name) is None} == {
        "language", "data_dir", "llm.api_key",
    }  # fmt: skip


def test_every_setting_is_in_its_section_and_every_field_has_a_name(page: SettingsPage) -> None:
    for section in Section:
        page.show_section(section)
        for kind in (QLineEdit, QComboBox, QCheckBox, QPlainTextEdit):
            assert all(field.accessibleName() for field in shown(filled(page), kind))
    made = {row.setting.name for row in page.findChildren(SettingRow)}
    assert made == {one.name for one in all_facts() if section_of(one.name)}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("session.idle_s", "45", 45.0),
        ("session.idle_s", "45,5", 45.5),
        ("server.http_port", " 8104 ", 8104),
        ("discovery.name", "kitchen", "kitchen"),
        ("tls.cert_file", "/etc/hub.pem", "/etc/hub.pem"),
        ("llm.vision_price_in", "3.5", 3.5),
    ],
)
def test_a_line_is_taken_when_it_is_confirmed(page: SettingsPage, name: str, typed: str, value: Any) -> None:
    told = told_by(page)
    line = the(row_of(page, name), QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)
    assert not told
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [(name, value)]
    assert type(told[0][1]) is type(value)


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("session.idle_s", "500", "From 5, below 120."),
        ("session.hello_s", "0", "More than 0, up to 60."),
        ("server.http_port", "70000", "From 0 to 65535."),
        ("server.http_port", "1.5", "Enter a whole number."),
        ("tts.speed", "fast", "Enter a number."),
        ("llm.monthly_cap", "-1", "0 or more."),
        ("discovery.name", "Not A Name", "“Not A Name” is not of the form that is wanted here."),
        ("llm.base_url", "", "This cannot be empty."),
    ],
)
def test_a_bad_value_is_refused_at_the_field(page: SettingsPage, name: str, typed: str, reason: str) -> None:
    told = told_by(page)
    row = row_of(page, name)
    line = the(row, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not told
    assert reason in text_of(row)
    assert (line.text(), line.property("wrong")) == (typed, "yes")
    QTest.keyClicks(line, "1")
    assert line.property("wrong") == "no"


def test_the_arrows_count(page: SettingsPage) -> None:
    told = told_by(page)
    line = the(row_of(page, "session.idle_s"), QLineEdit)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == [("session.idle_s", 31.0)]


def test_a_switch_and_a_choice_are_taken_at_once(page: SettingsPage) -> None:
    told = told_by(page)
    QTest.mouseClick(the(row_of(page, "session.greets"), QCheckBox), Qt.MouseButton.LeftButton)
    box = the(row_of(page, "log_level"), QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told == [("session.greets", True), ("log_level", "DEBUG")]


@pytest.mark.parametrize(
    ("name", "typed", "value", "wrong"),
    [
        ("stt.languages", "en\nru\n", ["en", "ru"], "english"),
        ("tts.voices", "de = de_DE-thorsten-medium", {"de": "de_DE-thorsten-medium"}, "de thorsten"),
    ],
)
def test_lines_are_taken_when_they_are_left(
    page: SettingsPage, name: str, typed: str, value: Any, wrong: str
) -> None:
    told = told_by(page)
    row = row_of(page, name)
    lines = the(row, QPlainTextEdit)
    lines.setFocus()
    lines.setPlainText(wrong)
    QTest.keyClick(lines, Qt.Key.Key_Tab)
    assert (told, lines.property("wrong")) == ([], "yes")
    lines.setFocus()
    lines.setPlainText(typed)
    QTest.keyClick(lines, Qt.Key.Key_Tab)
    assert told == [(name, value)]


def test_who_decides_a_setting_is_told_and_then_it_cannot_be_changed(page: SettingsPage) -> None:
    decided: dict[str, Any] = {
        "server.ws_port": (Source.ENVIRONMENT, "HUB_SERVER__WS_PORT"),
        "server.host": (Source.COMMAND_LINE, ""),
    }
    page.show_settings(told_settings(sources=decided), restarts=True)
    row = row_of(page, "server.ws_port")
    assert "by HUB_SERVER__WS_PORT" in text_of(row)
    assert not the(row, QLineEdit).isEnabled()
    assert "An option that the hub was started with" in text_of(row_of(page, "server.host"))
    key = row_of(page, "stt.api_key")
    assert "HUB_STT__API_KEY" in text_of(key)
    assert not shown(key, QLineEdit)


def test_a_changed_one_can_be_set_back_and_says_what_is_in_use(page: SettingsPage) -> None:
    back: list[str] = []
    page.reset_wanted.connect(back.append)
    row = row_of(page, "session.idle_s")
    assert "Reset" not in buttons(row)
    page.show_settings(told_settings({"session.idle_s": 45}), restarts=True)
    assert the(row, QLineEdit).text() == "45"
    assert "Until the hub is restarted it is 30." in text_of(row)
    button(row, "Reset").click()
    assert back == ["session.idle_s"]


def test_what_waits_for_a_restart_is_told_with_the_button_that_restarts(page: SettingsPage) -> None:
    restarts: list[bool] = []
    page.restart_wanted.connect(lambda: restarts.append(True))
    assert not page.banner.isVisible()
    page.show_settings(told_settings({"session.idle_s": 45, "session.greets": True}), restarts=True)
    assert "2 changes act after a restart of the hub" in text_of(page.banner)
    button(page, "Restart now").click()
    assert restarts == [True]
    page.show_settings(told_settings({"session.idle_s": 45}), restarts=False)
    assert "1 change acts after a restart of the hub" in text_of(page.banner)
    assert "Restart now" not in buttons(page)


def test_a_search_finds_by_title_reason_and_name_and_can_find_nothing(page: SettingsPage) -> None:
    page.search("wake word")
    assert {row.setting.name for row in shown(filled(page), SettingRow)} == {
        "session.wake_words",
        "session.greets",
    }
    page.search("retry_s")
    assert len(shown(filled(page), SettingRow)) == 3
    page.search("zebra")
    assert "No setting is called so" in text_of(page)
    page.search("e")
    assert len(shown(filled(page), SettingRow)) == MOST_FOUND
    assert "There are more" in text_of(page)
    page.search("")
    assert the(page, QListWidget).isEnabled()


def test_other_parts_of_the_program_add_cards(page: SettingsPage) -> None:
    card = QLabel("Start with the computer")
    page.add_card(Section.WINDOW, card)
    page.show_section(Section.WINDOW)
    assert card.isVisible()


def test_a_reason_of_the_hub_is_shown_at_its_field(page: SettingsPage) -> None:
    row = row_of(page, "tls.cert_file")
    page.show_refused(
        {"tls.cert_file": setting_words.refusal("Value error, cert_file and key_file go together")}
    )
    assert "taken once the other is given, too" in text_of(row)
    assert setting_words.refusal("odd").endswith("odd")


def test_a_section_that_was_chosen_before_the_settings_came_is_shown(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.show()
    page.show_section(Section.WINDOW)
    page.show_settings(told_settings(), restarts=True)
    assert "These act at once" in text_of(page)


def test_a_reason_that_says_no_more_than_the_title_is_left_out(page: SettingsPage) -> None:
    assert text_of(row_of(page, "llm.max_tokens")).count("Longest answer, tokens") == 1
    assert "HTTP: the device's check." in text_of(row_of(page, "server.http_port"))


@pytest.mark.usefixtures("qapp")
def test_a_page_that_is_gone_leaves_none_of_its_cards() -> None:
    page, added = SettingsPage(), QLabel()
    page.show()
    page.show_settings(told_settings(), restarts=True)
    page.add_card(Section.WINDOW, added)
    cards = (page.network, page.window_part, page.about, added)
    assert not any(card.isVisible() for card in cards[1:])
    page.show_section(Section.WINDOW)
    assert page.window_part.isVisible()
    assert added.isVisible()
    shiboken6.delete(page)
    assert not any(map(shiboken6.isValid, cards))


def test_a_hub_that_only_its_own_computer_reaches_is_not_called_reached(qtbot: QtBot) -> None:
    card = NetworkCard()
    qtbot.addWidget(card)
    card.show()
    url = "http://127.0.0.1:8003/xiaozhi/ota/"
    card.show_network(NETWORK.model_copy(update={"ota_url": url, "listens_on": ("127.0.0.1",)}))
    card.show_reached(REACHED)
    assert "only this computer reaches it: it listens on 127.0.0.1 alone" in text_of(card)
    card.show_network(NETWORK)
    card.show_reached(REACHED)
    assert "Reached in" in text_of(card)


def test_privacy_begins_with_what_people_ask_about(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section(Section.KEEPING)
    qtbot.waitUntil(lambda: "log_level" in rows_in_order(page))
    names = rows_in_order(page)
    assert names[0] == "store.keep_days"
    assert names[-1] == "log_level"


def rows_in_order(page: SettingsPage) -> list[str]:
    rows = sorted(shown(page, SettingRow), key=lambda row: row.mapTo(page, row.rect().topLeft()).y())
    return [row.setting.name for row in rows]
