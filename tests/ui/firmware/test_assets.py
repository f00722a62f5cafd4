"""Assets on the Firmware page, over a hub's real API."""

from dataclasses import replace
from functools import reduce

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hub.events import AssetOfferReason, AssetOfferState
from tests.firmware.assets_made import assets
from tests.storage.records import DEVICE, KITCHEN
from tests.ui import scripted_hub as script
from tests.ui.firmware.desk import Desk, until
from tests.ui.reading import button, buttons, shown, text_of
from tests.ui.scenes_assets import ASSETS, OFFERS, asset, asset_offer
from ui.live import Live
from ui.pages.firmware import FirmwarePage, View
from ui.widgets.firmware import asset_wording as wording
from ui.widgets.firmware.offer_row import OfferRow

FILE = assets()


@pytest.fixture
async def desk(real_desk: Desk) -> Desk:
    real_desk.house.registry.recall([replace(DEVICE, name="Kitchen")])
    real_desk.bridge.refresh()
    real_desk.presenter.page.show_view(View.ASSETS)
    await until(lambda: "No assets yet" in real_desk.said)
    return real_desk


async def kept(desk: Desk) -> None:
    desk.give(desk.file("assets.bin", FILE))
    await until(lambda: "Offer to these devices" in buttons(desk.presenter.page))


async def test_a_file_is_kept(desk: Desk) -> None:
    await kept(desk)
    assert desk.notices[-1].label == "assets.bin is in the library."
    (told,) = (await desk.house.ask("GET", "/api/v1/assets")).json["assets"]
    assert told["name"] == "assets.bin"


async def test_what_is_none_is_refused_with_what_to_do(desk: Desk) -> None:
    desk.give(desk.file("photo.bin", b"nothing of the kind" * 10))
    await until(lambda: "photo.bin is not kept. The file holds no assets." in desk.said)
    desk.press("Dismiss")
    assert "photo.bin" not in desk.said


async def test_one_that_was_taken_for_firmware_is_kept_as_assets(desk: Desk) -> None:
    desk.presenter.page.show_view(View.LIBRARY)
    desk.give(desk.file("assets.bin", FILE))
    await until(lambda: "Keep it as assets" in buttons(desk.presenter.page))
    desk.press("Keep it as assets")
    await until(lambda: "Offer to these devices" in buttons(desk.presenter.page))
    assert desk.presenter.page.view is View.ASSETS


async def test_they_are_offered_and_that_is_taken_back(desk: Desk) -> None:
    await kept(desk)
    detail = desk.presenter.page.assets.detail
    assert not button(detail, "Offer to these devices").isEnabled()
    next(box for box in shown(detail, QCheckBox) if box.text() == "Kitchen").setChecked(True)
    desk.press("Offer to these devices")
    await until(lambda: shown(detail, OfferRow))
    (offer,) = (await desk.house.ask("GET", "/api/v1/assets/offers")).json["offers"]
    assert offer["device_id"] == KITCHEN
    row = shown(detail, OfferRow)[0]
    before = text_of(detail)
    button(row, buttons(row)[0]).click()
    await until(lambda: text_of(detail) != before)
    states = [one["state"] for one in (await desk.house.ask("GET", "/api/v1/assets/offers")).json["offers"]]
    assert states in ([], ["cancelled"])


async def test_they_are_saved_and_deleted(desk: Desk) -> None:
    await kept(desk)
    desk.press("Save as…")
    (dialog,) = desk.presenter.page.window().findChildren(QFileDialog)
    dialog.fileSelected.emit(str(desk.folder / "mine.bin"))
    dialog.reject()
    await until(lambda: "mine.bin is saved" in desk.said)
    desk.press("Delete…")
    desk.press("Yes, delete it")
    await until(lambda: "No assets yet" in desk.said)


async def test_what_is_known_of_them_is_changed(desk: Desk) -> None:
    await kept(desk)
    detail = desk.presenter.page.assets.detail
    (board,), (notes,) = detail.findChildren(QComboBox), detail.findChildren(QPlainTextEdit)
    board.setEditText("xmini-c3")
    notes.setPlainText("For the hall")
    button(detail, "Keep the changes").click()
    await until(lambda: desk.notices[-1].label == "The changes are kept.")
    (told,) = (await desk.house.ask("GET", "/api/v1/assets")).json["assets"]
    assert (told["board"], told["notes"]) == ("xmini-c3", "For the hall")
    await until(lambda: not any(box.isEnabled() for box in shown(detail, QCheckBox) if box.text() == "Kitchen"))
    assert not button(detail, "Keep the changes").isEnabled()


@pytest.fixture
def page(qtbot: QtBot) -> FirmwarePage:
    made = FirmwarePage()
    qtbot.addWidget(made)
    made.resize(872, 640)
    made.show()
    made.show_view(View.ASSETS)
    made.assets.show_assets(ASSETS, OFFERS)
    return made


def test_each_device_says_how_far_it_is_and_why(page: FirmwarePage, qtbot: QtBot) -> None:
    rows = shown(page.assets.detail, OfferRow)
    assert "The download broke off" in text_of(rows[0])
    assert "It fetches them when it starts next." in text_of(rows[0])
    assert "Its room for assets is smaller" in text_of(rows[1])
    assert [buttons(row) for row in rows] == [["Take back"], ["Clear away"]]
    with qtbot.waitSignal(page.assets.detail.cancel_wanted) as wanted:
        button(rows[0], "Take back").click()
    assert wanted.args == [script.KITCHEN]
    page.assets.show_assets(ASSETS, [asset_offer(script.KITCHEN, AssetOfferState.INSTALLED)])
    assert "Installed" in text_of(rows[0])
    assert script.HALL not in text_of(page.assets.detail)


def test_a_device_of_another_board_cannot_be_chosen(page: FirmwarePage) -> None:
    live = reduce(Live.after, [*script.device(), *script.device(script.HALL, board="xmini-c3")], Live())
    page.assets.show_live(live)
    boxes = [box for box in shown(page.assets.detail, QCheckBox) if box.text() != "Restart them for it"]
    assert [box.isEnabled() for box in boxes] == [True, False]
    assert boxes[1].text().endswith("has another board: xmini-c3")


def test_what_is_written_of_them_stays_while_the_list_is_read_again(page: FirmwarePage) -> None:
    (notes,) = page.assets.detail.findChildren(QPlainTextEdit)
    kept = notes.toPlainText()
    notes.setPlainText("Tried in the hall")
    page.assets.show_assets(ASSETS, OFFERS)
    assert notes.toPlainText() == "Tried in the hall"
    button(page.assets.detail, "Undo").click()
    assert notes.toPlainText() == kept


def test_what_is_in_them_is_said(page: FirmwarePage) -> None:
    assert wording.what(ASSETS[0]) == "3.1 MB · font · wake words · faces: 21 · esp32-s3-box-3"
    assert wording.what(asset(font="", wake_words="", faces=0, board="")) == "3.1 MB"


def test_every_state_and_reason_has_words() -> None:
    assert len({wording.state(each)[0] for each in AssetOfferState}) == len(AssetOfferState)
    failed = (asset_offer("a", AssetOfferState.FAILED, reason=each.value) for each in AssetOfferReason if each)
    assert all(map(wording.what_next, failed))


def test_files_are_chosen_for_assets(page: FirmwarePage) -> None:
    page.choose_files()
    (dialog,) = page.window().findChildren(QFileDialog)
    assert dialog.nameFilters() == ["Assets (*.bin)"]
    dialog.reject()
