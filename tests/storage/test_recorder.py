"""From what happens to what is kept of it."""

import asyncio
import io
import wave
from dataclasses import replace
from typing import Any

import pytest

from hub.errors import DiskFullError
from hub.events import (
    EmotionShown,
    Outcome,
    PhotoSent,
    SentenceSpoken,
    TurnFinished,
    TurnStarted,
)
from hub.storage.base import Counts, SessionRecord, TurnRecord
from tests.storage.recorded_house import LEFT, PHOTO, SOUND, House
from tests.storage.records import DEVICE, KITCHEN


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


async def test_the_last_face_is_kept_with_the_turn(house: House) -> None:
    house.connect()
    ids = house.ask()
    for emotion in ("sad", "happy"):
        house.bus.publish(EmotionShown(**ids, emotion=emotion))
    house.bus.publish(TurnFinished(**ids, outcome=Outcome.ANSWERED, spoken="So.", timings={}))
    assert await house.recorder.flush()
    assert [kept.emotion for kept in await house.turns()] == ["happy"]


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
