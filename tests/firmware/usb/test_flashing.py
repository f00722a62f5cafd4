"""Whole flashes of a mock board with the unmodified library, in the real child process."""

import asyncio
import os
import stat
from pathlib import Path
from typing import Final

import pytest
from esp32_mock_bootloader import protocol
from esp32_mock_bootloader.server import FlashImage
from pydantic import SecretStr

from hub.errors import (
    FlashRefusedError,
    FlashRunsError,
    NoBackupError,
    PortTakenError,
    TooManyFlashesError,
    UnknownDeviceError,
    UnknownFlashError,
    UnknownPortError,
)
from hub.events import BoardState, FlashState
from hub.firmware.usb.ports import PortState
from hub.firmware.usb.problems import FlashProblem
from hub.firmware.usb.provisioning import Network
from tests.firmware.images import KB, MB, V2_4M, Build, Row
from tests.firmware.usb.bench import HUB_URL, Bench, a_bench
from tests.firmware.usb.mock_board import FLASH_OF_1_MB, FLASH_SIZE, TABLE_1M, MockBoard, mock_board
from tests.firmware.usb.nvs_reader import read_nvs

OTA_4M: Final[tuple[Row, ...]] = (
    ("nvs", 1, 0x02, 0x9000, 0x4000),
    ("otadata", 1, 0x00, 0xD000, 0x2000),
    ("phy_init", 1, 0x01, 0xF000, 0x1000),
    ("ota_0", 0, 0x10, 0x2_0000, 0x10_0000),
    ("ota_1", 0, 0x11, 0x12_0000, 0x10_0000),
)
"""A table with two slots that a mock's flash has room for."""

SMALL: Final = Build(flash_mb=4, size=24 * KB)
MERGED: Final = SMALL.merged(V2_4M)
NVS_AT, NVS_END = 0x9000, 0xF000
HOME: Final = (Network("Home", SecretStr("pass word")), Network("open", SecretStr("")))


def put(board: MockBoard, at: int, content: bytes) -> None:
    board.flash.data[at : at + len(content)] = content


class SpoiltFlash(FlashImage):  # type: ignore[misc]
    """A flash that loses its first byte after it was compared so often."""

    def __init__(self, compared: int) -> None:
        super().__init__()
        self._left = compared

    def md5_stub_response(self, payload: bytes, *, stub: bool = False) -> bytes:
        if self._left == 0:
            self.data[0] ^= 1
        self._left -= 1
        response: bytes = super().md5_stub_response(payload, stub=stub)
        return response


def contents_of(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


# --- a new board ----------------------------------------------------------------------------------


async def test_a_new_board_gets_the_image_and_finds_its_household_in_it(bench: Bench, board: MockBoard) -> None:
    put(board, 0x20_0000, b"left by another firmware")
    image_id = await bench.keep(MERGED)
    flash = await bench.flashed(board, image_id, networks=HOME)
    assert (flash.state, flash.board_state, flash.problem) == (FlashState.DONE, BoardState.VERIFIED, None)
    assert flash.board is not None
    assert (flash.board.chip, flash.board.flash_size) == ("ESP32-S3", FLASH_SIZE)
    assert "Wi-Fi" in flash.board.features
    content = board.content
    assert content[:NVS_AT] == MERGED[:NVS_AT]
    assert content[NVS_END : len(MERGED)] == MERGED[NVS_END:]
    assert content[0x20_0000:].startswith(b"left by another firmware")  # nothing was to be erased
    found = read_nvs(content[NVS_AT:NVS_END])
    ((device_id, client_id),) = bench.approved
    assert device_id == flash.device_id
    assert found["board"] == {"uuid": client_id}
    assert found["wifi"] == {
        "ssid": "Home",
        "password": "pass word",
        "ssid1": "open",
        "password1": "",
        "ota_url": HUB_URL,
    }
    assert flash.approved
    assert bench.states(flash.flash_id) == [
        FlashState.WAITING,
        FlashState.CONNECTING,
        FlashState.CHECKING,
        FlashState.WRITING,
        FlashState.VERIFYING,
        FlashState.RESTARTING,
        FlashState.DONE,
    ]


async def test_nothing_of_a_password_is_left_on_the_disk(
    bench: Bench, board: MockBoard, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await bench.flashed(board, await bench.keep(MERGED), networks=HOME)
    contents = contents_of(tmp_path)
    assert contents
    assert not [content for content in contents if b"pass word" in content]
    assert "pass word" not in caplog.text
    assert "pass word" not in repr(bench.told)


async def test_everything_is_erased_first_if_asked(bench: Bench, board: MockBoard) -> None:
    put(board, 0x20_0000, b"left by another firmware")
    flash = await bench.flashed(board, await bench.keep(MERGED), erase=True)
    assert flash.state is FlashState.DONE
    assert board.content[len(MERGED) :] == b"\xff" * (FLASH_SIZE - len(MERGED))
    states = bench.states(flash.flash_id)
    assert states.index(FlashState.ERASING) < states.index(FlashState.WRITING)


async def test_a_board_is_let_in_only_if_asked(bench: Bench, board: MockBoard) -> None:
    flash = await bench.flashed(board, await bench.keep(MERGED), approve=False)
    assert (flash.state, flash.approved, bench.approved) == (FlashState.DONE, False, [])


@pytest.mark.logs("could not be let in")
async def test_a_board_that_cannot_be_let_in_is_written_all_the_same(bench: Bench, board: MockBoard) -> None:
    bench.refusal = UnknownDeviceError("no")
    flash = await bench.flashed(board, await bench.keep(MERGED))
    assert (flash.state, flash.approved) == (FlashState.DONE, False)


async def test_bytes_alone_are_told_now_and_then(bench: Bench, board: MockBoard) -> None:
    bench.boards.flashing._clock = lambda: 0.0
    flash = await bench.flashed(board, await bench.keep(Build(flash_mb=4).merged(V2_4M)))
    assert flash.state is FlashState.DONE
    states = [event.state for event in bench.told]
    assert states.count(FlashState.WRITING) == 1
    assert bench.told[-1].state is FlashState.DONE


# --- a board that keeps what it has -----------------------------------------------------------------


async def test_a_board_keeps_its_data_and_starts_the_new_application(bench: Bench, board: MockBoard) -> None:
    put(board, 0, Build(version="2.0.0", flash_mb=4, size=24 * KB).merged(OTA_4M))
    put(board, 0x9000, b"N" * 0x4000)
    put(board, 0xD000, b"O" * 0x2000)  # the second slot was chosen
    new = SMALL.merged(OTA_4M)
    flash = await bench.flashed(board, await bench.keep(new), keep_data=True)
    assert (flash.state, flash.approved, bench.approved) == (FlashState.DONE, False, [])
    content = board.content
    assert content[:0x9000] == new[:0x9000]
    assert content[0x9000:0xD000] == b"N" * 0x4000
    assert content[0xD000:0xF000] == b"\xff" * 0x2000
    assert content[0xF000 : len(new)] == new[0xF000:]


async def test_an_application_alone_goes_where_the_board_looks_for_its_first(
    bench: Bench, board: MockBoard
) -> None:
    old = Build(version="2.0.0", flash_mb=4, size=24 * KB).merged(OTA_4M)
    put(board, 0, old)
    put(board, 0x9000, b"N" * 0x4000)
    put(board, 0xD000, b"O" * 0x2000)
    app = SMALL.app()
    flash = await bench.flashed(board, await bench.keep(app), keep_data=True)
    assert flash.state is FlashState.DONE
    content = board.content
    assert content[:0x9000] == old[:0x9000]
    assert content[0x9000:0xD000] == b"N" * 0x4000
    assert content[0xD000:0xF000] == b"\xff" * 0x2000
    assert content[0x2_0000:].startswith(app)


async def test_a_board_without_firmware_has_no_data_to_keep(bench: Bench, board: MockBoard) -> None:
    before = board.content
    for image in (MERGED, SMALL.app()):
        flash = await bench.flashed(board, await bench.keep(image), keep_data=True)
        assert (flash.state, flash.board_state) == (FlashState.FAILED, BoardState.UNTOUCHED)
        assert flash.problem is FlashProblem.NO_TABLE
    assert board.content == before


async def test_data_that_the_image_would_not_find_is_not_kept(bench: Bench, board: MockBoard) -> None:
    put(board, 0, SMALL.merged(OTA_4M))
    before = board.content
    flash = await bench.flashed(board, await bench.keep(MERGED), keep_data=True)
    assert (flash.problem, flash.board_state) == (FlashProblem.DATA_ELSEWHERE, BoardState.UNTOUCHED)
    assert board.content == before


# --- backups ----------------------------------------------------------------------------------------


async def test_the_old_flash_is_kept_whole_and_outlives_the_hub(
    bench: Bench, board: MockBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MOCK_FLASH_ID", FLASH_OF_1_MB)
    put(board, 0, os.urandom(64 * KB))
    before = board.content[:MB]
    image = Build(flash_mb=1, size=24 * KB).merged(TABLE_1M)
    flash = await bench.flashed(board, await bench.keep(image), backup=True)
    assert (flash.state, flash.backup) == (FlashState.DONE, True)
    file = bench.boards.backup(flash.flash_id)
    assert file.read_bytes() == before
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    again = bench.opened()
    await again.flashing.recall()
    assert again.backup(flash.flash_id).read_bytes() == before
    assert again.flashing.get(flash.flash_id) == flash
    await again.flashing.remove(flash.flash_id)
    assert await again.close()
    assert list(file.parent.iterdir()) == []


async def test_without_a_backup_there_is_none_to_have(bench: Bench, board: MockBoard) -> None:
    flash = await bench.flashed(board, await bench.keep(MERGED))
    with pytest.raises(NoBackupError):
        bench.boards.backup(flash.flash_id)
    bench.told.clear()
    await bench.boards.flashing.remove(flash.flash_id)
    assert [(event.flash_id, event.state) for event in bench.told] == [(flash.flash_id, FlashState.DONE)]
    with pytest.raises(UnknownFlashError):
        bench.boards.flashing.get(flash.flash_id)


async def test_when_no_more_are_kept_it_is_said_how_one_is_deleted(
    bench: Bench, board: MockBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MOCK_FLASH_ID", FLASH_OF_1_MB)
    monkeypatch.setattr("hub.firmware.usb.flashing.MAX_FLASHES", 1)
    image_id = await bench.keep(Build(flash_mb=1, size=24 * KB).merged(TABLE_1M))
    flash = await bench.flashed(board, image_id, backup=True)
    assert flash.backup
    with pytest.raises(
        TooManyFlashesError, match=r"page Firmware, under “Backups”, or .*backups remove ID --yes"
    ):
        await bench.begin(board, image_id, networks=HOME, remember=True)
    assert await bench.boards.networks.names() == ()


# --- what goes wrong --------------------------------------------------------------------------------


async def test_an_image_for_another_chip_is_not_written(bench: Bench, board: MockBoard) -> None:
    before = board.content
    image = Build(chip="ESP32-C3", flash_mb=4, size=24 * KB).merged(V2_4M)
    flash = await bench.flashed(board, await bench.keep(image))
    assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.WRONG_CHIP)
    assert (flash.board_state, flash.approved, bench.approved) == (BoardState.UNTOUCHED, False, [])
    assert board.content == before


async def test_an_image_for_a_larger_flash_is_not_written(bench: Bench, board: MockBoard) -> None:
    image = Build(flash_mb=16, size=24 * KB).merged(V2_4M)
    flash = await bench.flashed(board, await bench.keep(image))
    assert (flash.problem, flash.board_state) == (FlashProblem.IMAGE_TOO_LARGE, BoardState.UNTOUCHED)


@pytest.mark.logs("a flash failed while writing")
async def test_a_cable_that_is_pulled_leaves_a_board_that_another_flash_mends(
    tmp_path: Path, board: MockBoard
) -> None:
    board.pull_after = 60_000  # the stub takes about 20 KB, the image 60 KB
    image = Build(flash_mb=4).merged(V2_4M)
    async with a_bench(tmp_path, board) as bench:
        flash = await bench.flashed(board, await bench.keep(image), networks=HOME)
        assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.PULLED_OUT)
        assert (flash.board_state, flash.approved, bench.approved) == (BoardState.INCOMPLETE, False, [])
    with mock_board() as again:
        again.flash.data[:] = board.flash.data
        async with a_bench(tmp_path, again) as bench:
            flash = await bench.flashed(again, await bench.keep(image))
            assert (flash.state, flash.board_state) == (FlashState.DONE, BoardState.VERIFIED)
            assert again.content[0xF000 : len(image)] == image[0xF000:]


@pytest.mark.logs("a flash failed while")
@pytest.mark.parametrize("compared", [0, 1], ids=["at once", "later"])
async def test_a_flash_that_does_not_hold_what_is_written_is_found_out(
    bench: Bench, board: MockBoard, compared: int
) -> None:
    """``compared``: how many pieces are still as they were written when they are read back."""
    spoilt = SpoiltFlash(compared)
    board.flash = spoilt
    flash = await bench.flashed(board, await bench.keep(MERGED))
    assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.VERIFY_FAILED)
    assert (flash.board_state, flash.approved, bench.approved) == (BoardState.INCOMPLETE, False, [])


async def test_a_flash_that_is_cancelled_while_it_writes_leaves_half_a_board(
    bench: Bench, board: MockBoard
) -> None:
    board.freeze_after = 60_000
    flash_id = await bench.begin(board, await bench.keep(Build(flash_mb=4).merged(V2_4M)))
    await bench.until(flash_id, lambda flash: flash.state is FlashState.WRITING)
    await asyncio.to_thread(board.frozen.wait, 30)
    with pytest.raises(FlashRunsError):
        await bench.boards.flashing.remove(flash_id)
    flash = await bench.boards.flashing.cancel(flash_id)
    assert (flash.state, flash.problem) == (FlashState.CANCELLED, None)
    assert (flash.board_state, bench.approved) == (BoardState.INCOMPLETE, [])


async def test_a_flash_that_is_cancelled_before_it_writes_leaves_the_board_as_it_was(
    bench: Bench, board: MockBoard, tmp_path: Path
) -> None:
    board.freeze_after = 1
    before = board.content
    flash_id = await bench.begin(board, await bench.keep(MERGED), backup=True)
    await asyncio.to_thread(board.frozen.wait, 30)
    flash = await bench.boards.flashing.cancel(flash_id)
    assert (flash.state, flash.board_state) == (FlashState.CANCELLED, BoardState.UNTOUCHED)
    assert (flash.backup, bench.approved) == (False, [])
    assert board.content == before
    assert await bench.boards.flashing.cancel(flash_id) == flash  # once more changes nothing


async def test_the_end_of_the_hub_ends_a_flash(bench: Bench, board: MockBoard) -> None:
    board.freeze_after = 1
    flash_id = await bench.begin(board, await bench.keep(MERGED))
    await asyncio.to_thread(board.frozen.wait, 30)
    await bench.boards.flashing.close()
    assert bench.boards.flashing.get(flash_id).state is FlashState.CANCELLED


@pytest.mark.logs("a flash failed while connecting")
async def test_a_port_with_nobody_behind_it_is_gone(bench: Bench, board: MockBoard) -> None:
    board.close()
    flash = await bench.flashed(board, await bench.keep(MERGED))
    assert (flash.problem, flash.board_state) == (FlashProblem.PORT_GONE, BoardState.UNTOUCHED)


async def test_what_contradicts_itself_is_not_begun(bench: Bench, board: MockBoard) -> None:
    merged, app = await bench.keep(MERGED), await bench.keep(SMALL.app())
    for wish in ({"erase": True}, {"networks": HOME}, {"hub_url": HUB_URL}):
        with pytest.raises(FlashRefusedError, match="excludes"):
            await bench.begin(board, merged, keep_data=True, **wish)
    with pytest.raises(FlashRefusedError, match="application alone"):
        await bench.begin(board, app)
    bench.own_url = ""
    with pytest.raises(FlashRefusedError, match="No address"):
        await bench.begin(board, merged)
    assert bench.boards.flashing.all() == []


async def test_what_is_refused_leaves_all_as_it_was(
    bench: Bench, board: MockBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.firmware.usb.flashing.MAX_FLASHES", 1)
    image_id = await bench.keep(MERGED)
    before = await bench.flashed(board, image_id)
    (port,) = await bench.boards.ports.look()
    with bench.boards.ports.claim(port, PortState.LISTENING), pytest.raises(PortTakenError):
        await bench.begin(board, image_id, networks=HOME, remember=True)
    with pytest.raises(FlashRefusedError, match="excludes"):
        await bench.begin(board, image_id, keep_data=True, networks=HOME, remember=True)
    assert bench.boards.flashing.all() == [before]
    assert await bench.boards.networks.names() == ()
    assert [one.state for one in await bench.boards.ports.look()] == [PortState.FREE]
    after = await bench.flashed(board, image_id, networks=HOME, remember=True)
    assert bench.boards.flashing.all() == [after]
    assert await bench.boards.networks.names() == ("open", "Home")


# --- several ----------------------------------------------------------------------------------------


async def test_two_boards_are_written_at_once_and_one_port_is_for_one(tmp_path: Path, board: MockBoard) -> None:
    with mock_board() as other:
        async with a_bench(tmp_path, board, other) as bench:
            image_id = await bench.keep(MERGED)
            board.freeze_after = 60_000
            slow = await bench.begin(board, await bench.keep(Build(flash_mb=4).merged(V2_4M)))
            await asyncio.to_thread(board.frozen.wait, 30)
            with pytest.raises(PortTakenError):
                await bench.begin(board, image_id)
            flash = await bench.flashed(other, image_id)
            assert flash.state is FlashState.DONE
            assert bench.boards.flashing.get(slow).state is FlashState.WRITING
            assert [one.flash_id for one in bench.boards.flashing.all()] == [flash.flash_id, slow]
            await bench.boards.flashing.cancel(slow)


async def test_a_port_that_is_not_there_takes_no_flash(bench: Bench, board: MockBoard) -> None:
    image_id = await bench.keep(MERGED)
    with mock_board() as elsewhere, pytest.raises(UnknownPortError):
        await bench.begin(elsewhere, image_id)


# --- what is asked ----------------------------------------------------------------------------------


async def test_a_board_says_what_it_is_and_stays_as_it_was(bench: Bench, board: MockBoard) -> None:
    before = board.content
    (port,) = await bench.boards.ports.look()
    found = await bench.boards.probe(port.port_id)
    assert found.problem is None
    assert found.board is not None
    assert (found.board.chip, found.board.mac[2], found.board.flash_size) == ("ESP32-S3", ":", FLASH_SIZE)
    assert board.content == before
    board.close()
    assert (await bench.boards.probe(port.port_id)).problem is FlashProblem.PORT_GONE


async def test_remembered_networks_fill_in_passwords(bench: Bench, board: MockBoard) -> None:
    image_id = await bench.keep(MERGED)
    await bench.flashed(board, image_id, networks=HOME, remember=True)
    assert await bench.boards.networks.names() == ("open", "Home")
    await bench.flashed(board, image_id, networks=[Network("Home", SecretStr(""))])
    assert read_nvs(board.content[NVS_AT:NVS_END])["wifi"]["password"] == "pass word"
    await bench.boards.networks.forget()
    assert await bench.boards.networks.names() == ()


async def test_a_hub_that_is_killed_while_it_writes_has_the_old_flash(
    bench: Bench, board: MockBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MOCK_FLASH_ID", FLASH_OF_1_MB)
    before = board.content[:MB]
    image_id = await bench.keep(Build(flash_mb=1, size=200 * KB).merged(TABLE_1M))
    flash_id = await bench.begin(board, image_id, backup=True)
    await bench.until(flash_id, lambda flash: flash.state is FlashState.WRITING)
    again = bench.opened()  # as the next start finds it
    await again.flashing.recall()
    assert again.backup(flash_id).read_bytes() == before
    known = again.flashing.get(flash_id)
    assert (known.state, known.board_state) == (FlashState.FAILED, BoardState.INCOMPLETE)
    assert await again.close()
    await bench.boards.flashing.cancel(flash_id)
