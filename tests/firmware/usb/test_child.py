import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from hub.events import BoardState, FlashState
from hub.firmware.usb import child as child_module
from hub.firmware.usb.child import Child, child_at_work, own_command
from hub.firmware.usb.orders import Failed, Go, Inline, Job, Order, Phase, Progress, Told
from hub.firmware.usb.problems import FlashProblem
from tests.firmware.images import KB, V2_4M, Build
from tests.firmware.usb.bench import a_bench
from tests.firmware.usb.mock_board import mock_board

SECRET = b"a password"


def scripted(code: str) -> AbstractAsyncContextManager[Child]:
    return child_at_work((sys.executable, "-c", code))


async def told_by(code: str) -> list[Told]:
    async with scripted(code) as child:
        return [told async for told in child.told()]


async def test_what_it_tells_is_read_until_its_end() -> None:
    line = Progress(phase=Phase.WRITING, done=1, total=2)
    assert await told_by(f"print({line.model_dump_json()!r})") == [line]


@pytest.mark.parametrize("said", ["'nonsense'", """'{"event": "surprise"}'""", "'x' * (2 << 20)"])
async def test_what_no_child_tells_is_its_end(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_module, "LEAVING_S", 0.01)  # nobody reads the rest of what is too long
    assert await told_by(f"print({said})") == []


SLEEPER = "import time; time.sleep(600)"


async def test_one_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_module, "LEAVING_S", 0.01)
    async with scripted(SLEEPER) as child:
        process = child._process
    assert process.returncode is not None


async def test_what_goes_wrong_ends_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_module, "LEAVING_S", 600.0)  # nobody waits for it to end by itself
    seen: list[asyncio.subprocess.Process] = []

    async def fail() -> None:
        async with scripted(SLEEPER) as child:
            seen.append(child._process)
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        await fail()
    assert seen[0].returncode is not None


async def test_a_child_that_has_gone_hears_nothing() -> None:
    async with scripted("") as child:
        assert [told async for told in child.told()] == []
        for _ in range(3):
            await child.order(Go())


def test_a_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command() == (sys.executable, "-m", "hub", "flash-worker")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == (sys.executable, "flash-worker")


def test_orders_show_no_secret() -> None:
    job = Job(erase=False, pieces=(Inline(address=0x9000, content=SECRET),))
    assert "password" not in repr(job)
    assert Job.model_validate_json(job.model_dump_json()) == job
    with pytest.raises(ValueError, match="erase") as caught:
        Job.model_validate_json(b'{"erase": "a password", "pieces": []}')
    assert "a password" not in str(caught.value)


async def test_a_child_without_orders_says_so_and_ends() -> None:
    async with child_at_work() as child:
        child.leave()
        (told,) = [told async for told in child.told()]
    assert isinstance(told, Failed)
    assert told.error == "The hub is gone."


async def test_the_program_with_a_window_can_be_such_a_child_too() -> None:
    async with child_at_work((sys.executable, "-m", "ui", "flash-worker")) as child:
        child.leave()
        (told,) = [told async for told in child.told()]
    assert isinstance(told, Failed)


async def test_a_child_whose_port_is_not_there_says_so() -> None:
    async with child_at_work() as child:
        await child.order(Order(port="/dev/nowhere-ACM0", baud=115_200))
        *_, told = [told async for told in child.told()]
    assert isinstance(told, Failed)
    assert (told.phase, "nowhere-ACM0" in told.error) == (Phase.CONNECTING, True)


@asynccontextmanager
async def dying() -> AsyncIterator[Child]:
    line = Progress(phase=Phase.WRITING, done=1, total=2).model_dump_json()
    async with scripted(f"print({line!r}, flush=True); import os; os._exit(9)") as child:
        yield child


@asynccontextmanager
async def unstartable() -> AsyncIterator[Child]:
    async with child_at_work(("/nowhere/python",)) as child:
        yield child


async def test_a_child_that_dies_leaves_a_board_that_another_flash_mends(tmp_path: Path) -> None:
    with mock_board() as board:
        async with a_bench(tmp_path, board) as bench:
            flashing = bench.boards.flashing
            flashing._job = partial(flashing._job, start=dying)
            flash = await bench.flashed(board, await bench.keep(Build(flash_mb=4, size=8 * KB).merged(V2_4M)))
    assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.WORKER_DIED)
    assert flash.board_state is BoardState.INCOMPLETE


@pytest.mark.logs("could not go on")
async def test_a_child_that_does_not_start_touches_nothing(tmp_path: Path) -> None:
    with mock_board() as board:
        async with a_bench(tmp_path, board) as bench:
            flashing = bench.boards.flashing
            flashing._job = partial(flashing._job, start=unstartable)
            flash = await bench.flashed(board, await bench.keep(Build(flash_mb=4, size=8 * KB).merged(V2_4M)))
    assert (flash.state, flash.problem) == (FlashState.FAILED, FlashProblem.WORKER_DIED)
    assert flash.board_state is BoardState.UNTOUCHED
