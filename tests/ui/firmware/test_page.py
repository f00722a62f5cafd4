"""What the Firmware page shows and lets a person do."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hub.firmware.fitting import Misfit
from hub.firmware.records import Channel
from hub.web.api.firmware_forms import ImageFacts
from tests.firmware.images import MB, V1_8M, V2_16M, V2_32M
from tests.ui import scripted_hub as script
from tests.ui.firmware_images import APP, IMAGES, OLD, OWN, WHOLE, facts, image, merged, parts
from tests.ui.firmware_page_shown import BOX, COMPACT, called
from tests.ui.reading import button, buttons, shown, text_of
from tests.ui.scripted_hub import HALL, KITCHEN, ScriptedHub
from ui.live import Live
from ui.pages.firmware import FirmwarePage
from ui.widgets.firmware import wording
from ui.widgets.firmware.flash_bar import FlashBar
from ui.widgets.firmware.flash_map import PartKind, parts_of, widths_of
from ui.widgets.firmware.image_form import Said


def house() -> Live:
    """Two devices, the first of which has a name."""
    hub = ScriptedHub()
    hub.happen(script.ready(), *script.device(), *script.device(HALL, COMPACT))
    called(hub, {KITCHEN: "Kitchen"})
    return Live().pictured(hub.snapshot())


@pytest.fixture
def page(qtbot: QtBot) -> FirmwarePage:
    made = FirmwarePage()
    qtbot.addWidget(made)
    made.resize(872, 640)
    made.show()
    made.show_live(house())
    made.show_images(IMAGES)
    return made


def view(page: FirmwarePage) -> QListView:
    (found,) = shown(page.list, QListView)
    return found


def rows(page: FirmwarePage) -> list[str]:
    model = view(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_an_empty_library_says_what_to_do_first(page: FirmwarePage) -> None:
    page.show_images(())
    assert "Drop it anywhere on this window." in text_of(page)
    button(page, "Choose a file…").click()
    (dialog,) = page.window().findChildren(QFileDialog)
    assert dialog.nameFilters() == ["Firmware (*.bin *.zip)"]
    dialog.reject()


def test_files_are_chosen_with_the_keyboard(page: FirmwarePage, qtbot: QtBot) -> None:
    page.activateWindow()
    QTest.keySequence(page, QKeySequence(QKeySequence.StandardKey.Open))
    (dialog,) = page.window().findChildren(QFileDialog)
    with qtbot.waitSignal(page.files_given) as given:
        dialog.filesSelected.emit(["/home/me/a.bin", "/home/me/b.zip"])
    assert [path.name for path in given.args[0]] == ["a.bin", "b.zip"]
    dialog.reject()


def test_every_row_says_all_of_it_to_who_does_not_see_it(page: FirmwarePage) -> None:
    model = view(page).model()
    said = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(4)]
    assert said[0] == f"2.4.2 · {BOX}, Stable, ESP32-S3 · 2.8 MB · {APP.name}, runs on: no device"
    assert "USB only" in said[1]
    assert said[2].endswith(f"runs on: {COMPACT}")
    assert said[3].endswith("runs on: Kitchen")


def test_of_many_devices_their_number_is_said() -> None:
    assert wording.names(Live(), ["a", "b", "c"]) == "a, b, c"
    assert wording.names(Live(), ["a", "b", "c", "d"]) == "4 devices"


def test_images_are_found_by_what_is_known_of_them(page: FirmwarePage) -> None:
    (search,) = page.list.findChildren(QLineEdit)
    for text, found in (("kitchen", [OLD]), ("C3", [OWN]), ("came with", [OLD]), ("2.4.2", [APP, WHOLE])):
        search.setText(text)
        assert rows(page) == list(map(wording.title, found))
    search.setText("nobody")
    assert "Nothing here has that." in text_of(page)
    assert not buttons(page.detail)
    page.look_at(OWN.image_id)
    assert rows(page) == list(map(wording.title, IMAGES))
    assert page.detail.image_id == OWN.image_id


def test_the_arrow_keys_choose(page: FirmwarePage) -> None:
    page.list.focus_list()
    QTest.keyClick(view(page), Qt.Key.Key_Down)
    assert page.detail.image_id == WHOLE.image_id


def test_only_what_goes_over_the_air_is_offered_to_devices(page: FirmwarePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.detail.give_wanted) as wanted:
        button(page.detail, "Give it to devices…").click()
    assert wanted.args == [APP.image_id]
    page.look_at(WHOLE.image_id)
    assert "Give it to devices…" not in buttons(page.detail)
    assert "It holds the whole flash." in text_of(page.detail)


@pytest.mark.parametrize(
    ("of", "board", "said", "mood"),
    [
        (facts(), BOX, "Made for the board of Kitchen.", "good"),
        (facts(version="2.0.3"), BOX, "Kitchen: this version runs already.", "good"),
        (facts(), "another", "No device here has the board another.", "off"),
        (facts(), "", "Nobody said which board it is for. Choose it, and it can be given out.", "warn"),
        (merged(), BOX, "Made for the board of Kitchen, but not over the air.", "warn"),
    ],
)
def test_what_it_fits_is_said(of: ImageFacts, board: str, said: str, mood: str) -> None:
    assert wording.fits(house(), of, board) == (said, mood)


def test_every_reason_has_words() -> None:
    assert len({wording.misfit(each) for each in Misfit}) == len(Misfit)


def test_what_is_written_stays_while_the_list_is_read_again(page: FirmwarePage, qtbot: QtBot) -> None:
    (notes,) = page.detail.findChildren(QPlainTextEdit)
    assert not button(page.detail, "Keep the changes").isEnabled()
    notes.setPlainText("Tried in the hall")
    page.show_images(IMAGES)
    assert notes.toPlainText() == "Tried in the hall"
    with qtbot.waitSignal(page.detail.change_wanted) as wanted:
        button(page.detail, "Keep the changes").click()
    assert wanted.args == [APP.image_id, Said(Channel.STABLE, BOX, "Tried in the hall")]
    button(page.detail, "Undo").click()
    assert not notes.toPlainText()
    page.show_images([image(facts(), APP.name, notes="By another window"), *IMAGES[1:]])
    assert notes.toPlainText() == "By another window"


def test_a_board_s_name_that_no_device_tells_is_refused_at_the_field(page: FirmwarePage) -> None:
    channel, board = page.detail.findChildren(QComboBox)
    assert [board.itemText(row) for row in range(board.count())] == sorted([BOX, COMPACT])
    board.setEditText("my board!")
    assert "letters, digits" in text_of(page.detail)
    assert not button(page.detail, "Keep the changes").isEnabled()
    board.setEditText("my-board")
    assert button(page.detail, "Keep the changes").isEnabled()
    assert channel.accessibleName() == "Channel"


def test_deleting_is_asked_about(page: FirmwarePage, qtbot: QtBot) -> None:
    page.look_at(OLD.image_id)
    button(page.detail, "Delete…").click()
    button(page.detail, "Back").click()
    button(page.detail, "Delete…").click()
    with qtbot.waitSignal(page.detail.delete_wanted) as wanted:
        button(page.detail, "Yes, delete it").click()
    assert wanted.args == [OLD.image_id]


def test_a_candidate_is_for_the_board_that_is_said(page: FirmwarePage, qtbot: QtBot) -> None:
    page.show_candidate(on=True)
    card = page.candidate
    card.show_file("xiaozhi.bin", 1, 1)
    card.show_facts(facts(board=""), known=False)
    assert "Nobody said which board" in text_of(card)
    (board,) = [each for each in card.findChildren(QComboBox) if each.isEditable()]
    board.setEditText(BOX)
    assert "Made for the board of Kitchen." in text_of(card)
    with qtbot.waitSignal(card.keep_wanted) as wanted:
        button(card, "Keep it").click()
    assert wanted.args == [Said(Channel.OWN, BOX, "")]
    board.setEditText("no such!")
    assert not button(card, "Keep it").isEnabled()


def test_the_flash_is_told_without_gaps() -> None:
    told = parts_of(merged())
    assert [part.label for part in told] == ["", "nvs", "otadata", "phy_init", "", "ota_0", "ota_1", "assets"]
    assert [part.kind for part in told][:2] == [PartKind.SYSTEM, PartKind.SETTINGS]
    assert sum(part.size for part in told) == 16 * MB
    assert [part.used for part in told if part.used] == [2_950_144]
    assert parts_of(facts()) == ()
    behind = parts_of(merged(flash_size=8 * MB, partitions=parts(V1_8M)))
    assert behind[-1].kind is PartKind.FREE or behind[-1].label == "factory"


@pytest.mark.parametrize("table", [V2_16M, V2_32M, V1_8M])
@pytest.mark.parametrize("width", [120, 344, 800])
def test_every_part_of_it_can_be_seen(table: tuple[tuple[str, int, int, int, int], ...], width: int) -> None:
    wide = widths_of(parts_of(merged(partitions=parts(table), flash_size=32 * MB)), width, 5)
    assert min(wide) >= 5
    assert sum(wide) <= width


def test_a_part_says_what_it_is_to_who_points_at_it(page: FirmwarePage) -> None:
    page.look_at(WHOLE.image_id)
    (bar,) = shown(page.detail, FlashBar)
    said = bar.accessibleDescription()
    assert "nvs 16 kB" in said
    assert "ota_0 3.9 MB, the application takes 2.8 MB of it" in said
    part = bar._part_at(QPoint(bar.width() - 5, 5))
    assert part is not None
    assert part.label == "assets"
    assert bar._part_at(QPoint(5, bar.height() - 1)) is None


def test_boards_on_usb_have_a_place_once_they_can_be_flashed(page: FirmwarePage, qtbot: QtBot) -> None:
    assert "Flash a board over USB…" not in buttons(page)
    page.let_usb_be_used(possible=True)
    with qtbot.waitSignal(page.usb_wanted):
        button(page, "Flash a board over USB…").click()
