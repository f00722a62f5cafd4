"""The Firmware page on a hub's real API: files are given, looked at, kept, changed, saved and deleted."""

import asyncio
import io
import zipfile

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPlainTextEdit, QProgressBar
from pytestqt.qtbot import QtBot

from hub.errors import FirmwareInUseError, FirmwareSlowError
from hub.firmware.library import Library
from hub.firmware.sizes import LARGEST
from hub.web.image_intake import ImageIntake
from tests.firmware.images import KB, MB, V2_16M, Build
from tests.ui.firmware.desk import Desk, until
from tests.ui.reading import button, buttons, shown, text_of
from ui.bridge import Notice, NoticeKind
from ui.dialogs.flash_wizard import FlashWizard
from ui.presenters.firmware import FirmwarePresenter

APP = Build(size=4 * KB).app()
BIG = Build(version="2.5.0", size=2 * MB).merged(V2_16M)
NOTES = "Перед отпуском. " * 100


@pytest.fixture
def desk(real_desk: Desk) -> Desk:
    return real_desk


async def test_a_file_is_looked_at_and_then_kept(desk: Desk) -> None:
    desk.give(desk.file("v2.4.2_esp-box-3.bin", APP))
    await until(lambda: "Keep it" in buttons(desk.presenter.page))
    assert "ESP32-S3" in desk.said
    assert (await desk.house.ask("GET", "/api/v1/firmware")).json == {"images": []}
    card = desk.presenter.page.candidate
    (notes,) = card.findChildren(QPlainTextEdit)
    notes.setPlainText(NOTES)
    desk.press("Keep it")
    await until(lambda: "2.4.2 · esp-box-3" in text_of(desk.presenter.page.detail))
    (kept,) = (await desk.house.ask("GET", "/api/v1/firmware")).json["images"]
    assert (kept["name"], kept["channel"], kept["board"]) == ("v2.4.2_esp-box-3.bin", "stable", "esp-box-3")
    assert kept["notes"] == NOTES.strip()
    assert desk.notices == [Notice(NoticeKind.DONE, "2.4.2 · esp-box-3 is in the library.")]


async def test_files_are_looked_at_one_after_the_other(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("merged-binary.bin", BIG)
    desk.give(
        desk.file("notes.bin", b"no firmware"),
        desk.file("v2.5.0_esp-box-3.zip", packed.getvalue()),
        desk.file("xiaozhi.bin", APP),
    )
    await until(lambda: "no firmware for the chips" in desk.said)
    assert "File 1 of 3" in desk.said
    desk.press("Next file")
    await until(lambda: "It holds the whole flash" in desk.said)
    assert "File 2 of 3" in desk.said
    desk.press("Keep it")
    await until(lambda: "xiaozhi.bin" in desk.said and "Keep it" in buttons(desk.presenter.page))
    desk.press("Do not keep it")
    await until(lambda: "2.5.0 · esp-box-3" in text_of(desk.presenter.page.detail))
    assert len((await desk.house.ask("GET", "/api/v1/firmware")).json["images"]) == 1


async def test_of_an_archive_with_several_images_each_says_what_is_wrong_with_it(desk: Desk) -> None:
    release = desk.folder / "release.zip"
    with zipfile.ZipFile(release, "w") as archive:
        for name, content in (("xiaozhi.bin", APP), ("half.bin", APP[:2_000]), ("photo.bin", b"hello")):
            archive.writestr(name, content)
    desk.give(release)
    await until(lambda: "The archive holds several images." in desk.said)
    for line in ("xiaozhi.bin: can be used", "half.bin: ends too early", "photo.bin: no firmware"):
        assert line in desk.said


async def test_what_follows_can_be_left_out_together(desk: Desk) -> None:
    desk.give(desk.file("a.bin", b"nothing"), desk.file("b.bin", b"nothing"), desk.file("c.bin", APP))
    await until(lambda: "Next file" in buttons(desk.presenter.page))
    desk.press("Leave out this and the rest")
    await until(lambda: "No firmware yet" in desk.said)
    assert desk.around.unsaved["firmware/files"] == []


async def test_how_much_has_gone_is_shown_and_cancelling_ends_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, slow = asyncio.Event(), asyncio.Event()

    async def wait(_request: object) -> bytes:
        begun.set()
        await slow.wait()
        raise FirmwareSlowError("It did not come.")

    with monkeypatch.context() as patched:
        patched.setattr(ImageIntake, "receive", lambda _intake, request: wait(request))
        desk.give(desk.file("big.bin", bytes(LARGEST)))
        bar = desk.presenter.page.candidate.findChildren(QProgressBar)[0]
        await until(lambda: bar.maximum() == LARGEST and bar.value() > 0 and begun.is_set())
        assert "of 32 MB sent to the hub" in desk.said
        desk.press("Cancel")
        await until(lambda: "No firmware yet" in desk.said)
        slow.set()
    await desk.keep("v2.5.0_esp-box-3.bin", BIG)  # the hub takes files in as before


async def test_what_is_too_large_is_not_sent(desk: Desk) -> None:
    path = desk.folder / "disk.bin"
    with path.open("wb") as made:
        made.truncate(LARGEST + 1)
    desk.give(path)
    await until(lambda: "larger than the flash of any device" in desk.said)


async def test_a_file_that_cannot_be_read_may_be_tried_again(desk: Desk) -> None:
    desk.give(desk.folder / "late.bin")
    await until(lambda: "The file cannot be read." in desk.said)
    desk.file("late.bin", APP)
    desk.press("Try again")
    await until(lambda: "Keep it" in buttons(desk.presenter.page))


async def test_an_image_that_is_kept_already_is_told(desk: Desk) -> None:
    await desk.keep("v2.4.2_esp-box-3.bin", APP)
    desk.give(desk.file("again.bin", APP))
    await until(lambda: "The library has it already." in desk.said)
    desk.press("Close")
    await until(lambda: "Delete…" in buttons(desk.presenter.page))


async def test_files_wait_for_the_hub_and_outlive_the_page(desk: Desk, qtbot: QtBot) -> None:
    desk.presenter.leave()
    desk.give(desk.file("v2.4.2_esp-box-3.bin", APP))
    again = FirmwarePresenter(desk.around)  # as in another language
    qtbot.addWidget(again.page)
    again.page.show()
    again.attach(desk.bridge)
    again.enter()
    await until(lambda: "Keep it" in buttons(again.page))


async def test_what_goes_to_the_hub_ends_with_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = asyncio.Event()

    async def wait(_request: object) -> bytes:
        begun.set()
        await asyncio.Event().wait()
        return b""

    monkeypatch.setattr(ImageIntake, "receive", lambda _intake, request: wait(request))
    desk.give(desk.file("big.bin", bytes(LARGEST)))
    await until(begun.is_set)
    assert desk.bridge._tasks
    intake = desk.presenter._intake
    intake.setParent(None)
    intake.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await until(lambda: not desk.bridge._tasks)
    assert [file.name for file in desk.around.unsaved["firmware/files"]] == ["big.bin"]


async def test_what_is_known_of_it_is_changed(desk: Desk) -> None:
    await desk.keep("xiaozhi.bin", APP)
    detail = desk.presenter.page.detail
    channel, board = detail.findChildren(QComboBox)
    channel.setCurrentIndex(channel.findData("beta"))
    board.setEditText("esp-box-3")
    button(detail, "Keep the changes").click()
    await until(lambda: "2.4.2 · esp-box-3" in text_of(detail))
    (kept,) = (await desk.house.ask("GET", "/api/v1/firmware")).json["images"]
    assert (kept["channel"], kept["board"]) == ("beta", "esp-box-3")
    assert desk.notices[-1] == Notice(NoticeKind.DONE, "The changes are kept.")


async def test_it_is_saved_as_a_file(desk: Desk) -> None:
    await desk.keep("v2.4.2_esp-box-3.bin", APP)
    desk.press("Save as…")
    (dialog,) = desk.presenter.page.window().findChildren(QFileDialog)
    dialog.fileSelected.emit(str(desk.folder / "mine.bin"))
    dialog.reject()
    await until(lambda: "mine.bin is saved" in desk.said)
    assert (desk.folder / "mine.bin").read_bytes() == APP


async def test_it_is_deleted_once_that_was_agreed_to(desk: Desk) -> None:
    await desk.keep("v2.4.2_esp-box-3.bin", APP)
    desk.press("Delete…")
    assert "It is gone from the disk then." in desk.said
    desk.press("Yes, delete it")
    await until(lambda: "No firmware yet" in desk.said)
    assert desk.notices[-1] == Notice(NoticeKind.DONE, "2.4.2 · esp-box-3 was deleted.")


async def test_one_in_use_is_not_deleted_and_that_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.keep("v2.4.2_esp-box-3.bin", APP)

    async def refuse(_library: Library, _image_id: str) -> None:
        raise FirmwareInUseError("Devices are given it.")

    monkeypatch.setattr(Library, "remove", refuse)
    desk.press("Delete…")
    desk.press("Yes, delete it")
    await until(lambda: desk.notices[-1].kind is NoticeKind.FAILED)
    assert desk.notices[-1] == Notice(NoticeKind.FAILED, "Deleting 2.4.2 · esp-box-3", "firmware.in_use")
    assert "Delete…" in buttons(desk.presenter.page)


async def test_images_that_cannot_be_read_are_read_again(desk: Desk) -> None:
    door, desk.hub.door = desk.hub.door, None
    desk.presenter.enter()
    await until(lambda: "The images cannot be read" in desk.said)
    desk.hub.door = door
    desk.press("Try again")
    await until(lambda: "No firmware yet" in desk.said)


async def test_the_place_is_found_again(desk: Desk, qtbot: QtBot) -> None:
    await desk.keep("v2.4.2_esp-box-3.bin", APP)
    await desk.keep("v2.5.0_esp-box-3.bin", BIG)
    desk.presenter.page.look_at(desk.presenter.page.list.rows.images()[1].image_id)
    place = desk.presenter.place()
    again = FirmwarePresenter(desk.around)
    qtbot.addWidget(again.page)
    again.page.show()
    again.attach(desk.bridge)
    again.return_to(place)
    again.enter()
    await until(lambda: "2.4.2 · esp-box-3" in text_of(again.page.detail))
    assert shown(again.page, QComboBox)


async def test_a_board_is_flashed_from_here(desk: Desk) -> None:
    desk.press("Flash a board over USB…")
    (wizard,) = desk.presenter.page.window().findChildren(FlashWizard)
    await until(lambda: "No board is seen yet" in text_of(wizard))
    wizard.reject()
