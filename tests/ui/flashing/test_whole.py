"""The wizard on a hub's real API, which writes on a mock board over its cable with the real child process."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.config import UsbSettings
from hub.firmware.usb.ports import port_id_of
from tests.firmware.images import KB, V2_4M, Build
from tests.firmware.usb.mock_board import MockBoard, mock_board
from tests.firmware.usb.nvs_reader import read_nvs
from tests.ui.reading import button, shown, text_of
from tests.ui.scripted_hub import ScriptedHub
from tests.web.api.conftest import House, opened
from ui.bridge import HubBridge
from ui.dialogs.flash_wizard import FlashWizard, Step
from ui.presenters.flashing import open_flash_wizard

PATIENCE_S = 60.0
"""Longest wait for the child process and the mock board, seconds: the machine may be busy."""

PASSWORD = "correct horse"


class Desk:
    """The wizard over a real hub."""

    def __init__(self, house: House, dialog: FlashWizard) -> None:
        self.house = house
        self.dialog = dialog

    @property
    def said(self) -> str:
        return text_of(self.dialog)

    @property
    def step(self) -> Step:
        return self.dialog.step

    def press(self, text: str) -> None:
        button(self.dialog, text).click()


async def until(true: Callable[[], object]) -> None:
    """Let the window and the hub work until it is so."""
    async with asyncio.timeout(PATIENCE_S):
        while not true():
            QApplication.processEvents()
            await asyncio.sleep(0.01)


@pytest.fixture
def board() -> Iterator[MockBoard]:
    with mock_board() as board:
        yield board


@asynccontextmanager
async def desk_of(folder: Path, qtbot: QtBot, board: MockBoard) -> AsyncIterator[Desk]:
    """No fixture: a timer of the window may end as a test does, and then needs the loop."""
    async with opened(folder, usb=UsbSettings(ports=(board.url,))) as house:
        hub = ScriptedHub()
        hub.bus = house.hub.bus
        hub.door = ApiDoor(house.url, house.access.local())
        bridge, parent = HubBridge(hub), QWidget()
        qtbot.addWidget(parent)
        parent.show()
        bridge.open()
        dialog = open_flash_wizard(parent, bridge)
        yield Desk(house, dialog)
        dialog.done(0)
        await bridge.close()


async def adds(desk: Desk, file: Path) -> None:
    """Give the library an image that it has not yet."""
    desk.press("Add a file…")
    (asked,) = desk.dialog.findChildren(QFileDialog)
    asked.filesSelected.emit([str(file)])
    asked.done(0)
    await until(lambda: desk.dialog.image.image)


async def chooses(desk: Desk, board: MockBoard, file: Path) -> None:
    """Come as far as the button."""
    port_id = port_id_of(board.url)
    await until(lambda: desk.dialog.board._titles)
    desk.dialog.board.choose(port_id)
    await until(lambda: desk.dialog.board.board)
    desk.press("Next")
    await adds(desk, file)
    desk.press("Next")
    name, password = shown(desk.dialog.setup, QLineEdit)[:2]
    name.setText("Home")
    password.setText(PASSWORD)
    await until(lambda: desk.dialog.setup.hub_url)
    desk.press("Next")


@pytest.fixture
def image(tmp_path: Path) -> Path:
    file = tmp_path / "v2.0.3_esp32-s3-box-3.bin"
    file.write_bytes(Build(flash_mb=4, size=24 * KB).merged(V2_4M))
    return file


async def test_three_choices_and_a_button_flash_a_board(
    tmp_path: Path, qtbot: QtBot, board: MockBoard, image: Path
) -> None:
    async with desk_of(tmp_path, qtbot, board) as desk:
        await chooses(desk, board, image)
        url = desk.dialog.setup.hub_url
        desk.press("Write")
        await until(lambda: desk.step is Step.START)
        (flash,) = desk.house.boards.flashing.all()
        told = read_nvs(board.content[0x9000:0xF000])["wifi"]
        assert told == {"ssid": "Home", "password": PASSWORD, "ota_url": url}
        assert desk.house.enrolment.done == [("approve_flashed", flash.device_id)]
        assert PASSWORD not in desk.said


async def test_what_is_cancelled_is_told_truly(
    tmp_path: Path, qtbot: QtBot, board: MockBoard, image: Path
) -> None:
    async with desk_of(tmp_path, qtbot, board) as desk:
        await chooses(desk, board, image)
        board.freeze_after = 1
        desk.press("Write")
        await until(board.frozen.is_set)
        await until(lambda: desk.dialog.writing.begun)
        desk.press("Cancel writing")
        await until(lambda: "Cancelled" in desk.said)
        assert "Nothing on the board was changed." in desk.said
