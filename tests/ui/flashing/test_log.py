"""What the board says after it was flashed, and what the hub makes of that."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hub.errors import UnknownPortError
from hub.events import BoardState, FlashState, SerialHeard
from hub.firmware.usb.causes import Cause
from hub.firmware.usb.problems import FlashProblem
from hub.web.api.serial_forms import SerialLog
from tests.ui.flashing import samples
from tests.ui.flashing.conftest import Desk
from tests.ui.reading import shown
from ui.dialogs.flash_wizard import Step

PATH = "/usb/ports/p0/log"


def written(desk: Desk, log: SerialLog | Exception) -> None:
    """A board was flashed in this window, and its log begins so."""
    desk.client.answers["POST", PATH] = log
    desk.chooses_all()
    desk.press("Next")
    desk.begins()
    desk.goes_on(samples.flash(FlashState.DONE, board_state=BoardState.VERIFIED, ended_at=1.0))


def lines(desk: Desk) -> str:
    return desk.dialog.start.findChildren(QPlainTextEdit)[0].toPlainText()


def test_the_board_is_restarted_and_its_log_read_from_the_beginning(flash_desk: Desk) -> None:
    written(flash_desk, samples.log("boot", "Wi-Fi"))
    assert ("POST", PATH, {"reset": True}) in flash_desk.client.told
    assert lines(flash_desk) == "boot\nWi-Fi"
    assert not shown(flash_desk.dialog.start, QPlainTextEdit)  # folded away
    flash_desk.press("Show what the board says")
    assert shown(flash_desk.dialog.start, QPlainTextEdit)


def test_what_comes_later_is_added_once(flash_desk: Desk, qtbot: QtBot) -> None:
    written(flash_desk, samples.log("boot"))
    flash_desk.client.answers["GET", PATH] = samples.log("boot", "Wi-Fi")
    flash_desk.hub.happen(SerialHeard(port_id="p0", last=2))
    qtbot.waitUntil(lambda: lines(flash_desk) == "boot\nWi-Fi", timeout=5000)


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_told_with_what_helps(flash_desk: Desk, cause: Cause) -> None:
    written(flash_desk, samples.log("a", findings=(samples.finding(cause),)))
    before = flash_desk.said
    assert len(flash_desk.dialog.start.log._findings) == 1
    assert flash_desk.dialog.start.log._findings[0].text in before
    assert flash_desk.dialog.start.log._findings[0].remedy in before


def test_a_ready_board_is_told_of_only_if_nothing_hinders_it(flash_desk: Desk) -> None:
    both = (samples.finding(Cause.READY), samples.finding(Cause.WIFI_PASSWORD))
    written(flash_desk, samples.log("a", findings=both))
    assert "The Wi-Fi password is wrong." in flash_desk.said
    assert "The board is ready." not in flash_desk.said


def test_a_port_that_is_gone_is_told_of(flash_desk: Desk) -> None:
    written(flash_desk, samples.log(problem=samples.trouble(FlashProblem.PORT_GONE)))
    assert "not plugged in any more" in flash_desk.said


def test_a_log_that_is_not_read_is_told_of(flash_desk: Desk) -> None:
    written(flash_desk, UnknownPortError("gone"))
    assert "Waiting for the board…" in flash_desk.said
    assert "not plugged in any more" in flash_desk.said


def test_the_board_can_be_restarted(flash_desk: Desk) -> None:
    written(flash_desk, samples.log("boot"))
    flash_desk.client.answers["POST", PATH] = samples.log("boot again")
    flash_desk.press("Restart the board")
    assert lines(flash_desk) == "boot again"


def test_the_port_is_let_go_at_the_end(flash_desk: Desk) -> None:
    written(flash_desk, samples.log("boot"))
    flash_desk.press("Done")
    assert ("DELETE", PATH, None) in flash_desk.client.told


def test_the_port_is_let_go_for_another_board(flash_desk: Desk) -> None:
    written(flash_desk, samples.log("boot"))
    flash_desk.press("Flash another board")
    assert ("DELETE", PATH, None) in flash_desk.client.told


def test_a_wrong_password_is_corrected_and_the_board_flashed_again(flash_desk: Desk) -> None:
    written(flash_desk, samples.log("a", findings=(samples.finding(Cause.WIFI_PASSWORD),)))
    flash_desk.press("Back")
    assert ("DELETE", PATH, None) in flash_desk.client.told  # who writes needs the port
    shown(flash_desk.dialog.setup, QLineEdit)[0].setText("Home")
    flash_desk.press("Next")
    flash_desk.begins(samples.flash(flash_id="f2"))
    assert flash_desk.order()["wifi"] == [{"ssid": "Home", "password": ""}]
    assert flash_desk.dialog.step is Step.WRITING
