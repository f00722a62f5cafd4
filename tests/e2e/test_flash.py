"""Flashing on the command line: a hub that runs, a mock board on a TCP port, and the board's first check."""

import asyncio
import json
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from esp32_mock_bootloader import protocol

from hub.commands.flash import NO_NETWORKS
from tests.bench.instant import NOWHERE, all_three
from tests.e2e.here import run_here
from tests.e2e.processes import ROOT, Serving, environment, serving
from tests.firmware.images import KB, MB, V2_4M, Build
from tests.firmware.usb.mock_board import FLASH_OF_1_MB, TABLE_1M, MockBoard, mock_board
from tests.firmware.usb.nvs_reader import read_nvs

PASSWORD = "pass word of the house"


@pytest.fixture
def board() -> Iterator[MockBoard]:
    with mock_board() as board:
        yield board


def with_port(board: MockBoard) -> dict[str, str]:
    return {**all_three(NOWHERE), "HUB_USB__PORTS": json.dumps([board.url])}


async def flashing(board: MockBoard, image: Path, folder: Path) -> asyncio.subprocess.Process:
    """The command, once it has said that the board is written on."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "hub", "firmware", "flash", "--port", board.url, "--image", str(image)),
        *("--data-dir", str(folder)),
        cwd=ROOT,
        env=environment({}),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    while (line := (await process.stdout.readline()).decode()) != "Writing\n":
        assert line
    return process


async def first_check(hub: Serving, mac: str, client_id: str) -> dict[str, Any]:
    headers = {"Device-Id": mac, "Client-Id": client_id, "User-Agent": "box/2.4.2"}
    async with (
        aiohttp.ClientSession() as client,
        client.post(hub.ota_url, data=b"{}", headers=headers) as came,
    ):
        told: dict[str, Any] = await came.json()
        return told


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_a_bare_board_talks_to_the_hub_after_one_command(
    tmp_path: Path, board: MockBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MOCK_FLASH_ID", FLASH_OF_1_MB)
    here = ["--data-dir", str(tmp_path)]
    image, passwords, old = tmp_path / "v2.4.2_box.bin", tmp_path / "passwords", tmp_path / "old.bin"
    image.write_bytes(Build(flash_mb=1, size=24 * KB).merged(TABLE_1M))
    passwords.write_text(f"{PASSWORD}\n")
    async with serving(tmp_path, extra=with_port(board), pairing=False) as hub:
        listed = (await run_here("firmware", "ports", *here))[1]
        assert listed == f"{board.url}  {board.url}  (free)\n"
        flash = ["firmware", "flash", "--port", board.url, "--image", str(image), *here]
        status, out, err = await run_here(*flash, "--wifi", "Home", "--password-file", str(passwords))
        assert (status, err) == (0, "")
        assert "Everything is on the board, and was read back." in out
        found = read_nvs(board.content[0x9000:0xF000])
        assert (found["wifi"]["ssid"], found["wifi"]["password"]) == ("Home", PASSWORD)
        assert found["wifi"]["ota_url"] == hub.ota_url
        mac = out.split()[-1].rstrip(".")
        assert "activation" not in await first_check(hub, mac, found["board"]["uuid"])
        assert "activation" in await first_check(hub, mac, "another")
        assert (await run_here(*flash, "--backup", str(passwords)))[0] == 1  # it is there already
        nowhere = str(tmp_path / "none" / "old.bin")
        assert (await run_here(*flash, "--backup", nowhere))[0] == 1
        two = (*flash, "--wifi", "Home", "--wifi", "Hall", "--password-file", str(passwords))
        assert "no password for the network Hall" in (await run_here(*two))[2]
        status, out, err = await run_here(*flash, "--backup", str(old), "--erase")
        assert (status, err) == (0, f"{NO_NETWORKS}\n")
        assert out.index("Reading the old flash") < out.index("Erasing") < out.index("Writing")
        assert len(old.read_bytes()) == MB
        assert stat.S_IMODE(old.stat().st_mode) == 0o600
        assert not list((tmp_path / "flash-backups").iterdir())
    passwords.unlink()
    old.unlink()
    assert PASSWORD.encode() not in everything_in(tmp_path)


async def test_what_went_wrong_is_said_with_what_helps(tmp_path: Path, board: MockBoard) -> None:
    here = ["--data-dir", str(tmp_path)]
    image, text = tmp_path / "c3.bin", tmp_path / "notes.txt"
    image.write_bytes(Build(chip="ESP32-C3", flash_mb=4, size=24 * KB).merged(V2_4M))
    text.write_text("hello")
    async with serving(tmp_path, extra=with_port(board)):
        flash = ["firmware", "flash", "--port", board.url, *here]
        status, out, err = await run_here(*flash, "--image", str(image))
        assert status == 1
        assert "The board is as it was." in out
        assert "It needs ESP32-C3, and the board has ESP32-S3." in err
        assert "The board: ESP32-S3 v0.0, " in out
        assert (await run_here(*flash, "--image", str(text)))[0] == 1
        assert "There is no port" in (await run_here(*flash[:3], "COM99", *here, "--image", str(image)))[2]


async def test_a_hub_that_dies_is_told_with_what_the_board_may_be(tmp_path: Path, board: MockBoard) -> None:
    image = tmp_path / "image.bin"
    image.write_bytes(Build(flash_mb=4).merged(V2_4M))
    board.freeze_after = 60_000
    async with serving(tmp_path, extra=with_port(board)) as hub:
        process = await flashing(board, image, tmp_path)
        hub.process.kill()
        await hub.process.wait()
        assert process.stderr is not None
        told = (await process.stderr.read()).decode()
        assert await process.wait() == 1
    assert told.startswith(f"{NO_NETWORKS}\nThe hub does not answer any more.")
    assert "The board is half written then, and does not start." in told


async def test_ctrl_c_stops_it_and_says_what_the_board_is(tmp_path: Path, board: MockBoard) -> None:
    image = tmp_path / "image.bin"
    image.write_bytes(Build(flash_mb=4).merged(V2_4M))
    board.freeze_after = 60_000
    async with serving(tmp_path, extra=with_port(board)):
        process = await flashing(board, image, tmp_path)
        process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        rest = (await process.stdout.read()).decode()
        assert await process.wait() == 130
    assert rest.splitlines() == [
        "Cancelled.",
        "The board is only half written and does not start. Flash it again: that mends it.",
    ]
