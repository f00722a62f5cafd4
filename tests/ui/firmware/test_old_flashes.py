"""What was on boards before they were written: listed, saved and deleted."""

from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from hub.errors import TooManyFlashesError
from hub.events import FlashChanged, FlashState
from hub.firmware.usb.backups import Backups
from hub.firmware.usb.flash import Board, Flash
from tests.ui import scripted_hub as script
from tests.ui.firmware.desk import Desk, until
from tests.ui.flashing import samples
from tests.ui.reading import button, buttons, shown, text_of
from ui.live import Live
from ui.pages.firmware import FirmwarePage, View
from ui.widgets.firmware.old_flash_row import OldFlashRow
from ui.widgets.flash import trouble_words

OLD = bytes(range(256)) * 16


def kept(folder: Path, flash_id: str) -> None:
    """Have the hub keep what was on a board."""
    backups = Backups(folder)
    backups.prepare()
    board = Board(**samples.S3.model_dump() | {"flash_size": len(OLD)})
    flash = Flash(flash_id=flash_id, port_id="p0", image_id="a", started_at=1.0)
    backups.path(flash_id).write_bytes(OLD)
    backups.keep(replace(flash, board=board, state=FlashState.DONE, backup=True, ended_at=2.0))


@pytest.fixture
async def desk(real_desk: Desk, tmp_path: Path) -> Desk:
    kept(tmp_path, "f1")
    kept(tmp_path, "f2")
    await real_desk.house.boards.flashing.recall()
    real_desk.presenter.enter()
    real_desk.presenter.page.show_view(View.OLD_FLASHES)
    await until(lambda: len(shown(real_desk.presenter.page, OldFlashRow)) == 2)
    return real_desk


async def test_they_are_saved_and_deleted(desk: Desk, tmp_path: Path) -> None:
    page = desk.presenter.page
    first, second = shown(page, OldFlashRow)
    button(first, "Save as…").click()
    (dialog,) = page.window().findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(
        ("flash-f412fa5c081e-1970-01-01.bin", "flash-f412fa5c081e-1969-12-31.bin")
    )
    dialog.fileSelected.emit(str(desk.folder / "mine.bin"))
    dialog.reject()
    await until(lambda: "mine.bin is saved" in desk.said)
    assert (desk.folder / "mine.bin").read_bytes() == OLD
    place = button(first, "Save as…").pos().x()
    button(first, "Delete…").click()
    QApplication.processEvents()
    assert button(first, "Save as…").pos().x() == place
    assert "It cannot be put back on the board then." in desk.said
    button(first, "Back").click()
    button(first, "Delete…").click()
    button(first, "Yes, delete it").click()
    await until(lambda: shown(page, OldFlashRow) == [second])
    assert desk.notices[-1].label == "The backup was deleted."
    assert len(list((tmp_path / "flash-backups").glob("*.bin"))) == 1


async def test_one_that_comes_is_listed(desk: Desk, tmp_path: Path) -> None:
    kept(tmp_path, "f3")
    await desk.house.boards.flashing.recall()
    desk.hub.happen(FlashChanged(flash_id="f3", state=FlashState.DONE))
    await until(lambda: len(shown(desk.presenter.page, OldFlashRow)) == 3)


async def test_one_that_is_deleted_elsewhere_is_listed_no_longer(desk: Desk) -> None:
    await desk.house.boards.flashing.remove("f1")
    desk.hub.happen(FlashChanged(flash_id="f1", state=FlashState.DONE))
    await until(lambda: len(shown(desk.presenter.page, OldFlashRow)) == 1)


@pytest.fixture
def page(qtbot: QtBot) -> FirmwarePage:
    made = FirmwarePage()
    qtbot.addWidget(made)
    made.resize(872, 640)
    made.show()
    made.show_view(View.OLD_FLASHES)
    return made


def test_each_says_which_board_it_was_on_and_when(page: FirmwarePage) -> None:
    page.old_flashes.show_flashes([samples.flash(FlashState.DONE, backup=True)])
    said = text_of(page.old_flashes)
    for fact in (samples.MAC, "ESP32-S3 · 16 MB of flash", "9/21/26"):
        assert fact in said
    page.show_live(reduce(Live.after, script.device(samples.MAC), Live()))
    assert "esp32-s3-box-3" in text_of(page.old_flashes)
    assert samples.MAC in text_of(page.old_flashes)


def test_one_of_a_board_that_is_being_written_cannot_be_deleted_yet(page: FirmwarePage) -> None:
    page.old_flashes.show_flashes([samples.flash(FlashState.WRITING, backup=True)])
    assert "the board is being written now" in text_of(page.old_flashes)
    assert not button(page.old_flashes, "Delete…").isEnabled()
    page.old_flashes.show_flashes([samples.flash(FlashState.DONE, backup=True)])
    assert button(page.old_flashes, "Delete…").isEnabled()


def test_a_question_stays_while_the_list_is_read_again(page: FirmwarePage) -> None:
    two = [samples.flash(FlashState.DONE, flash_id=name) for name in ("f1", "f2")]
    page.old_flashes.show_flashes(two[1:])
    (row,) = shown(page, OldFlashRow)
    button(row, "Delete…").click()
    page.old_flashes.show_flashes(two)
    assert "Yes, delete it" in buttons(row)
    assert page.old_flashes._column.indexOf(row) == 1


def test_without_any_it_is_said_how_one_comes(page: FirmwarePage, qtbot: QtBot) -> None:
    page.old_flashes.show_flashes(())
    assert "No backups" in text_of(page)
    page.old_flashes.show_unread("The hub cannot be reached.")
    with qtbot.waitSignal(page.old_flashes.retry_wanted):
        button(page.old_flashes, "Try again").click()


def test_who_has_too_many_is_told_where_they_are() -> None:
    assert "on the page Firmware, under “Backups”" in trouble_words.of_error(TooManyFlashesError("many")).text
