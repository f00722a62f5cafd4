"""What is deleted is gone from the disk, and what is exported is all there is."""

import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from hub.errors import DataFolderError, FolderInUseError
from hub.storage.base import DeviceRecord, Selection
from hub.storage.checking import check
from hub.storage.deleting import delete, forget_in_ledger
from hub.storage.export import export
from hub.storage.files import copy_of
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import DEVICE, HALL, KITCHEN, sent, session, tool_call, turn, usage

SECRET = "my diary says"
ALL = Selection()


def at(day: str) -> float:
    """When ``day`` began here."""
    return datetime.fromisoformat(day).astimezone().timestamp()


def files_with(secret: str, folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and secret.encode() in file.read_bytes()]


async def fill(store: Store) -> str:
    """Two devices' conversations, one of which holds a secret and a sound; the sound's digest."""
    conversations = await store.conversations()
    hall = session(2, HALL)
    digest = store.blobs.put(SECRET.encode())
    await conversations.put([session(), hall], [turn(1, question=f"{SECRET} this", audio=digest)])
    await conversations.put([], [turn(2, answer=f"{SECRET} that"), turn(1, of=hall)])
    await (await store.devices()).put([DEVICE, DeviceRecord(device_id=HALL, name="Hall")])
    return digest


async def test_nothing_of_a_deleted_conversation_is_left_on_the_disk(store: Store, tmp_path: Path) -> None:
    await fill(store)
    copy_of(tmp_path / "hub.db", "0000").write_text(f"older: {SECRET}")
    assert files_with(SECRET, tmp_path)
    gone = await delete(store, Selection(device_id=KITCHEN), {KITCHEN, "nobody"})
    assert (gone.conversations.turns, gone.conversations.sessions) == (2, 1)
    assert (gone.devices, gone.sounds, gone.copies) == (1, 1, 1)
    assert files_with(SECRET, tmp_path) == []
    assert files_with("Küche", tmp_path) == []
    assert [one.device_id for one in await (await store.conversations()).turns()] == [HALL]
    assert [one.device_id for one in await (await store.devices()).all()] == [HALL]


async def test_nothing_of_a_device_s_calls_is_left_on_the_disk(store: Store, tmp_path: Path) -> None:
    await fill(store)
    secret = tool_call(1, turn(1), arguments=f'{{"text": "{SECRET}"}}')
    await (await store.ledger()).put(
        [usage()], [sent(host="diary.example")], [secret, tool_call(2, device_id=HALL)]
    )
    await delete(store, Selection(device_id=KITCHEN), {KITCHEN})
    assert files_with(SECRET, tmp_path) == files_with(KITCHEN, tmp_path) == []
    assert [call.device_id for call in await (await store.ledger()).tool_calls()] == [HALL]
    assert await (await store.ledger()).spent("2026-11") == usage().cost


async def test_a_device_that_is_forgotten_is_named_in_no_call(store: Store, tmp_path: Path) -> None:
    await (await store.ledger()).put([], [], [tool_call(1, arguments=SECRET)])
    await forget_in_ledger(store, KITCHEN)
    assert files_with(SECRET, tmp_path) == []


NOW = datetime(2026, 11, 23, 12).astimezone().timestamp()
DAYS = ("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", "2026-11-22", "2026-11-23")


async def exported(store: Store, folder: Path, which: Selection = ALL) -> list[tuple[str, str, str]]:
    """What an export says of amounts: kind, day and device."""
    await export(store, folder / "out.json", which)
    told = json.loads((folder / "out.json").read_text())
    return [(kind, one["day"], one["device_id"]) for kind in ("usage", "sent") for one in told[kind]]


def of_days(days: Iterable[str], device_id: str) -> list[tuple[str, str, str]]:
    return [(kind, day, device_id) for kind in ("usage", "sent") for day in sorted(days, reverse=True)]


@pytest.mark.parametrize(
    ("which", "left", "nobodys"),
    [
        (Selection(before=at("2026-10-31")), DAYS[2:], ()),
        (Selection(before=at("2026-11-22")), DAYS[4:], DAYS[3:4]),
        (Selection(since=at("2026-10-01"), before=at("2026-10-31")), (DAYS[0], *DAYS[2:]), ()),
        (Selection(since=at("2026-10-31")), DAYS[:2], DAYS[3:]),
        (Selection(), (), DAYS[3:]),
        (Selection(device_id=KITCHEN), (), DAYS),
        (Selection(device_id=KITCHEN, before=at("2026-10-31")), DAYS[2:], DAYS[:2]),
        (Selection(device_id=HALL), DAYS, ()),
        (Selection(session_id="s1"), DAYS, ()),
    ],
)
async def test_amounts_of_deleted_days_go_and_this_month_s_become_nobody_s(
    store: Store, tmp_path: Path, which: Selection, left: Sequence[str], nobodys: Sequence[str]
) -> None:
    ledger = await store.ledger()
    await ledger.put([usage(day) for day in DAYS], [sent(day) for day in DAYS], [])
    chosen = await exported(store, tmp_path, which)
    deleted = await delete(store, which, now=lambda: NOW)
    rest = await exported(store, tmp_path)
    assert sorted(rest) == sorted([*of_days(left, KITCHEN), *of_days(nobodys, "")])
    assert deleted.amounts == 2 * len(DAYS) - len(rest)
    assert await ledger.spent("2026-11") == pytest.approx(3 * 0.25)
    changed = [one for one in of_days(DAYS, KITCHEN) if one not in rest]
    assert chosen == [one for one in of_days(DAYS, KITCHEN) if one in changed], (
        "what goes can be exported before"
    )


async def test_a_repository_s_own_deletion_leaves_no_text_behind(store: Store, tmp_path: Path) -> None:
    await fill(store)
    await (await store.conversations()).delete(Selection(session_id="s1"))
    await store.sweep()
    assert files_with(SECRET, tmp_path) == []


async def test_deleting_gives_space_back(store: Store) -> None:
    conversations = await store.conversations()
    await conversations.put([session()], [turn(number, question="long " * 500) for number in range(200)])
    await conversations.compact()
    before = store.layout.database.stat().st_size
    await delete(store, Selection())
    assert store.layout.database.stat().st_size < before / 4


async def test_deleting_what_is_not_there_writes_nothing(store: Store) -> None:
    conversations = await store.conversations()
    await conversations.put([session()], [turn(number, question="long " * 500) for number in range(200)])
    await delete(store, Selection(before=session().started_at + 100))
    written = store.layout.database.stat().st_mtime_ns
    assert (await delete(store, Selection(session_id="nobody"))).conversations.turns == 0
    assert store.layout.database.stat().st_mtime_ns == written


async def test_an_export_is_everything(store: Store, tmp_path: Path) -> None:
    digest = await fill(store)
    await export(store, tmp_path / "all.json")
    exported = json.loads((tmp_path / "all.json").read_text())
    assert {device["device_id"] for device in exported["devices"]} == {KITCHEN, HALL}
    assert [one["session_id"] for one in exported["sessions"]] == ["s1", "s2"]
    assert [one["turn_id"] for one in exported["turns"]] == ["s2-001", "s1-002", "s1-001"]
    assert exported["turns"][0]["timings"] == {"heard": 1.25}
    await export(store, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert json.loads(packed.read("hub.json")) == exported
        assert packed.read(f"audio/{digest}.wav") == SECRET.encode()
    assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0


async def test_an_export_of_many_turns_is_whole(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.storage.export.PAGE", 3)
    await (await store.conversations()).put([session()], [turn(number) for number in range(10)])
    await export(store, tmp_path / "all.json")
    exported = json.loads((tmp_path / "all.json").read_text())
    assert [one["turn_id"] for one in exported["turns"]] == [f"s1-{n:03}" for n in reversed(range(10))]


async def test_an_export_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    await fill(store)
    folder = tmp_path / "out"
    with pytest.raises(DataFolderError, match="out"):
        await export(store, folder / "all.json")
    folder.mkdir()
    (folder / "all.json").mkdir()
    with pytest.raises(DataFolderError, match="out"):
        await export(store, folder / "all.json")
    assert [file.name for file in folder.iterdir()] == ["all.json"]


async def test_a_check_counts_and_finds_what_is_missing_or_changed(store: Store) -> None:
    digest = await fill(store)
    finding = await check(store)
    assert (finding.devices, finding.conversations.turns, finding.sounds) == (2, 3, 1)
    assert finding.problems == ()
    store.blobs.path(digest).write_bytes(b"other")
    assert "is not what it was" in (await check(store)).problems[0]
    store.blobs.path(digest).unlink()
    assert "is missing" in (await check(store)).problems[0]


async def test_one_writer_at_a_time(store: Store, tmp_path: Path) -> None:
    await store.claim()
    other = a_store(tmp_path)
    with pytest.raises(FolderInUseError, match=str(tmp_path)):
        await other.claim()
    await other.close()
    another = a_store(tmp_path)
    await store.close()
    await another.claim()
    await another.close()
