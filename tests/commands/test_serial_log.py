"""``python -m hub firmware log``: a person sees what a board prints, and what it means."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from hub.__main__ import main
from hub.config import UsbSettings
from hub.control_file import Control, write_control
from hub.errors import NotListeningError
from hub.events import SerialHeard
from hub.firmware.usb.ports import port_id_of
from tests.firmware.usb.board_logs import WORKING, WRONG_PASSWORD, lines_of
from tests.firmware.usb.scripted_board import ScriptedBoard
from tests.web.api.conftest import House, opened

PATIENCE_S = 20.0
LOST = "I (7040) wifi:state: run -> init (0xf00)"


class Person:
    """Looks on until so many lines came, then presses Ctrl+C."""

    def __init__(self) -> None:
        self.lines = 1 << 30
        self._seen = threading.Event()

    def hear(self, event: SerialHeard) -> None:
        if event.last >= self.lines:
            self._seen.set()

    def sleep(self, seconds: float) -> None:
        if self._seen.is_set():
            raise KeyboardInterrupt
        self._seen.wait(seconds)


@pytest.fixture
async def board() -> AsyncIterator[ScriptedBoard]:
    board = ScriptedBoard()
    await board.start()
    yield board
    await board.go()


@pytest.fixture
async def found(tmp_path: Path, board: ScriptedBoard) -> AsyncIterator[House]:
    """A hub that the command line finds, with the board on one of its ports."""
    async with opened(tmp_path, usb=UsbSettings(ports=(board.url,))) as house:
        write_control(tmp_path, Control(url=house.url, token=house.access.local()))
        yield house


@pytest.fixture
def person(found: House, monkeypatch: pytest.MonkeyPatch) -> Person:
    person = Person()
    found.hub.bus.subscribe(SerialHeard, person.hear)
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=person.sleep)
    monkeypatch.setattr("hub.commands.serial_log.time", clock)
    return person


async def log(folder: Path, board: ScriptedBoard, *args: str) -> int:
    words = ["firmware", "log", "--port", board.url, *args, "--data-dir", str(folder)]
    return await asyncio.to_thread(main, words)


async def print_once_it_is_heard(house: House, board: ScriptedBoard, text: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            await asyncio.sleep(0)
            with suppress(NotListeningError):
                house.boards.logs.heard(port_id_of(board.url))
                break
    await board.print(text)


async def test_a_failing_board_is_shown_with_what_to_do(
    tmp_path: Path, found: House, board: ScriptedBoard, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    person.lines = len(lines_of(WRONG_PASSWORD))
    status, _ = await asyncio.gather(
        log(tmp_path, board, "--reset"), print_once_it_is_heard(found, board, WRONG_PASSWORD)
    )
    out, err = capsys.readouterr()
    assert (status, err) == (1, "")
    assert f"{lines_of(WRONG_PASSWORD).index(LOST) + 1:5} | {LOST}\n" in out
    assert "\n   >> | The Wi-Fi password is wrong. (line" in out
    meaning = out[out.index("What that means:") :].splitlines()
    assert meaning[1].startswith("The Wi-Fi password is wrong. (line ")
    assert meaning[2].startswith("  Mind capital letters and spaces.")


async def test_a_board_that_is_ready_ends_a_timed_log_well(
    tmp_path: Path, found: House, board: ScriptedBoard, person: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ("--seconds", "20", "--json")
    status, _ = await asyncio.gather(log(tmp_path, board, *args), print_once_it_is_heard(found, board, WORKING))
    (finding,) = json.loads(capsys.readouterr().out)
    assert (status, finding["cause"]) == (0, "ready")
    assert {port.state for port in await found.boards.ports.look()} == {"free"}


@pytest.mark.usefixtures("person")
async def test_a_port_that_cannot_be_read_is_told_with_its_remedy(
    tmp_path: Path, board: ScriptedBoard, capsys: pytest.CaptureFixture[str]
) -> None:
    await board.go()
    assert await log(tmp_path, board) == 1
    assert capsys.readouterr().err.startswith("The port is not there any more. Plug the board in again.")


@pytest.mark.usefixtures("found")
async def test_a_port_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["firmware", "log", "--port", "COM99", "--data-dir", str(tmp_path)]
    assert await asyncio.to_thread(main, words) == 1
    assert capsys.readouterr().err.startswith("There is no port COM99.")
