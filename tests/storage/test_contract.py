"""What every layout of the store promises."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from hub.errors import DataFolderError
from hub.events import Outcome
from hub.storage.base import Counts, DeviceRecord, Gist, Place, Selection, SessionRecord, Spoken, TurnRecord
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import DEVICE, HALL, KITCHEN, session, turn


async def test_devices_come_back_as_they_were_put(store: Store, tmp_path: Path, url: str) -> None:
    devices = await store.devices()
    await devices.put([DEVICE, DeviceRecord(device_id=HALL)])
    await devices.put([DeviceRecord(device_id=HALL, name="Hall")])
    again = a_store(tmp_path, url)
    kept = {device.device_id: device for device in await (await again.devices()).all()}
    assert kept == {KITCHEN: DEVICE, HALL: DeviceRecord(device_id=HALL, name="Hall")}
    await again.close()


async def test_a_device_that_is_removed_is_gone_and_another_stays(
    store: Store, tmp_path: Path, url: str
) -> None:
    devices = await store.devices()
    await devices.put([DEVICE, DeviceRecord(device_id=HALL)])
    await devices.remove([KITCHEN, "nobody"])
    again = a_store(tmp_path, url)
    assert await (await again.devices()).all() == [DeviceRecord(device_id=HALL)]
    await again.close()


async def test_turns_come_back_as_they_were_put_newest_first(store: Store, tmp_path: Path, url: str) -> None:
    conversations = await store.conversations()
    unfinished = turn(2, finished_at=None, outcome=None, answer="", timings={}, engines={})
    await conversations.put([session()], [turn(1), unfinished])
    again = a_store(tmp_path, url)
    assert await (await again.conversations()).turns() == [unfinished, turn(1)]
    assert [kept async for kept in (await again.conversations()).sessions()] == [session()]
    await again.close()


async def test_what_is_put_again_takes_the_place_of_what_was(store: Store) -> None:
    conversations = await store.conversations()
    await conversations.put([session()], [turn(1, outcome=None)])
    ended = session(ended_at=900.0, reason="goodbye")
    await conversations.put([ended], [turn(1, outcome=Outcome.INTERRUPTED)])
    assert (await conversations.turns())[0].outcome is Outcome.INTERRUPTED
    assert [kept async for kept in conversations.sessions()] == [ended]
    assert await conversations.counts() == Counts(sessions=1, turns=1)


async def test_a_turn_of_an_unknown_session_is_refused_with_all_that_came_with_it(store: Store) -> None:
    conversations = await store.conversations()
    with pytest.raises(DataFolderError):
        await conversations.put([session(1)], [turn(1), turn(1, of=session(2))])
    assert await conversations.counts() == Counts(sessions=0, turns=0)


async def test_pages_hold_every_turn_once_also_those_of_one_moment(store: Store) -> None:
    conversations = await store.conversations()
    put = [turn(number, started_at=float(number // 3)) for number in range(10)]
    await conversations.put([session()], put)
    seen: list[TurnRecord] = []
    last: Place | None = None
    while page := await conversations.turns(limit=4, older_than=last):
        seen += page
        last = page[-1].place
    assert [kept.turn_id for kept in seen] == [kept.turn_id for kept in reversed(put)]


async def test_sessions_are_read_in_pages_of_their_own(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    conversations = await store.conversations()
    monkeypatch.setattr("hub.storage.sql.conversations.PAGE", 2)
    put = [session(number, started_at=1.0) for number in range(5)]
    await conversations.put(put, [])
    assert [kept async for kept in conversations.sessions()] == put


async def test_turns_are_chosen_by_device_session_and_time(store: Store) -> None:
    conversations = await store.conversations()
    hall = session(2, HALL)
    await conversations.put([session(), hall], [turn(1), turn(2), turn(1, of=hall)])
    assert await conversations.turns(Selection(device_id=HALL)) == [turn(1, of=hall)]
    assert await conversations.turns(Selection(session_id="s1")) == [turn(2), turn(1)]
    assert await conversations.turns(Selection(before=102.0)) == [turn(1)]
    assert await conversations.turns(Selection(since=102.0, device_id=KITCHEN)) == [turn(2)]


async def test_turns_are_chosen_by_how_they_ended(store: Store) -> None:
    conversations = await store.conversations()
    stopped = turn(2, outcome=Outcome.INTERRUPTED)
    await conversations.put([session()], [turn(1), stopped, turn(3, outcome=None)])
    assert await conversations.turns(Selection(outcome=Outcome.INTERRUPTED)) == [stopped]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("МОСКВЕ", ["s1-001"]),
        ("ещё", ["s1-001"]),
        ("зонт погода", ["s1-001"]),
        ("天气", ["s1-002"]),
        ("ＹＥＳ", ["s1-002"]),
        ("100%", ["s1-003"]),
        ("a_b", []),
        ("nothing", ["s1-003"]),
        ("погода 天气", []),
        ("\0", []),
        (" ", []),
    ],
)
async def test_turns_are_found_by_words_of_either_side(store: Store, text: str, found: list[str]) -> None:
    conversations = await store.conversations()
    turns = [
        turn(1, question="Какая погода в Москве?", spoken="Возьмите зонт еще сегодня."),
        turn(2, question="今天天气怎么样？", spoken="Yes"),
        turn(3, question="Is it 100% sure? a b", spoken="NOTHING is."),
    ]
    await conversations.put([session()], turns)
    assert [one.turn_id for one in await conversations.turns(Selection(text=text))] == found
    sessions = await conversations.newest_sessions(Selection(text=text))
    assert [one.session_id for one in sessions] == (["s1"] if found else [])
    counts = await conversations.counts(Selection(text=text))
    assert counts == Counts(sessions=min(1, len(found)), turns=len(found))
    assert (await conversations.delete(Selection(text=text))).turns == len(found)


async def test_a_session_is_told_by_its_first_question_or_by_what_was_found(store: Store) -> None:
    conversations = await store.conversations()
    greeting = turn(1, question="", spoken="Hello!")
    put = [greeting, turn(2, question="Why?", spoken="The sea."), turn(3, question="And the sea?")]
    await conversations.put([session(), session(2)], [*put, turn(1, of=session(2), question="", spoken="Hi!")])
    assert await conversations.gists(["s1", "s2", "s3"]) == {"s1": Gist(3, "Why?"), "s2": Gist(1, "Hi!")}
    assert (await conversations.gists(["s1"], Selection(text="sea")))["s1"] == Gist(3, "The sea.")
    assert await conversations.turns_of(["s1"], Selection(since=102.0)) == put[1:]


async def test_sessions_come_in_pages_newest_first(store: Store) -> None:
    conversations = await store.conversations()
    put = [session(number, started_at=float(number // 3)) for number in range(8)]
    await conversations.put(put, [])
    seen: list[SessionRecord] = []
    last: Place | None = None
    while page := await conversations.newest_sessions(limit=3, older_than=last):
        seen += page
        last = page[-1].place
    assert seen == put[::-1]
    assert await conversations.newest_sessions(Selection(since=1.0, before=2.0)) == put[5:2:-1]


async def test_one_session_and_one_turn_are_found_or_not(store: Store) -> None:
    conversations = await store.conversations()
    await conversations.put([session()], [turn(1)])
    assert await conversations.session("s1") == session()
    assert await conversations.turn("s1-001") == turn(1)
    assert await conversations.session("s2") is None
    assert await conversations.turn("s2-001") is None


async def test_only_what_was_asked_and_heard_is_gone_on_with(store: Store) -> None:
    conversations = await store.conversations()
    turns = [turn(1), turn(2, answer=""), turn(3, question=""), turn(4)]
    await conversations.put([session()], turns)
    spoken = [
        Spoken(KITCHEN, "c1", kept.question, kept.answer, kept.finished_at or 0)
        for kept in (turns[0], turns[3])
    ]
    assert await conversations.spoken_since(0.0) == spoken
    assert await conversations.spoken_since(104.0) == spoken[1:]


async def test_deleting_takes_turns_and_the_sessions_that_are_left_empty(store: Store) -> None:
    conversations = await store.conversations()
    hall = session(2, HALL)
    await conversations.put([session(), hall], [turn(1), turn(2), turn(1, of=hall)])
    assert await conversations.delete(Selection(before=102.0)) == Counts(sessions=0, turns=1)
    assert await conversations.delete(Selection(device_id=KITCHEN)) == Counts(sessions=1, turns=1)
    assert await conversations.counts() == Counts(sessions=1, turns=1)
    assert await conversations.delete(Selection()) == Counts(sessions=1, turns=1)
    assert await conversations.delete(Selection()) == Counts(sessions=0, turns=0)


async def test_one_turn_is_chosen_by_its_id(store: Store) -> None:
    conversations = await store.conversations()
    await conversations.put([session(), session(2)], [turn(1), turn(2), turn(1, of=session(2))])
    which = Selection(turn_id="s1-002")
    assert [one.turn_id for one in await conversations.turns(which)] == ["s1-002"]
    assert [one.session_id for one in await conversations.newest_sessions(which)] == ["s1"]
    assert await conversations.delete(which) == Counts(sessions=0, turns=1)
    assert await conversations.counts() == Counts(sessions=2, turns=2)


async def test_sound_is_kept_once_and_goes_with_the_last_turn_that_refers_to_it(store: Store) -> None:
    conversations = await store.conversations()
    digest = store.blobs.put(b"sound")
    assert store.blobs.put(b"sound") == digest
    await conversations.put([session()], [turn(1, audio=digest), turn(2, audio=digest), turn(3)])
    await conversations.delete(Selection(before=turn(2).started_at))
    assert await store.sweep() == 0
    await conversations.forget_audio(turn(3).started_at)
    assert await store.sweep() == 1
    assert not store.blobs.any()
    assert await conversations.turns() == [turn(3), turn(2)]


async def test_many_readers_and_writers_at_once_do_each_other_no_harm(store: Store) -> None:
    conversations = await store.conversations()
    devices = await store.devices()

    async def one(number: int) -> None:
        mine = session(number)
        await conversations.put([mine], [turn(1, of=mine)])
        await conversations.turns()
        await devices.put([replace(DEVICE, device_id=f"device-{number}")])

    async with asyncio.TaskGroup() as tasks:
        for number in range(20):
            tasks.create_task(one(number))
    assert await conversations.counts() == Counts(sessions=20, turns=20)
    assert len(await devices.all()) == 20
    assert await conversations.problems() == []


async def test_who_gives_up_waiting_leaves_nothing_open_and_nothing_half_done(store: Store) -> None:
    conversations = await store.conversations()
    for steps in range(30):
        visit = session(steps)
        putting = asyncio.create_task(conversations.put([visit], [turn(1, of=visit), turn(2, of=visit)]))
        reading = asyncio.create_task(conversations.turns())
        for _ in range(steps):
            await asyncio.sleep(0)
        putting.cancel()
        reading.cancel()
        await asyncio.gather(putting, reading, return_exceptions=True)
    counts = await conversations.counts()
    assert counts.turns == 2 * counts.sessions
    await conversations.put([session(99)], [])
    assert await conversations.problems() == []


async def test_files_are_nobody_else_s_business(store: Store, tmp_path: Path) -> None:
    await (await store.devices()).put([DEVICE])
    await (await store.conversations()).put([session()], [turn(1)])
    store.blobs.put(b"sound")
    modes = modes_in(tmp_path)
    assert len(modes) >= 3
    assert all(mode & 0o077 == 0 for mode in modes)


def modes_in(folder: Path) -> list[int]:
    return [file.stat().st_mode for file in folder.rglob("*") if file.is_file()]
