"""From what happens to what is kept of it."""

import asyncio
import errno
import io
import os
import wave
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hub.bus import Bus
from hub.config import StoreSettings
from hub.errors import DataFolderError, DiskFullError
from hub.events import (
    Departure,
    DeviceConnected,
    DeviceDisconnected,
    EngineKind,
    Outcome,
    PhotoSent,
    Purpose,
    SentenceSpoken,
    StoreChanged,
    StoreState,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.storage import recorder as recording
from hub.storage.base import Counts, SessionRecord, TurnRecord
from hub.storage.recorder import DAY_S, MAX_FAULTS, Recorder
from hub.storage.sql import database
from hub.storage.store import Store
from hub.storage.waiting import MAX_SOUNDS, MAX_TURNS
from tests.storage.conftest import a_store
from tests.storage.records import DEVICE, KITCHEN, session, turn

LEFT = Departure("api.x.ai", Purpose.QUESTION, requests=1, bytes=800, outside=True)
PHOTO = Departure("api.x.ai", Purpose.PHOTO, requests=1, bytes=90_000, outside=True)
SOUND = np.arange(1_600, dtype=np.int16)


class House:
    """A recorder, and devices that talk."""

    def __init__(self, store: Store, now: Callable[[], float] = lambda: 0.0, **settings: Any) -> None:
        self.bus = Bus()
        self.store = store
        self.told: list[StoreChanged] = []
        self.recorder = Recorder(self.bus, store, StoreSettings(**settings), now)
        self.bus.subscribe(StoreChanged, self.told.append)

    def connect(self, session_id: str = "s1") -> None:
        self.bus.publish(DeviceConnected(device_id=KITCHEN, session_id=session_id, client_id="c1", at=1.0))

    def disconnect(self, session_id: str = "s1") -> None:
        self.bus.publish(DeviceDisconnected(device_id=KITCHEN, session_id=session_id, reason="goodbye", at=9.0))

    def ask(self, number: int = 1, question: str = "Why?") -> dict[str, Any]:
        ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": f"s1-{number}"}
        self.bus.publish(TurnStarted(**ids, at=2.0))
        self.recorder.keep_sound(ids["turn_id"], SOUND)
        self.bus.publish(TranscriptReady(**ids, at=3.0, text=question, language="en"))
        return ids

    def talk(self, number: int = 1, question: str = "Why?", **more: Any) -> None:
        ids = self.ask(number, question)
        told: dict[str, Any] = {
            "outcome": Outcome.ANSWERED,
            "spoken": "Sorry. Because.",
            "answer": "Because.",
            **more,
        }
        engines = {EngineKind.STT: "whisper", EngineKind.TTS: "joe"}
        self.bus.publish(
            TurnFinished(**ids, **told, at=4.0, timings={"heard": 1.5}, language="en", engines=engines)
        )

    async def turns(self) -> list[TurnRecord]:
        return list(await (await self.store.conversations()).turns())

    async def sessions(self) -> list[SessionRecord]:
        return [kept async for kept in (await self.store.conversations()).sessions()]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = a_store(tmp_path)
    yield House(store)
    await store.close()


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_conversation_is_kept_whole(house: House) -> None:
    house.connect()
    house.talk()
    house.disconnect()
    assert await house.recorder.flush()
    assert await house.sessions() == [
        SessionRecord(
            session_id="s1", device_id=KITCHEN, client_id="c1", started_at=1.0, ended_at=9.0, reason="goodbye"
        )
    ]
    assert await house.turns() == [
        TurnRecord(
            turn_id="s1-1",
            session_id="s1",
            device_id=KITCHEN,
            started_at=2.0,
            finished_at=4.0,
            question="Why?",
            language="en",
            spoken="Sorry. Because.",
            answer="Because.",
            answer_language="en",
            outcome=Outcome.ANSWERED,
            timings={"heard": 1.5},
            engines={"stt": "whisper", "tts": "joe"},
        )
    ]


async def test_a_question_is_kept_before_it_is_answered(house: House) -> None:
    house.connect()
    house.ask()
    await house.recorder.flush()
    (kept,) = await house.turns()
    assert (kept.question, kept.outcome, kept.finished_at) == ("Why?", None, None)


async def test_an_answer_is_kept_as_it_is_spoken(house: House) -> None:
    house.connect()
    ids = house.ask()
    for text, aside in (("Sorry.", True), ("Because it rains.", False), ("Take an umbrella.", False)):
        house.bus.publish(SentenceSpoken(**ids, text=text, aside=aside))
    await house.recorder.flush()
    (kept,) = await house.turns()
    assert kept.spoken == "Sorry. Because it rains. Take an umbrella."
    assert kept.answer == "Because it rains. Take an umbrella."
    assert kept.finished_at is None
    (told,) = await (await house.store.conversations()).spoken_since(0.0)
    assert (told.question, told.answer) == ("Why?", kept.answer)


async def test_a_question_s_sound_is_kept_before_it_is_answered_and_stays(house: House) -> None:
    wanted = House(house.store, keep_audio=True)
    wanted.connect()
    ids = wanted.ask()
    await wanted.recorder.flush()
    (asked,) = await wanted.turns()
    assert wanted.store.blobs.path(asked.audio).exists()
    wanted.bus.publish(SentenceSpoken(**ids, text="Because."))
    await wanted.recorder.flush()
    wanted.talk()
    await wanted.recorder.flush()
    (answered,) = await wanted.turns()
    assert (answered.audio, answered.outcome) == (asked.audio, Outcome.ANSWERED)


@pytest.mark.parametrize("outcome", [Outcome.NOTHING_HEARD, Outcome.INTERRUPTED])
async def test_silence_and_a_mere_connection_are_not_kept(house: House, outcome: Outcome) -> None:
    """A device that hangs up while it is listened to is silence, too."""
    house.connect()
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": "s1-1"}
    house.bus.publish(TurnStarted(**ids))
    house.bus.publish(TurnFinished(**ids, outcome=outcome, spoken="", timings={}))
    house.disconnect()
    assert await house.recorder.flush()
    assert await (await house.store.conversations()).counts() == Counts(0, 0)


def looked(house: House, turn_id: str) -> None:
    house.bus.publish(PhotoSent(device_id=KITCHEN, turn_id=turn_id, sent=(PHOTO,)))


@pytest.mark.parametrize("written", [True, False], ids=["on the disk", "still in memory"])
async def test_what_left_for_a_turn_that_is_over_is_put_down_with_it(house: House, written: bool) -> None:
    house.connect()
    house.talk(1, sent=(LEFT,))
    house.talk(2, sent=(LEFT,))
    if written:
        await house.recorder.flush()
    for turn_id in ("s1-1", "s1-1", "s9-1"):
        looked(house, turn_id)
    assert await house.recorder.flush()
    assert {one.turn_id: one.sent for one in await house.turns()} == {
        "s1-1": (LEFT, PHOTO + PHOTO), "s1-2": (LEFT,),
    }  # fmt: skip


async def test_what_left_for_a_turn_that_goes_on_elsewhere_is_put_down_with_it(house: House) -> None:
    house.connect()
    ids = house.ask()
    looked(house, "s1-1")
    await house.recorder.flush()
    told: dict[str, Any] = {"outcome": Outcome.ANSWERED, "spoken": "Yes.", "timings": {}, "sent": (LEFT,)}
    house.bus.publish(TurnFinished(**ids, **told))
    await house.recorder.flush()
    assert [one.sent for one in await house.turns()] == [(PHOTO, LEFT)]


@pytest.mark.logs("cannot be kept for now")
async def test_what_left_late_is_counted_once_though_the_books_could_not_be_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise DiskFullError("The disk is full.")

    house.connect()
    house.talk(1, sent=(LEFT,))
    looked(house, "s1-1")
    with monkeypatch.context() as patch:
        patch.setattr(await house.store.ledger(), "put", refuse)
        assert not await house.recorder.flush()
        looked(house, "s1-1")
        assert not await house.recorder.flush()
    assert await house.recorder.flush()
    assert [one.sent for one in await house.turns()] == [(LEFT, PHOTO + PHOTO)]
    assert [one.requests for one in await (await house.store.ledger()).sent("", "9")] == [2, 1]


async def test_a_session_that_ends_later_is_ended_in_the_store(house: House) -> None:
    house.connect()
    house.talk()
    await house.recorder.flush()
    assert (await house.sessions())[0].ended_at is None
    house.disconnect()
    await house.recorder.flush()
    assert (await house.sessions())[0].reason == "goodbye"


async def test_texts_no_database_takes_are_kept_without_what_it_refuses(house: House) -> None:
    house.connect()
    house.talk(question="half \ud800 a pair, nul \0 and 好")
    assert await house.recorder.flush()
    assert (await house.turns())[0].question == "half ? a pair, nul  and 好"


async def test_sound_is_kept_only_if_the_household_wants_it(house: House) -> None:
    house.connect()
    house.talk()
    await house.recorder.flush()
    assert not house.store.blobs.any()
    wanted = House(house.store, keep_audio=True)
    wanted.connect()
    wanted.talk(2)
    await wanted.recorder.flush()
    kept = (await wanted.turns())[0]
    with wave.open(io.BytesIO(house.store.blobs.path(kept.audio).read_bytes())) as file:
        assert file.getframerate() == 16_000
        assert file.readframes(10_000) == SOUND.tobytes()


async def test_sound_without_words_is_not_kept(house: House) -> None:
    wanted = House(house.store, keep_audio=True)
    wanted.connect()
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": "s1-1"}
    wanted.bus.publish(TurnStarted(**ids))
    wanted.recorder.keep_sound("s1-1", SOUND)
    wanted.bus.publish(TurnFinished(**ids, outcome=Outcome.APOLOGISED, spoken="Sorry.", timings={}))
    await wanted.recorder.flush()
    assert len(await wanted.turns()) == 1
    assert not house.store.blobs.any()


async def test_what_is_left_is_written_when_the_hub_stops(house: House) -> None:
    running = asyncio.create_task(house.recorder.run())
    await asyncio.sleep(0)
    house.connect()
    house.talk()
    house.recorder.keep_device(DEVICE)
    house.recorder.finish()
    await running
    assert len(await house.turns()) == 1
    assert await (await house.store.devices()).all() == [DEVICE]


async def test_a_device_that_made_room_is_removed(house: House) -> None:
    house.recorder.keep_device(DEVICE)
    house.recorder.keep_device(replace(DEVICE, device_id="other"))
    await house.recorder.flush()
    house.recorder.forget_device(KITCHEN)
    await house.recorder.flush()
    assert [device.device_id for device in await (await house.store.devices()).all()] == ["other"]


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


async def test_what_is_too_old_goes_and_the_rest_stays(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    now = 400 * DAY_S
    conversations = await store.conversations()
    digests = [store.blobs.put(content) for content in (b"old", b"month", b"new")]
    ages = (366, 31, 29)
    turns = [
        turn(number, started_at=now - age * DAY_S, audio=digest)
        for number, (age, digest) in enumerate(zip(ages, digests, strict=True))
    ]
    await conversations.put([session()], turns)
    house = House(store, lambda: now)
    assert await house.recorder._clean_up()
    kept = await house.turns()
    assert [one.turn_id for one in kept] == [turns[2].turn_id, turns[1].turn_id]
    assert [one.audio for one in kept] == [digests[2], ""]
    assert list(store.blobs.digests()) == [digests[2]]
    await store.close()


@pytest.mark.logs("cannot be removed for now")
async def test_what_cannot_be_removed_is_logged_once_and_disturbs_no_recording(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.connect()
    with monkeypatch.context() as broken:
        broken.setattr("hub.storage.store.copies_of", full_disk)
        for number in range(3):
            assert not await house.recorder._clean_up()
            house.talk(number)
            assert await house.recorder.flush()
    assert house.told == []
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1
    assert await house.recorder._clean_up()


async def test_for_ever_is_for_ever(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    await (await store.conversations()).put([session()], [turn(1)])
    house = House(store, lambda: 1e9, keep_days=0)
    assert await house.recorder._clean_up()
    assert len(await house.turns()) == 1
    await store.close()
