"""What changes is on the disk a moment later, in one go, and when the disk takes it again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from hub.errors import DataFolderError
from hub.storage.keeping import GATHER_S, MAX_FAULTS, RETRY_S, Keeping
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import Disk


def first_letter(word: str) -> str:
    if not word[0].isalpha():
        raise RuntimeError("no letter")
    return word[0]


class Cupboard:
    """Words, kept under their first letter; one that begins with another sign is a fault."""

    def __init__(self) -> None:
        self.disk = Disk[str](first_letter)
        self.keeping = Keeping("words", self.disk.opened)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.keeping.run())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def test_changes_of_one_moment_are_written_in_one_go() -> None:
    async def keep() -> None:
        cupboard = Cupboard()
        async with cupboard.running():
            for word in ("ant", "bee", "ape"):
                cupboard.keeping.put(word[0], word)
            await asyncio.sleep(GATHER_S + 0.1)
            assert cupboard.disk.records == {"a": "ape", "b": "bee"}
            assert cupboard.disk.writings == 1
            cupboard.keeping.put("a", None)
            await asyncio.sleep(GATHER_S + 0.1)
            assert await cupboard.keeping.load() == ["bee"]

    run_virtual(keep())


@pytest.mark.logs("words cannot be kept for now")
def test_what_the_disk_does_not_take_waits_and_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    async def keep() -> None:
        cupboard = Cupboard()
        async with cupboard.running():
            cupboard.disk.full = True
            cupboard.keeping.put("a", "ant")
            await asyncio.sleep(3 * RETRY_S)
            cupboard.keeping.put("a", "ape")
            with pytest.raises(DataFolderError):
                await cupboard.keeping.kept()
            cupboard.disk.full = False
            await asyncio.sleep(2 * RETRY_S)
            assert cupboard.disk.records == {"a": "ape"}

    run_virtual(keep())
    assert caplog.text.count("words cannot be kept for now") == 1


@pytest.mark.logs("words cannot be kept for now", "1 changes of words are lost")
def test_a_hub_that_stops_writes_what_is_left_or_says_what_is_lost() -> None:
    async def keep() -> None:
        cupboard = Cupboard()
        cupboard.keeping.put("a", "ant")
        await cupboard.keeping.finish(1.0)
        assert cupboard.disk.records == {"a": "ant"}
        cupboard.disk.full = True
        cupboard.keeping.put("b", "bee")
        await cupboard.keeping.finish(1.0)

    run_virtual(keep())


@pytest.mark.logs("words could not be kept", "words cannot be kept for now", "1 changes of words are given up")
def test_what_cannot_be_written_by_a_fault_of_ours_is_given_up_and_what_comes_later_is_kept() -> None:
    async def keep() -> None:
        cupboard = Cupboard()
        async with cupboard.running():
            cupboard.keeping.put("7", "7up")
            await asyncio.sleep((MAX_FAULTS - 1) * (RETRY_S + GATHER_S) - 1.0)
            with pytest.raises(DataFolderError, match="no letter"):
                await cupboard.keeping.kept()
            await cupboard.keeping.kept()
            cupboard.keeping.put("b", "bee")
            await asyncio.sleep(RETRY_S + 2 * GATHER_S)
            assert cupboard.disk.records == {"b": "bee"}

    run_virtual(keep())


@pytest.mark.logs("words could not be kept", "words cannot be kept for now")
def test_after_a_fault_that_goes_away_nothing_is_lost() -> None:
    async def keep() -> None:
        cupboard = Cupboard()
        async with cupboard.running():
            cupboard.keeping.put("a", "7up")
            await asyncio.sleep(GATHER_S + 0.1)
            cupboard.keeping.put("a", "ant")
            cupboard.keeping.put("b", "bee")
            await asyncio.sleep(RETRY_S + 2 * GATHER_S)
            assert cupboard.disk.records == {"a": "ant", "b": "bee"}

    run_virtual(keep())
