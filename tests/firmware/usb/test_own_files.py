"""A flash whose files on this computer fail: it is told as that, and what was on the board stays."""

import pytest
from esp32_mock_bootloader import protocol

from hub.errors import FirmwareFlashedError, FlashRefusedError
from hub.events import BoardState, FlashState
from hub.firmware.usb.backups import FOLDER
from hub.firmware.usb.problems import FlashProblem
from tests.firmware.images import KB, Build
from tests.firmware.usb.bench import Bench
from tests.firmware.usb.mock_board import FLASH_OF_1_MB, TABLE_1M, MockBoard

IMAGE = Build(flash_mb=1, size=24 * KB).merged(TABLE_1M)


@pytest.fixture(autouse=True)
def small_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "MOCK_FLASH_ID", FLASH_OF_1_MB)


@pytest.mark.logs("a flash failed while backing_up")
async def test_a_backup_that_cannot_be_written_is_no_fault_of_the_port(
    bench: Bench, board: MockBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = bench.folder / "missing" / "old.bin"
    monkeypatch.setattr("hub.firmware.usb.backups.Backups.path", lambda _self, _flash_id: nowhere)
    flash = await bench.flashed(board, await bench.keep(IMAGE), backup=True)
    assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.BACKUP_FAILED)
    assert (flash.board_state, flash.backup) == (BoardState.UNTOUCHED, False)


@pytest.mark.logs("a flash failed while checking")
async def test_an_image_that_vanishes_from_the_disk_meanwhile_is_no_pulled_cable(
    bench: Bench, board: MockBoard
) -> None:
    image_id = await bench.keep(IMAGE)
    flash_id = await bench.begin(board, image_id)
    (await bench.library.path(image_id)).unlink()
    flash = await bench.until(flash_id, lambda flash: flash.ended)
    assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.IMAGE_UNREADABLE)
    assert flash.board_state is BoardState.UNTOUCHED


async def test_an_image_is_not_deleted_while_it_is_written(bench: Bench, board: MockBoard) -> None:
    image_id = await bench.keep(IMAGE)
    flash_id = await bench.begin(board, image_id)
    with pytest.raises(FirmwareFlashedError):
        await bench.library.remove(image_id)
    flash = await bench.until(flash_id, lambda flash: flash.ended)
    assert flash.state is FlashState.DONE
    await bench.library.remove(image_id)
    assert not await bench.library.all()


async def test_an_image_may_be_deleted_once_its_flash_was_not_begun(bench: Bench, board: MockBoard) -> None:
    image_id = await bench.keep(IMAGE)
    bench.own_url = ""
    with pytest.raises(FlashRefusedError):
        await bench.begin(board, image_id)
    await bench.library.remove(image_id)


async def test_the_record_of_a_backup_is_there_before_anything_is_erased(
    bench: Bench, board: MockBoard
) -> None:
    flash_id = await bench.begin(board, await bench.keep(IMAGE), backup=True)
    await bench.until(flash_id, lambda flash: flash.state is FlashState.BACKING_UP)
    assert (bench.folder / FOLDER / f"{flash_id}.json").is_file()
    await bench.boards.flashing.cancel(flash_id)
    assert not list((bench.folder / FOLDER).iterdir())
