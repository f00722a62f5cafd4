"""Reading and deleting while it is recorded."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import StoreSettings
from hub.errors import DiskFullError
from hub.events import DeviceConnected, DeviceDisconnected, TranscriptReady, TurnStarted
from hub.storage.archive import Archive
from hub.storage.base import Counts, Selection
from hub.storage.file_records import FileKind
from hub.storage.recorder import Recorder
from tests.storage.conftest import a_store
from tests.storage.records import HALL, KITCHEN, session, turn


class House:
    def __init__(self, folder: Path) -> None:
        self.bus = Bus()
        self.store = a_store(folder)
        self.recorder = Recorder(self.bus, self.store, StoreSettings())
        self.forgotten: list[tuple[str, float | None]] = []
        self.archive = Archive(self.store, self.recorder, lambda *what: self.forgotten.append(what))

    def connect(self) -> None:
        self.bus.publish(DeviceConnected(device_id=KITCHEN, session_id="s1", at=1.0))

    def ask(self, number: int) -> None:
        ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": f"s1-{number}"}
        self.bus.publish(TurnStarted(**ids, at=float(number)))
        self.bus.publish(TranscriptReady(**ids, text="Why?", language="en"))

    def disconnect(self) -> None:
        self.bus.publish(DeviceDisconnected(device_id=KITCHEN, session_id="s1", reason=""))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path)
    yield made
    assert await made.store.close()


async def test_what_happened_a_moment_ago_is_there(house: House) -> None:
    house.connect()
    house.ask(1)
    (kept,) = await (await house.archive.conversations()).turns()
    assert kept.question == "Why?"


async def test_a_session_that_was_deleted_while_it_goes_on_does_not_come_back(house: House) -> None:
    house.connect()
    house.ask(1)
    deleted = await house.archive.delete(Selection(session_id="s1"))
    assert deleted.conversations == Counts(sessions=1, turns=1)
    house.disconnect()
    conversations = await house.archive.conversations()
    assert await conversations.counts() == Counts(sessions=0, turns=0)


async def test_a_session_of_which_something_is_left_ends_in_the_store(house: House) -> None:
    house.connect()
    house.ask(1)
    house.ask(2)
    await house.archive.delete(Selection(before=2.0))
    house.disconnect()
    kept = await (await house.archive.conversations()).session("s1")
    assert kept is not None
    assert kept.ended_at is not None


async def test_what_is_deleted_is_forgotten_too(house: House) -> None:
    await (await house.store.conversations()).put([session(), session(2, HALL)], [turn(1), turn(2)])
    await house.archive.delete(Selection(session_id="nothing of it is kept"))
    assert house.forgotten == []
    await house.archive.delete(Selection(before=turn(2).started_at))
    await house.archive.delete(Selection(session_id="s1"))
    assert house.forgotten == [("", turn(2).started_at), (KITCHEN, None)]


async def test_one_turn_is_deleted_with_its_sound_and_forgotten(house: House) -> None:
    digest = house.store.blobs.put(b"sound")
    await (await house.store.conversations()).put([session()], [turn(1, audio=digest), turn(2)])
    deleted = await house.archive.delete(Selection(turn_id="s1-001"))
    assert (deleted.conversations, deleted.sounds) == (Counts(sessions=0, turns=1), 1)
    (left,) = await (await house.archive.conversations()).turns()
    assert left.turn_id == "s1-002"
    assert house.forgotten == [(KITCHEN, None)]
    assert await house.archive.sound(digest) is None
    deleted = await house.archive.delete(Selection(turn_id="s1-002"))
    assert deleted.conversations == Counts(sessions=1, turns=1)
    assert (await house.archive.delete(Selection(turn_id="s1-002"))).conversations == Counts(0, 0)


async def exported(house: House, which: Selection) -> tuple[Any, dict[str, bytes]]:
    async with aclosing(house.archive.export(which, with_sound=True)) as pieces:
        raw = b"".join([piece async for piece in pieces])
    with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
        content = {name: zipped.read(name) for name in zipped.namelist()}
    return json.loads(content.pop("hub.json")), content


async def test_what_was_sent_is_exported_with_its_pictures_and_the_hub_s_own_are_not(
    house: House,
) -> None:
    shelf = await house.store.shelf()
    kitchen = await shelf.put(b"one", kind=FileKind.SCREENSHOT, media_type="image/jpeg", device_id=KITCHEN)
    hall = await shelf.put(b"two", kind=FileKind.PHOTO, media_type="image/jpeg", device_id=HALL)
    anybody_s = await shelf.put(b"three", kind=FileKind.PICTURE, media_type="image/jpeg")
    await shelf.put(b"image", kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    everything = {f"pictures/{one.file_id}.jpg" for one in (kitchen, hall, anybody_s)}
    told, content = await exported(house, Selection())
    assert set(content) == everything
    assert {one["file_id"] for one in told["uploads"]} == {kitchen.file_id, hall.file_id, anybody_s.file_id}
    told, content = await exported(house, Selection(device_id=HALL))
    assert content == {f"pictures/{hall.file_id}.jpg": b"two"}
    assert [(one["kind"], one["device_id"]) for one in told["uploads"]] == [("photo", HALL)]
    for none in (Selection(session_id="s1"), Selection(turn_id="s1-001"), Selection(before=1.0)):
        assert (await exported(house, none))[0]["uploads"] == []


async def test_a_part_is_exported_and_the_file_is_dropped(house: House, tmp_path: Path) -> None:
    digest = house.store.blobs.put(b"sound")
    house.store.blobs.put(b"another's")
    hall = session(2, HALL)
    await (await house.store.conversations()).put([session(), hall], [turn(1, audio=digest), turn(1, of=hall)])
    async with aclosing(house.archive.export(Selection(device_id=KITCHEN), with_sound=True)) as pieces:
        exported = await anext(pieces)
        (part,) = parts_in(tmp_path)
        assert part.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(io.BytesIO(exported)) as zipped:
        assert sorted(zipped.namelist()) == [f"audio/{digest}.wav", "hub.json"]
        told = json.loads(zipped.read("hub.json"))
    assert [one["session_id"] for one in told["sessions"] + told["turns"]] == ["s1", "s1"]
    assert parts_in(tmp_path) == []


async def test_an_export_that_fails_leaves_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError("full")

    monkeypatch.setattr("hub.storage.export._Writer.finish", full)
    with pytest.raises(DiskFullError):
        await anext(house.archive.export(Selection(), with_sound=False))
    assert parts_in(tmp_path) == []


async def test_sound_is_found_or_not(house: House) -> None:
    digest = house.store.blobs.put(b"sound")
    file = await house.archive.sound(digest)
    assert file is not None
    assert file.read_bytes() == b"sound"
    assert await house.archive.sound("0" * 64) is None


def parts_in(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))
