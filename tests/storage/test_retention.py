"""What is too old goes."""

from pathlib import Path

import pytest

from hub.storage.recorder import DAY_S
from tests.storage.conftest import a_store
from tests.storage.recorded_house import House, full_disk
from tests.storage.records import session, turn


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
