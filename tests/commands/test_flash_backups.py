"""``python -m hub firmware backups``: old flashes are listed, put into files, and deleted."""

import asyncio
import errno
import io
import json
import os
import stat
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hub.__main__ import main
from hub.control_file import Control, write_control
from hub.events import BoardState, FlashState
from hub.firmware.usb.backups import Backups
from hub.firmware.usb.flash import Board, Flash
from tests.firmware.images import KB, V2_4M, Build
from tests.web.api.conftest import House

MAC = "24:0a:c4:80:33:5f"
OLD = b"\xe9old flash" + b"\xff" * (4 * KB - 10)
KEPT = "abcd0123abcd0123"

Told = tuple[int, str, str]
"""Exit status, output and errors of a command."""

Command = Callable[..., Awaitable[Told]]


@pytest.fixture
async def backups(house: House, tmp_path: Path) -> Command:
    """The command, in a hub that has one backup, and has flashed another board without."""
    write_control(tmp_path, Control(url=house.url, token=house.access.local()))
    image = await house.updating.library.add(Build(flash_mb=4, size=4 * KB).merged(V2_4M), "a.bin")
    kept = Backups(tmp_path)
    kept.prepare()
    kept.path(KEPT).write_bytes(OLD)
    flash = Flash(flash_id=KEPT, port_id="0" * 12, image_id=image.image_id, started_at=1.0, ended_at=2.0)
    board = Board("ESP32-S3", "v0.2", (), MAC, len(OLD), "")
    flash = replace(flash, board=board, state=FlashState.DONE, board_state=BoardState.VERIFIED, backup=True)
    kept.keep(flash)
    await house.boards.flashing.recall()
    house.boards.flashing._flashes["f" * 16] = replace(flash, flash_id="f" * 16, backup=False)

    async def run(*words: str, capsys: pytest.CaptureFixture[str]) -> Told:
        status = await asyncio.to_thread(main, ["firmware", "backups", *words, "--data-dir", str(tmp_path)])
        return status, *capsys.readouterr()

    return run


async def test_they_are_listed_with_their_boards(backups: Command, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = await backups("list", capsys=capsys)
    first, second = out.splitlines()
    assert (status, err, first) == (0, "", f"{KEPT}  {MAC}, ESP32-S3, 4 KB")
    assert second.startswith("  all of its flash as it was on 19")
    assert second.endswith("before xiaozhi 2.4.2 was written")
    (one,) = json.loads((await backups("list", "--json", capsys=capsys))[1])
    assert (one["flash_id"], one["board"]["mac"]) == (KEPT, MAC)


async def test_one_is_put_into_a_file_of_its_owner(
    backups: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.bin"
    status, out, _ = await backups("save", "abcd", str(file), capsys=capsys)
    assert (status, out) == (0, f"The old flash is in {file}. The hub keeps it, too.\n")
    assert file.read_bytes() == OLD
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    status, _, err = await backups("save", "abcd", str(file), capsys=capsys)
    assert (status, err) == (1, f"{file} is there already. Name another file for the old flash.\n")
    _, _, err = await backups("save", "abcd", str(tmp_path / "none" / "old.bin"), capsys=capsys)
    assert f"python -m hub firmware backups save {KEPT} FILE" in err


async def test_of_a_file_that_cannot_be_written_whole_nothing_stays(
    backups: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.bin"

    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(handle: int, _mode: str) -> Full:
        os.close(handle)
        return Full()

    with monkeypatch.context() as broken:
        broken.setattr("os.fdopen", full)
        status, _, err = await backups("save", "abcd", str(file), capsys=capsys)
    assert (status, file.exists()) == (1, False)
    assert "No space left on device" in err
    assert (await backups("save", "abcd", str(file), capsys=capsys))[0] == 0


async def test_one_is_deleted_if_that_is_meant(
    backups: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = await backups("remove", "abcd", capsys=capsys)
    assert (status, out, err) == (1, "", "Nothing was deleted. Add --yes if you mean it.\n")
    assert Backups(tmp_path).is_there(KEPT)
    assert (await backups("remove", "abcd", "--yes", capsys=capsys))[:2] == (0, "Deleted.\n")
    assert not Backups(tmp_path).is_there(KEPT)
    assert (await backups("list", capsys=capsys))[1].startswith("The hub keeps no old flash.")
    status, _, err = await backups("remove", "ffff", "--yes", capsys=capsys)
    assert (status, err.startswith("There is no backup of a flash")) == (1, True)
