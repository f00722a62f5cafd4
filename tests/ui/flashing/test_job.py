"""After the button: how far it is, what cancelling means, and how it ends."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QProgressBar

from hub.errors import HubAwayError, PortTakenError
from hub.events import BoardState, DeviceChecked, FlashState
from hub.firmware.usb.problems import FlashProblem
from hub.web.api.usb_forms import Flash
from tests.ui import scripted_hub as script
from tests.ui.flashing import samples
from tests.ui.flashing.conftest import Desk
from tests.ui.reading import button, buttons, shown, text_of
from ui.dialogs.flash_wizard import FlashWizard, Step
from ui.dialogs.leaving_flash import LeavingFlashDialog
from ui.presenters.flash_start import SILENT_MS
from ui.widgets.flash import wording
from ui.widgets.text import Text

HALF = {"done": 4 * samples.MB, "total": 8 * samples.MB, "bytes_per_s": 91_400.0, "left_s": 45.8}
INCOMPLETE = BoardState.INCOMPLETE


@pytest.fixture
def writing(flash_desk: Desk) -> Desk:
    """Somebody chose, and pressed the button."""
    flash_desk.chooses_all()
    flash_desk.press("Next")
    flash_desk.begins()
    return flash_desk


def done(**more: object) -> Flash:
    told = {"board_state": BoardState.VERIFIED, "ended_at": 1.0, **more}
    return samples.flash(FlashState.DONE, **told)


def question(desk: Desk) -> LeavingFlashDialog:
    desk.press("Close")
    return desk.dialog.findChildren(LeavingFlashDialog)[-1]


def step(dialog: FlashWizard) -> Step:
    return dialog.step


def test_it_is_told_how_far_it_is(writing: Desk) -> None:
    writing.goes_on(samples.flash(FlashState.WRITING, board_state=INCOMPLETE, **HALF))
    assert "Writing…" in writing.said
    assert "4.0 MB of 8.0 MB · 91 kB a second · 46 s left" in writing.said
    (bar,) = shown(writing.dialog, QProgressBar)
    assert bar.value() == 50
    writing.goes_on(samples.flash(FlashState.VERIFYING, board_state=BoardState.WRITTEN))
    assert "Reading it back" in writing.said
    assert bar.maximum() == 0  # nobody knows how far that is


@pytest.mark.parametrize("state", FlashState)
@pytest.mark.parametrize("board_state", BoardState)
def test_what_is_on_the_board_is_told_in_every_state(state: FlashState, board_state: BoardState) -> None:
    said = wording.on_board(samples.flash(state, board_state=board_state))
    assert wording.phase(state)
    safe = "Nothing on the board" in said
    mends = "flashing it again mends" in said or "that mends it" in said or "flash it again" in said
    assert safe == (board_state is BoardState.UNTOUCHED and state not in wording.TOUCHING)
    assert mends or board_state is not INCOMPLETE


def test_cancelling_tells_the_truth_about_the_board(writing: Desk) -> None:
    writing.goes_on(samples.flash(FlashState.WRITING, board_state=INCOMPLETE, **HALF))
    assert "it does not start until it is flashed again" in writing.said.replace("\n", " ")
    writing.press("Cancel writing")
    assert ("POST", "/usb/flashes/f1/cancel", None) in writing.client.told
    assert not button(writing.dialog, "Cancelling…").isEnabled()
    writing.goes_on(samples.flash(FlashState.CANCELLED, board_state=INCOMPLETE, ended_at=1.0))
    assert "The board is incomplete and does not start now." in writing.said
    assert "Cancelling…" not in buttons(writing.dialog)
    writing.press("Try again")
    assert step(writing.dialog) is Step.READY


def test_a_cancel_that_does_not_come_through_can_be_pressed_again(writing: Desk) -> None:
    writing.client.answers["POST", "/usb/flashes/f1/cancel"] = HubAwayError("gone")
    writing.press("Cancel writing")
    assert "The hub cannot be reached" in writing.said
    assert button(writing.dialog, "Cancel writing").isEnabled()


@pytest.mark.parametrize("problem", FlashProblem)
def test_a_failure_is_told_with_what_helps(writing: Desk, problem: FlashProblem) -> None:
    told = samples.trouble(problem)
    writing.goes_on(
        samples.flash(FlashState.FAILED, board_state=INCOMPLETE, problem=told, ended_at=1.0, backup=True)
    )
    assert "It did not work" in writing.said
    assert "Flash it again: that mends it." in writing.said
    assert {"Try again", "Save the backup…"} <= set(buttons(writing.dialog))
    assert "Cancel writing" not in buttons(writing.dialog)


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (FlashState.WRITING, "Writing the board"),
        (FlashState.CANCELLED, "Cancelled"),
        (FlashState.FAILED, "It failed"),
    ],
)
def test_the_title_says_how_it_ended(writing: Desk, state: FlashState, title: str) -> None:
    writing.goes_on(samples.flash(state, board_state=INCOMPLETE))
    titles = [text.text() for text in writing.dialog.findChildren(Text) if text.property("role") == "title"]
    assert titles == [title]


def test_what_the_hub_does_not_begin_with_is_told(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    flash_desk.press("Next")
    flash_desk.client.answers["POST", "/usb/flashes"] = PortTakenError("taken")
    flash_desk.press("Write")
    assert "The hub is busy with this board already." in flash_desk.said
    assert "Nothing on the board was changed." in flash_desk.said
    flash_desk.press("Try again")
    assert step(flash_desk.dialog) is Step.READY


def test_neither_enter_nor_space_cancels(writing: Desk) -> None:
    writing.dialog.activateWindow()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        writing.goes_on(samples.flash(FlashState.WRITING, board_state=INCOMPLETE, **HALF))
        QTest.keyClick(QApplication.focusWidget() or writing.dialog, key)
        assert not [path for _, path, _ in writing.client.told if path.endswith("cancel")]


def test_closing_while_it_writes_asks_and_the_hub_goes_on(writing: Desk) -> None:
    asked = question(writing)
    assert "goes on writing without this window" in text_of(asked).replace("\n", " ")
    button(asked, "Back").click()
    assert writing.dialog.isVisible()
    button(question(writing), "Go on in the background").click()
    assert not writing.dialog.isVisible()
    assert not [path for _, path, _ in writing.client.told if path.endswith("cancel")]


def test_closing_while_it_writes_may_cancel(writing: Desk) -> None:
    button(question(writing), "Cancel writing").click()
    assert ("POST", "/usb/flashes/f1/cancel", None) in writing.client.told
    assert writing.dialog.isVisible()  # to tell what is on the board then


def test_what_goes_on_is_found_again(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.has_flashes(
        samples.flash(FlashState.WRITING, board_state=INCOMPLETE, **HALF), done(flash_id="f0")
    )
    flash_desk.open()
    assert flash_desk.said.count("Being written now") == 1
    flash_desk.press("Show")
    assert step(flash_desk.dialog) is Step.WRITING
    assert "4.0 MB of 8.0 MB" in flash_desk.said


def shows_another_s(desk: Desk, ended: Flash) -> None:
    """Look at a board that somebody else has written, until it is over."""
    desk.has_ports(samples.port(), samples.port(1))
    desk.has_flashes(samples.flash(FlashState.WRITING, port_id="p1", image_id=samples.BREAD.image_id))
    desk.open()
    desk.press("Show")
    desk.says(samples.S3, "p1")
    desk.goes_on(ended.model_copy(update={"port_id": "p1", "image_id": samples.BREAD.image_id}))


@pytest.mark.parametrize(
    "ended", [done(), samples.flash(FlashState.CANCELLED, board_state=INCOMPLETE, ended_at=1.0)]
)
def test_what_was_not_chosen_here_is_flashed_again_from_the_beginning(flash_desk: Desk, ended: Flash) -> None:
    shows_another_s(flash_desk, ended)
    assert "Back" not in buttons(flash_desk.dialog)
    flash_desk.press("Flash it again")
    assert step(flash_desk.dialog) is Step.BOARD
    assert flash_desk.dialog.board.port_id == "p1"
    flash_desk.press("Next")
    assert flash_desk.dialog.image.image == samples.BREAD
    flash_desk.press("Back")
    flash_desk.press("Next")
    flash_desk.dialog.image.choose(samples.image().image_id)
    flash_desk.press("Next")
    flash_desk.press("Back")
    assert flash_desk.dialog.image.image == samples.image()  # what a person chose since then stays


def test_what_is_chosen_here_is_not_written_on_the_board_of_another(flash_desk: Desk) -> None:
    flash_desk.says(samples.S3, "p0")
    shows_another_s(flash_desk, samples.flash(FlashState.CANCELLED, ended_at=1.0))
    flash_desk.press("Flash another board")
    flash_desk.dialog.board.choose("p0")
    flash_desk.press("Next")
    flash_desk.dialog.image.choose(samples.image().image_id)
    flash_desk.run._job.look_at("f1")
    flash_desk.press("Flash it again")
    assert (step(flash_desk.dialog), flash_desk.dialog.board.port_id) == (Step.BOARD, "p1")


def test_another_board_is_flashed_meanwhile(writing: Desk) -> None:
    writing.press("Flash another board")
    assert step(writing.dialog) is Step.BOARD
    assert "Being written now" in writing.said
    writing.has_ports(samples.port(), samples.port(1))
    writing.says(samples.C3, "p1")
    writing.changes(samples.port(), samples.port(1))
    writing.dialog.board.choose("p1")
    assert button(writing.dialog, "Next").isEnabled()


def test_the_board_appears_let_in_and_is_named(writing: Desk) -> None:
    writing.goes_on(done())
    assert step(writing.dialog) is Step.START
    assert "Waiting for the board…" in writing.said
    writing.hub.happen(*script.device(script.HALL))  # another one
    assert "Waiting for the board…" in writing.said
    writing.hub.happen(*script.device(samples.MAC))
    assert "esp32-s3-box-3 is here" in writing.said
    shown(writing.dialog.start, QLineEdit)[0].setText("Living room")
    writing.press("Done")
    assert ("PATCH", "/devices/f4%3A12%3Afa%3A5c%3A08%3A1e", {"name": "Living room", "room": ""}) in (
        writing.client.told
    )
    assert not writing.dialog.isVisible()


def test_a_board_that_does_not_come_is_not_waited_for_in_silence(writing: Desk) -> None:
    writing.goes_on(done())
    (silence,) = (timer for timer in writing.run.findChildren(QTimer) if timer.interval() == SILENT_MS)
    assert silence.isActive()
    silence.timeout.emit()
    assert "The board has not come yet" in writing.said
    assert "restart the board" in writing.said
    writing.hub.happen(*script.device(samples.MAC))
    assert "is here" in writing.said
    assert not silence.isActive()


def test_a_device_that_was_there_before_is_here_once_it_asks(writing: Desk) -> None:
    writing.hub.happen(*script.device(samples.MAC))
    writing.goes_on(done())
    assert "is here" not in writing.said
    check = DeviceChecked(
        device_id=samples.MAC, board="esp32-s3-box-3", firmware="2.0.3", address="192.168.1.41", at=script.NINE
    )
    writing.hub.happen(check)
    assert "is here" in writing.said


def test_the_old_flash_is_saved_where_the_person_wants(writing: Desk) -> None:
    writing.goes_on(done(backup=True))
    writing.press("Save the backup…")
    (asked,) = writing.dialog.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("flash-f412fa5c081e-2026-09-21.bin")
    asked.reject()
