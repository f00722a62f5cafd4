"""First step of the wizard: ports come and go, and boards are asked what they are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from hub.errors import HubAwayError
from hub.events import FlashState, UsbPortsChanged
from hub.firmware.usb.ports import PortState
from hub.firmware.usb.problems import FlashProblem
from tests.ui import scripted_hub as script
from tests.ui.flashing import samples
from tests.ui.flashing.conftest import Desk
from tests.ui.reading import button, shown
from ui.presenters.flash_board import SETTLE_S


def test_without_a_board_it_is_said_what_to_look_at(flash_desk: Desk) -> None:
    flash_desk.open()
    assert "Many cables only charge" in flash_desk.said
    assert "driver" in flash_desk.said
    assert not button(flash_desk.dialog, "Next").isEnabled()


def test_the_only_board_is_asked_by_itself(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.says(samples.S3)
    flash_desk.open()
    assert flash_desk.probes() == ["/usb/ports/p0/probe"]
    for fact in ("ESP32-S3", "16 MB of flash", samples.MAC, "PSRAM 8MB"):
        assert fact in flash_desk.said
    assert button(flash_desk.dialog, "Next").isEnabled()


def test_of_several_boards_none_is_asked_before_a_person_chooses(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(), samples.port(1))
    flash_desk.says(samples.C3, "p1")
    flash_desk.open()
    assert flash_desk.probes() == []
    assert "Choose the port your board is at." in flash_desk.said
    flash_desk.dialog.board.choose("p1")
    assert "Choose the port your board is at." not in flash_desk.said
    assert "ESP32-C3" in flash_desk.said


def test_it_is_said_what_is_missing_to_go_on(flash_desk: Desk) -> None:
    def missing(said: str) -> None:
        on = button(flash_desk.dialog, "Next")
        assert said in flash_desk.said
        assert on.accessibleDescription().startswith(said)
        assert on.toolTip().startswith(said)
        assert not on.isEnabled()

    flash_desk.open()
    missing("To go on, plug a board in.")
    flash_desk.changes(samples.port(), samples.port(1, state=PortState.FLASHING))
    flash_desk.dialog.board.choose("")
    missing("To go on, choose a port.")
    flash_desk.dialog.board.choose("p1")
    missing("The board at this port is being written.")
    flash_desk.says(samples.trouble(FlashProblem.NOT_IN_DOWNLOAD_MODE))
    flash_desk.dialog.board.choose("p0")
    missing("To go on, the board has to answer")
    flash_desk.dialog.board.show_asking()
    missing("To go on, wait until the board has answered.")
    flash_desk.says(samples.S3)
    flash_desk.run._finding.forget()
    assert button(flash_desk.dialog, "Next").isEnabled()
    assert "To go on" not in flash_desk.said
    flash_desk.press("Next")
    missing("To go on, choose the firmware for this board.")
    flash_desk.has_images(samples.FOR_C3)
    flash_desk.press("Back")
    flash_desk.press("Next")
    missing("To go on, add firmware that fits this board.")


def test_a_board_that_is_plugged_in_is_asked_by_itself(flash_desk: Desk, qtbot: QtBot) -> None:
    flash_desk.has_ports(samples.port(), samples.port(1))
    flash_desk.open()
    flash_desk.has_ports(samples.port(), samples.port(1), samples.port(2))
    flash_desk.says(samples.S3, "p2")
    flash_desk.hub.happen(UsbPortsChanged())
    qtbot.waitUntil(lambda: "ESP32-S3" in flash_desk.said, timeout=5000)
    assert flash_desk.probes() == ["/usb/ports/p2/probe"]


def test_the_keyboard_comes_to_the_ports_without_choosing_one(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(), samples.port(1))
    flash_desk.says(samples.C3, "p0")
    flash_desk.open()
    flash_desk.dialog.activateWindow()
    (ports,) = shown(flash_desk.dialog, QListWidget)
    ports.setFocus()
    assert ports.hasFocus()
    assert flash_desk.probes() == []
    QTest.keyClick(ports, Qt.Key.Key_Down)
    assert flash_desk.probes() == ["/usb/ports/p0/probe"]


def test_a_port_that_the_settings_name_is_asked_by_itself(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(vendor_id=None, path="socket://bench:4000"))
    flash_desk.says(samples.S3)
    flash_desk.open()
    assert flash_desk.probes() == ["/usb/ports/p0/probe"]


def test_what_no_board_has_as_its_usb_chip_is_asked_only_if_it_is_chosen(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(vendor_id=0x2C99, name="Printer"))
    flash_desk.says(samples.S3)
    flash_desk.open()
    assert flash_desk.probes() == []
    flash_desk.dialog.board.choose("p0")
    assert flash_desk.probes() == ["/usb/ports/p0/probe"]


@pytest.mark.parametrize("problem", FlashProblem)
def test_every_problem_is_told_with_what_helps(flash_desk: Desk, problem: FlashProblem) -> None:
    told = samples.trouble(problem)
    flash_desk.has_ports(samples.port())
    flash_desk.says(told)
    flash_desk.open()
    assert "not known here" not in flash_desk.said or problem is FlashProblem.UNKNOWN
    assert told.command in flash_desk.said
    assert button(flash_desk.dialog, "Look again").isEnabled()
    assert not button(flash_desk.dialog, "Next").isEnabled()


def test_it_is_said_who_has_the_port(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(state=PortState.BUSY, busy_by="screen (4211)", problem="port_busy"))
    flash_desk.says(samples.trouble(FlashProblem.PORT_BUSY))
    flash_desk.open()
    assert flash_desk.probes() == []  # it is asked once a person chooses it
    flash_desk.dialog.board.choose("p0")
    assert "Another program uses the port: screen (4211)." in flash_desk.said


def test_a_port_that_becomes_usable_is_asked_again(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(state=PortState.BUSY, problem="no_permission"))
    flash_desk.says(samples.trouble(FlashProblem.NO_PERMISSION))
    flash_desk.open()
    flash_desk.dialog.board.choose("p0")
    assert "You may not use this port." in flash_desk.said
    flash_desk.says(samples.S3)
    flash_desk.changes(samples.port())
    assert "ESP32-S3" in flash_desk.said


def test_looking_again_asks_again(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.says(samples.trouble(FlashProblem.NOT_IN_DOWNLOAD_MODE))
    flash_desk.open()
    assert "Hold its button BOOT" in flash_desk.said
    flash_desk.says(samples.S3)
    flash_desk.press("Look again")
    assert "ESP32-S3" in flash_desk.said


def test_a_hub_that_does_not_answer_is_told_of(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.says(HubAwayError("gone"))
    flash_desk.open()
    assert "The hub cannot be reached" in flash_desk.said


def test_a_board_that_is_pulled_out_is_not_shown_any_more(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.says(samples.S3)
    flash_desk.open()
    flash_desk.changes()
    assert "ESP32-S3" not in flash_desk.said
    assert "No board is seen yet" in flash_desk.said
    assert not button(flash_desk.dialog, "Next").isEnabled()


def test_a_board_that_leaves_the_bus_when_asked_is_not_asked_for_ever(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.says(samples.S3)
    flash_desk.open()
    flash_desk.changes()
    flash_desk.changes(samples.port())
    assert len(flash_desk.probes()) == 1
    assert "ESP32-S3" in flash_desk.said
    flash_desk.now = SETTLE_S
    flash_desk.changes()
    flash_desk.changes(samples.port())  # somebody plugged it, or another one, in
    assert len(flash_desk.probes()) == 2


def test_a_device_of_the_house_is_called_by_its_name(flash_desk: Desk) -> None:
    flash_desk.hub.happen(*script.device(samples.MAC))
    flash_desk.has_ports(samples.port())
    flash_desk.says(samples.S3)
    flash_desk.open()
    assert "The hub knows it as “esp32-s3-box-3”." in flash_desk.said


def test_a_board_that_is_being_written_is_not_asked(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(state=PortState.FLASHING))
    flash_desk.has_flashes(samples.flash(FlashState.WRITING, done=30, total=100))
    flash_desk.open()
    flash_desk.dialog.board.choose("p0")
    assert flash_desk.probes() == []
    assert "Writing… · 30\N{NO-BREAK SPACE}%" in flash_desk.said


def test_a_port_that_the_hub_has_open_to_ask_the_board_is_still_asked(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.open()
    assert "Asking the board what it is" in flash_desk.said
    flash_desk.changes(samples.port(state=PortState.FLASHING))
    assert "Asking the board what it is" in flash_desk.said


def test_a_board_that_does_not_answer_is_not_asked_for_ever(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port())
    flash_desk.says(samples.trouble(FlashProblem.NOT_IN_DOWNLOAD_MODE))
    flash_desk.open()
    flash_desk.changes(samples.port(state=PortState.FLASHING))
    flash_desk.changes(samples.port())
    assert len(flash_desk.probes()) == 1
    assert "The board does not answer." in flash_desk.said


def test_a_board_is_asked_once_it_is_written_no_more(flash_desk: Desk) -> None:
    flash_desk.has_ports(samples.port(state=PortState.FLASHING))
    flash_desk.says(samples.S3)
    flash_desk.open()
    flash_desk.dialog.board.choose("p0")
    assert flash_desk.probes() == []
    flash_desk.changes(samples.port())
    assert "ESP32-S3" in flash_desk.said


def test_for_a_hub_elsewhere_the_board_belongs_into_that_computer(make_flash_desk: Callable[..., Desk]) -> None:
    desk = make_flash_desk(elsewhere=True)
    desk.open()
    assert "the computer that the hub runs on" in desk.said
