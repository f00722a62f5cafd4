"""What cannot be written for now is kept in memory, told once, and written later."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from hub.errors import DataFolderError, DiskFullError
from hub.events import (
    StoreChanged,
    StoreState,
)
from hub.storage import recorder as recording
from hub.storage.recorder import MAX_FAULTS
from hub.storage.sql import database
from hub.storage.waiting import MAX_SOUNDS, MAX_TURNS
from tests.storage.recorded_house import House, full_disk
from tests.storage.records import DEVICE


@pytest.mark.logs("cannot be kept for now")
async def test_a_full_disk_is_told_once_and_everything_is_kept_when_it_takes_it_again(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "PRAGMAS", (*database.PRAGMAS, "max_page_count = 40"))
    house.connect()
    number = 0
    while await house.recorder.flush():
        number += 1
        house.talk(number, question="long " * 2_000)
    house.talk(number + 1)
    assert not await house.recorder.flush()
    assert [told.state for told in house.told] == [StoreState.FAILING]
    assert house.told[0].error == DiskFullError.code
    assert "hub.db" in house.told[0].detail
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1
    async with house.store._database.reading() as connection:  # type: ignore[union-attr]
        await connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert await house.recorder.flush()
    assert [told.state for told in house.told] == [StoreState.FAILING, StoreState.KEEPING]
    assert len(await house.turns()) == number + 1


@pytest.mark.logs("cannot be kept for now")
async def test_a_full_disk_under_a_readable_file_leaves_the_file_and_the_other_half(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.recorder.keep_device(DEVICE)
    await house.recorder.flush()
    with monkeypatch.context() as broken:
        broken.setattr("hub.storage.files.os.fsync", full_disk)
        house.connect()
        house.talk()
        house.recorder.keep_device(replace(DEVICE, name="new"))
        assert not await house.recorder.flush()
        assert len(await house.turns()) == 1
        assert house.told[0].error == DiskFullError.code
    assert await house.recorder.flush()
    assert (await (await house.store.devices()).all())[0].name == "new"


@pytest.mark.logs("cannot be kept for now")
async def test_what_is_known_of_devices_is_settled_or_that_it_is_not_is_raised(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("hub.storage.tiny.write_whole", full_disk)
        house.recorder.keep_device(DEVICE)
        for _ in range(2):
            with pytest.raises(DiskFullError, match=r"devices\.json"):
                await house.recorder.settle_devices()
    await house.recorder.settle_devices()
    assert await (await house.store.devices()).all() == [DEVICE]


@pytest.mark.logs("cannot be kept for now", "could not be kept", "given up")
async def test_a_device_that_is_given_up_is_not_settled(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.store, "devices", None)
    house.recorder.keep_device(DEVICE)
    for _ in range(MAX_FAULTS):
        with pytest.raises(DataFolderError, match="fault of the hub"):
            await house.recorder.settle_devices()


@pytest.mark.logs("cannot be kept for now")
async def test_devices_are_settled_while_conversations_cannot_be_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse() -> None:
        raise DataFolderError("read-only")

    monkeypatch.setattr(house.store, "conversations", refuse)
    house.connect()
    house.talk()
    house.recorder.keep_device(DEVICE)
    await house.recorder.settle_devices()
    assert await (await house.store.devices()).all() == [DEVICE]


@pytest.mark.logs("cannot be kept for now")
async def test_it_tries_again_by_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "RETRY_S", 0.01)
    monkeypatch.setattr(recording, "GATHER_S", 0.01)
    recovered = asyncio.Event()
    broken = pytest.MonkeyPatch()
    broken.setattr("hub.storage.files.os.fsync", full_disk)

    def told(event: StoreChanged) -> None:
        broken.undo()
        if event.state is StoreState.KEEPING:
            recovered.set()

    house.bus.subscribe(StoreChanged, told)
    running = asyncio.create_task(house.recorder.run())
    house.recorder.keep_device(DEVICE)
    async with asyncio.timeout(10):
        await recovered.wait()
    house.recorder.finish()
    await running
    assert await (await house.store.devices()).all() == [DEVICE]


@pytest.mark.logs("cannot be kept for now", "are lost")
async def test_while_nothing_can_be_written_memory_does_not_grow_without_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse() -> None:
        raise DataFolderError("read-only")

    monkeypatch.setattr(house.store, "conversations", refuse)
    wanted = House(house.store, keep_audio=True)
    wanted.connect()
    for number in range(MAX_TURNS + 50):
        wanted.talk(number)
        if number % 100 == 0:
            assert not await wanted.recorder.flush()
    waiting = wanted.recorder._waiting
    assert len(waiting.turns) == MAX_TURNS
    assert next(iter(waiting.turns)) == "s1-50"
    assert len(waiting.sounds) <= MAX_SOUNDS
    assert waiting.dropped > 50
    wanted.recorder.finish()
    await wanted.recorder.run()


@pytest.mark.logs("cannot be kept for now")
async def test_a_file_that_fails_does_not_slow_the_other(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "GATHER_S", 0.01)
    monkeypatch.setattr("hub.storage.tiny.write_whole", full_disk)
    failing, kept = asyncio.Event(), asyncio.Event()
    house.bus.subscribe(StoreChanged, lambda _: failing.set())
    conversations = await house.store.conversations()
    put = conversations.put

    async def told(*args: Any) -> None:
        await put(*args)
        kept.set()

    monkeypatch.setattr(conversations, "put", told)
    running = asyncio.create_task(house.recorder.run())
    house.recorder.keep_device(DEVICE)
    async with asyncio.timeout(10):
        await failing.wait()
    house.connect()
    house.talk()
    async with asyncio.timeout(recording.RETRY_S / 2):
        await kept.wait()
    monkeypatch.undo()
    house.recorder.finish()
    await running
    assert await (await house.store.devices()).all() == [DEVICE]


@pytest.mark.logs("could not be kept", "cannot be kept for now")
@pytest.mark.parametrize("broken", ["devices", "conversations"])
async def test_a_fault_of_ours_loses_nothing_and_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(house.store, broken, None)
        house.connect()
        house.talk()
        house.recorder.keep_device(DEVICE)
        assert not await house.recorder.flush()
    assert [told.state for told in house.told] == [StoreState.FAILING]
    assert await house.recorder.flush()
    assert [told.state for told in house.told] == [StoreState.FAILING, StoreState.KEEPING]
    assert len(await house.turns()) == 1
    assert await (await house.store.devices()).all() == [DEVICE]


@pytest.mark.logs("could not be kept", "cannot be kept for now", "given up")
async def test_a_fault_that_comes_again_and_again_does_not_keep_later_turns_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(house.store, "conversations", None)
        house.connect()
        house.talk()
        assert [await house.recorder.flush() for _ in range(MAX_FAULTS)] == [False, False, True]
    house.talk(2)
    assert await house.recorder.flush()
    assert [kept.turn_id for kept in await house.turns()] == ["s1-2"]
