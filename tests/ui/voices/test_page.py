"""What the Voices and models page shows and lets a person do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QProgressBar, QTabBar
from pytestqt.qtbot import QtBot

from hub.config.origin import Source
from hub.events import DownloadState, MeasuringState
from hub.web.api.model_forms import Decided, Download, Measuring
from models.catalog import ModelKind
from tests.ui.reading import button, buttons, shown, text_of
from tests.ui.scenes_voices import BASE, IRINA, JOE, SMALL, TURBO, changed, download, models
from ui.pages.voices import VoicesPage
from ui.widgets.voices import wording
from ui.widgets.voices.measure_card import MeasureCard
from ui.widgets.voices.model_rows import MODEL


@pytest.fixture
def page(qtbot: QtBot) -> VoicesPage:
    made = VoicesPage()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.show_models(models(), None)
    return made


def view(page: VoicesPage) -> QListView:
    (found,) = shown(page, QListView)
    return found


def rows(page: VoicesPage) -> list[str]:
    model = view(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def speaking(page: VoicesPage) -> None:
    page.findChildren(QTabBar)[0].setCurrentIndex(1)


def test_what_is_in_use_is_looked_at_first(page: VoicesPage) -> None:
    assert "Whisper base" in text_of(page.detail)
    assert "In use" in text_of(page.detail)
    speaking(page)
    assert "In use for: English, and all that has no voice" in text_of(page.detail)
    assert buttons(page.detail) == ["Try"]
    page.show_models(changed(models(), IRINA, installed=True, in_use=True, languages_used=("ru",)), None)
    page.look_at(IRINA)
    assert "In use for: Русский" in text_of(page.detail)
    assert buttons(page.detail) == ["Try", "Make it the usual voice", "Stop using it"]


def test_a_voice_becomes_the_usual_one(page: VoicesPage, qtbot: QtBot) -> None:
    page.show_models(changed(models(), IRINA, installed=True), None)
    page.look_at(IRINA)
    assert "It then also speaks every language that has no voice." in text_of(page.detail)
    with qtbot.waitSignal(page.detail.usual_wanted) as wanted:
        button(page.detail, "Make it the usual voice").click()
    assert wanted.args == [IRINA]
    page.look_at(JOE)
    assert "Make it the usual voice" not in buttons(page.detail)
    page.show_models(models(), None)
    page.look_at(IRINA)
    assert "Make it the usual voice" not in buttons(page.detail)


def test_what_the_environment_decides_is_said_and_not_offered(page: VoicesPage) -> None:
    hearing = Decided(source=Source.ENVIRONMENT, variable="HUB_STT__MODEL")
    page.show_models(changed(models(), SMALL, installed=True, decided=hearing), None)
    page.look_at(SMALL)
    assert "The environment decides it, by HUB_STT__MODEL" in text_of(page.detail)
    assert not button(page.detail, "Use").isEnabled()
    started = Decided(source=Source.COMMAND_LINE, variable="")
    usual = Decided(source=Source.ENVIRONMENT, variable="HUB_TTS__VOICE")
    told = changed(models(), IRINA, installed=True, in_use=True, languages_used=("ru",), decided=started)
    page.show_models(told, None, (), usual)
    page.look_at(IRINA)
    assert "An option that the hub was started with decides it." in text_of(page.detail)
    assert "The environment decides it, by HUB_TTS__VOICE" in text_of(page.detail)
    assert not button(page.detail, "Stop using it").isEnabled()
    assert not button(page.detail, "Make it the usual voice").isEnabled()
    page.show_models(changed(models(), IRINA, installed=True), None)
    page.look_at(IRINA)
    assert "decides it" not in text_of(page.detail)
    assert button(page.detail, "Use").isEnabled()


def test_voices_stand_below_their_language_those_in_use_first(page: VoicesPage) -> None:
    speaking(page)
    assert rows(page)[:2] == ["English", "Joe"]
    assert {"Русский", "中文", "Deutsch"} <= set(rows(page))
    heading = view(page).model().index(0, 0)
    assert heading.data(MODEL) is None
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_voice_is_found_by_name_and_by_language(page: VoicesPage) -> None:
    speaking(page)
    (search,) = page.findChildren(QLineEdit)
    (language,) = page.findChildren(QComboBox)
    search.setText("iri")
    assert rows(page) == ["Русский", "Irina"]
    assert "Irina" in text_of(page.detail)
    search.setText("русск")
    assert len(rows(page)) == 5
    search.clear()
    language.setCurrentIndex(language.findData("zh"))
    assert rows(page) == ["中文", "Huayan", "Huayan"]
    search.setText("nobody")
    assert "No voice is called so" in text_of(page)
    assert buttons(page.detail) == []


def test_the_arrow_keys_choose(page: VoicesPage) -> None:
    speaking(page)
    view(page).setFocus()
    QTest.keyClick(view(page), Qt.Key.Key_Down)
    assert "Amy" in text_of(page.detail)
    assert buttons(page.detail) == ["Download"]


def test_every_row_says_all_of_it_to_who_does_not_see_it(page: VoicesPage) -> None:
    model = view(page).model()
    said = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Whisper base, Many languages · 150 MB, In use, About 0.6 s for a question"


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        (None, ["Download"]),
        (download(DownloadState.WAITING), ["Pause", "Cancel"]),
        (download(DownloadState.RUNNING, 10), ["Pause", "Cancel"]),
        (download(DownloadState.PAUSED, 10), ["Resume", "Cancel"]),
        (download(DownloadState.FAILED, 10, error="model.offline"), ["Try again", "Cancel"]),
    ],
    ids=str,
)
def test_what_can_be_done_depends_on_its_download(
    page: VoicesPage, told: Download | None, offered: list[str]
) -> None:
    page.look_at(TURBO)
    page.show_download(TURBO, told)
    assert buttons(page.detail) == offered
    assert bool(shown(page.detail, QProgressBar)) == (told is not None)
    assert ("cannot be reached" in text_of(page.detail)) == (told is not None and bool(told.error))


def test_how_a_download_goes_is_said(page: VoicesPage) -> None:
    page.look_at(TURBO)
    page.show_download(TURBO, download(DownloadState.RUNNING, 648_800_000, speed=11_400_000.0, left_s=85.4))
    said = text_of(page.detail)
    assert "40\N{NO-BREAK SPACE}%" in said
    assert "649 MB of 1.6 GB · 11 MB a second · 2 min left" in said
    assert shown(page.detail, QProgressBar)[0].value() == 40
    page.show_download(TURBO, download(DownloadState.RUNNING, 1_622_000_000))
    assert "Checking it" in text_of(page.detail)


@pytest.mark.parametrize(("left", "said"), [(0.2, "1 s left"), (59.0, "59 s left"), (3_601.0, "2 h left")])
def test_time_left_is_said_in_what_fits(left: float, said: str) -> None:
    assert said in wording.progress(download(DownloadState.RUNNING, 10, left_s=left))


def test_whether_it_fits_is_said_with_how_that_is_known(page: VoicesPage) -> None:
    page.look_at(TURBO)
    assert "Too slow for talk: about 12 s for a question" in text_of(page.detail)
    fits = page.detail._facts["fits"]
    assert "Measured with whisper-base, which took 0.6 s" in fits.toolTip()
    assert "i5-8250U" in fits.toolTip() == fits.accessibleDescription()
    page.look_at("whisper-large-v3")
    assert "Too little memory" in text_of(page.detail)
    page.show_models(models(measured=False), None)
    page.look_at(SMALL)
    assert "Not measured yet" in text_of(page.detail)
    assert fits.toolTip() == ""


def test_removing_is_asked_about(page: VoicesPage, qtbot: QtBot) -> None:
    page.show_models(changed(models(), IRINA, installed=True), None)
    page.look_at(IRINA)
    assert buttons(page.detail) == ["Use", "Try", "Make it the usual voice", "Remove…"]
    button(page.detail, "Remove…").click()
    assert "63 MB become free" in text_of(page.detail)
    button(page.detail, "Back").click()
    button(page.detail, "Remove…").click()
    with qtbot.waitSignal(page.detail.remove_wanted) as wanted:
        button(page.detail, "Yes, remove it").click()
    assert wanted.args == [IRINA]
    button(page.detail, "Remove…").click()
    page.look_at(JOE)
    page.look_at(IRINA)
    assert "become free" not in text_of(page.detail)


def test_what_is_wanted_is_told_with_the_model(page: VoicesPage) -> None:
    told: list[tuple[str, str]] = []
    detail = page.detail
    for name in ("download", "pause", "cancel", "use", "try"):
        getattr(detail, f"{name}_wanted").connect(lambda one, name=name: told.append((name, one)))
    detail.stop_wanted.connect(lambda: told.append(("stop", "")))
    page.look_at(TURBO)
    button(detail, "Download").click()
    page.show_download(TURBO, download(DownloadState.RUNNING, 10))
    button(detail, "Pause").click()
    button(detail, "Cancel").click()
    page.show_models(changed(models(), IRINA, installed=True), None)
    page.look_at(IRINA)
    button(detail, "Use").click()
    button(detail, "Try").click()
    detail.show_speaking(IRINA)
    button(detail, "Stop").click()
    wanted = [("download", TURBO), ("pause", TURBO), ("cancel", TURBO), ("use", IRINA), ("try", IRINA)]
    assert told == [*wanted, ("stop", "")]


def test_while_one_is_loaded_no_other_is_chosen(page: VoicesPage) -> None:
    page.show_models(changed(models(), SMALL, installed=True), None)
    page.look_at(SMALL)
    page.detail.show_loading(SMALL)
    assert "Loading…" in text_of(page.detail)
    assert not button(page.detail, "Use").isEnabled()
    page.detail.show_loading("")
    assert button(page.detail, "Use").isEnabled()


def test_measuring_is_offered_shown_and_can_be_cancelled(page: VoicesPage, qtbot: QtBot) -> None:
    (card,) = page.findChildren(MeasureCard)
    assert "whisper-base takes 0.6 s over a question of 5 seconds." in text_of(card)
    page.show_models(models(measured=False), None)
    with qtbot.waitSignal(page.measure_wanted):
        button(card, "Measure").click()
    page.show_measuring(Measuring(state=MeasuringState.RUNNING, done=2, steps=4, error=""))
    (bar,) = shown(card, QProgressBar)
    assert (bar.value(), bar.maximum()) == (2, 4)
    with qtbot.waitSignal(page.measure_unwanted):
        button(card, "Cancel").click()
    page.show_measuring(Measuring(state=MeasuringState.FAILED, done=0, steps=4, error="engine.model_missing"))
    assert "A speech model is missing" in text_of(card)
    assert buttons(card) == ["Measure"]
    speaking(page)
    assert not card.isVisible()


def test_without_a_network_it_says_so_at_the_top(page: VoicesPage, qtbot: QtBot) -> None:
    assert "Models cannot be downloaded now" not in text_of(page)
    page.show_offline(offline=True)
    assert "What is installed works without it." in text_of(page)
    with qtbot.waitSignal(page.check_wanted):
        button(page, "Check again").click()


def test_what_a_service_does_instead_is_said(page: VoicesPage) -> None:
    page.show_models(models(), None, (ModelKind.TTS,))
    assert "A service" not in text_of(page)
    speaking(page)
    assert "A service speaks. The voices in use here stand in when it fails." in text_of(page)


def test_what_is_looked_at_stays_when_all_is_read_again(page: VoicesPage) -> None:
    page.look_at(TURBO)
    page.show_models(changed(models(), BASE, in_use=False), None)
    assert "Whisper large v3 turbo" in text_of(page.detail)
