"""Files of other versions, and files that are none: left untouched, or brought up to date with a copy kept."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from hub.config import Settings, StoreSettings
from hub.engines.worker import Worker
from hub.errors import DamagedFileError, DataFolderError, FolderInUseError, NewerFileError
from hub.events import DeviceState
from hub.storage.base import DeviceRecord, Selection
from hub.storage.documents import DocumentKind
from hub.storage.opening import open_store
from hub.storage.sql import revision
from hub.storage.sql.database import Database
from hub.storage.sql.documents import SqlDocuments
from hub.storage.sql.migrating import MIGRATIONS, bring_up_to_date
from hub.storage.sql.revision import LATEST, NOTHING, REVISIONS, revision_of
from hub.storage.sql.tables import metadata
from hub.storage.tiny import TinyDocuments
from tests.storage.conftest import a_store
from tests.storage.records import DEVICE, session, turn, usage


def rename(document: dict[str, Any]) -> dict[str, Any]:
    return {"called": document["name"]}


OLD = DocumentKind("rooms")
NEW = DocumentKind("rooms", version=2, migrations={1: rename})

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{latest}"


def upgrade() -> None:
    op.add_column("turns", sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    {more}
"""


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in folder.glob("*.*") if file.is_file() and file.suffix != ".lock"
    }


async def test_an_older_readable_file_is_brought_up_to_date_and_a_copy_kept(tmp_path: Path) -> None:
    file, worker = tmp_path / "rooms.json", Worker("store")
    await TinyDocuments(file, OLD, worker).put({"k": {"name": "Kitchen"}, "h": {"name": "Hall"}})
    before = file.read_bytes()
    loaded = await TinyDocuments(file, NEW, worker).load()
    assert loaded == {"k": {"called": "Kitchen"}, "h": {"called": "Hall"}}
    assert json.loads(file.read_text())["version"] == 2
    assert (tmp_path / "rooms.json.1.copy").read_bytes() == before
    assert await TinyDocuments(file, NEW, worker).load() == loaded
    await worker.close()


async def test_older_documents_in_sqlite_are_brought_up_to_date_and_a_copy_kept(tmp_path: Path) -> None:
    worker = Worker("store")
    database = Database(tmp_path / "all.db", worker)
    await database.open()
    await SqlDocuments(database, OLD).put({"k": {"name": "Kitchen"}})
    assert await SqlDocuments(database, NEW).load() == {"k": {"called": "Kitchen"}}
    await database.close()
    copy = Database(tmp_path / "all.db.rooms-1.copy", worker)
    await copy.open()
    assert await SqlDocuments(copy, OLD).load() == {"k": {"name": "Kitchen"}}
    await copy.close()
    await worker.close()


async def test_newer_documents_are_refused_untouched(tmp_path: Path) -> None:
    worker = Worker("store")
    file = tmp_path / "rooms.json"
    await TinyDocuments(file, NEW, worker).put({"k": {"called": "Kitchen"}})
    database = Database(tmp_path / "all.db", worker)
    await database.open()
    await SqlDocuments(database, NEW).put({"k": {"called": "Kitchen"}})
    before = file.read_bytes()
    old = TinyDocuments(file, OLD, worker)
    for attempt in (old.load(), old.put({"h": {"name": "Hall"}}), SqlDocuments(database, OLD).load()):
        with pytest.raises(NewerFileError, match=r"(rooms\.json|all\.db) was written by a newer version"):
            await attempt
    assert file.read_bytes() == before
    await database.close()
    await worker.close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 1}', '{"version": 1, "devices": {"1": {}}}'])
async def test_a_readable_file_that_is_damaged_is_named_and_left(tmp_path: Path, content: str) -> None:
    (tmp_path / "devices.json").write_text(content)
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"devices\.json is damaged"):
        await (await store.devices()).all()
    await store.close()
    assert (tmp_path / "devices.json").read_text() == content


async def test_a_device_that_was_edited_into_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "devices.json"
    file.write_text('{"version": 1, "devices": {"1": {"id": "a", "addresses": 5}}}')
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"devices\.json.*addresses"):
        await (await store.devices()).all()
    await store.close()


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    bring_up_to_date(file, NOTHING)
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_revisions_are_those_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS


def migrations_with_another(folder: Path, more: str = "") -> Path:
    migrations = folder / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "v9999_mood.py").write_text(NEXT.format(latest=LATEST, more=more))
    return migrations


async def a_file_with_a_turn(folder: Path) -> Path:
    store = a_store(folder)
    await (await store.conversations()).put([session()], [turn(1)])
    await store.close()
    return folder / "hub.db"


async def test_an_older_database_is_migrated_and_a_copy_kept(tmp_path: Path) -> None:
    file = await a_file_with_a_turn(tmp_path)
    bring_up_to_date(file, LATEST, migrations=migrations_with_another(tmp_path))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT question, mood FROM turns").fetchall() == [("Question 1?", "calm")]
    copy = tmp_path / f"hub.db.{LATEST}.copy"
    assert revision_of(copy) == LATEST
    assert copy.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT question FROM turns").fetchall() == [("Question 1?",)]


async def test_a_migration_that_fails_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    file = await a_file_with_a_turn(tmp_path)
    with pytest.raises(ZeroDivisionError):
        bring_up_to_date(file, LATEST, migrations=migrations_with_another(tmp_path, more="1 / 0"))
    assert revision_of(file) == LATEST
    engine = create_engine(f"sqlite:///{file}")
    assert "mood" not in {column["name"] for column in inspect(engine).get_columns("turns")}
    engine.dispose()


async def test_an_older_database_is_migrated_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_file_with_a_turn(tmp_path)
    migrations = migrations_with_another(tmp_path)
    monkeypatch.setattr(revision, "REVISIONS", (*REVISIONS, "9999"))
    monkeypatch.setattr("hub.storage.sql.database.LATEST", "9999")
    monkeypatch.setattr("hub.storage.sql.migrating.MIGRATIONS", migrations)
    store = a_store(tmp_path)
    await store.look()
    assert await (await store.conversations()).turns() == [turn(1)]
    await store.close()
    assert revision_of(tmp_path / "hub.db") == "9999"
    assert (tmp_path / f"hub.db.{LATEST}.copy").exists()


async def test_a_newer_database_is_refused_untouched(tmp_path: Path) -> None:
    file = await a_file_with_a_turn(tmp_path)
    bring_up_to_date(file, NOTHING, migrations=migrations_with_another(tmp_path / "elsewhere"))
    before = everything_in(tmp_path)
    store = a_store(tmp_path)
    for attempt in (store.look, store.conversations):
        with pytest.raises(NewerFileError, match=r"hub\.db was written by a newer version"):
            await attempt()
    await store.close()
    assert everything_in(tmp_path) == before


async def test_another_program_s_database_is_refused_untouched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "hub.db")) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")
        connection.commit()
    before = everything_in(tmp_path)
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"hub\.db is no store"):
        await store.look()
    await store.close()
    assert everything_in(tmp_path) == before


async def test_a_database_that_is_none_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_text("no database " * 1_000)
    before = everything_in(tmp_path)
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"hub\.db is damaged"):
        await store.look()
    await store.close()
    assert everything_in(tmp_path) == before


async def test_a_folder_in_the_file_s_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "hub.db").mkdir()
    (tmp_path / "devices.json").mkdir()
    store = a_store(tmp_path)
    for attempt in (store.look, store.conversations, (await store.devices()).all):
        with pytest.raises(DataFolderError, match=str(tmp_path)):
            await attempt()
    await store.close()


async def test_what_a_kill_left_half_written_goes_when_the_folder_is_claimed(tmp_path: Path) -> None:
    (tmp_path / ".devices.json-abc.part").write_text("half")
    store = a_store(tmp_path)
    await (await store.devices()).put([DEVICE])
    await store.claim()
    assert ".devices.json-abc.part" not in everything_in(tmp_path)
    await store.close()


async def test_devices_from_before_enrolment_are_known_and_not_let_in(tmp_path: Path, url: str) -> None:
    kept = asdict(DeviceRecord(device_id="k", client_id="c1", name="Kitchen", last_check=4.0))
    before = {name: value for name, value in kept.items() if name not in ("device_id", "generation", "aec")}
    before |= {"state": "seen", "turned_away": ["left over"]}
    worker = Worker("store")
    kind = DocumentKind("devices")
    if url:
        database = Database(tmp_path / "all.db", worker)
        await database.open()
        await SqlDocuments(database, kind).put({"k": before})
        await database.close()
    else:
        await TinyDocuments(tmp_path / "devices.json", kind, worker).put({"k": before})
    await worker.close()
    for _ in range(2):
        store = a_store(tmp_path, url)
        (device,) = await (await store.devices()).all()
        assert device == DeviceRecord(
            device_id="k", client_id="c1", name="Kitchen", state=DeviceState.SEEN, last_check=4.0
        )
        await store.close()
    assert len([name for name in everything_in(tmp_path) if name.endswith(".copy")]) == 1


async def test_a_person_s_own_files_beside_the_store_are_left(tmp_path: Path) -> None:
    """``store.url`` may name a file among them."""
    theirs = [tmp_path / name for name in (".film.mkv.part", "thesis.copy", ".hub-notes.part")]
    ours = [tmp_path / name for name in (".hub.db.0001.copy.part", ".devices.json-x1.part")]
    for file in (*theirs, *ours):
        file.write_text("")
    store = open_store(Settings(data_dir=tmp_path))
    await store.claim()
    await store.drop_copies()
    await store.close()
    assert all(file.exists() for file in theirs)
    assert not any(file.exists() for file in ours)


async def test_a_database_elsewhere_is_one_hub_s_at_a_time(tmp_path: Path) -> None:
    shared = StoreSettings(url=f"sqlite:///{tmp_path / 'all.db'}")
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first, second = (open_store(Settings(data_dir=folder, store=shared)) for folder in folders)
    await first.claim()
    with pytest.raises(FolderInUseError, match=r"all\.db"):
        await second.claim()
    await first.close()
    await second.claim()
    await second.close()


@pytest.mark.parametrize("version", [0, -1])
async def test_a_version_that_never_was_is_damage(tmp_path: Path, version: int) -> None:
    (tmp_path / "devices.json").write_text(f'{{"version": {version}, "devices": {{}}}}')
    store = open_store(Settings(data_dir=tmp_path))
    with pytest.raises(DamagedFileError, match=r"devices\.json"):
        await (await store.devices()).all()
    await store.close()


async def test_conversations_from_before_costs_were_kept_are_read_and_gone_on_with(tmp_path: Path) -> None:
    file = tmp_path / "hub.db"
    first = tmp_path / "first"
    shutil.copytree(MIGRATIONS, first, ignore=shutil.ignore_patterns("__pycache__", "v0002*", "v0003*"))
    bring_up_to_date(file, NOTHING, migrations=first)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO sessions VALUES ('s1', 'd1', 'c1', 1.0, NULL, '')")
        row = ("s1-1", "s1", "d1", 2.0, 3.0, "Why?", "en", "So.", "So.", "en", "answered", "", "{}", "{}", "")
        connection.execute(f"INSERT INTO turns VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        connection.commit()
    assert revision_of(file) == "0001"
    store = a_store(tmp_path)
    conversations, ledger = await store.conversations(), await store.ledger()
    (kept,) = await conversations.turns()
    assert (kept.question, kept.answer, kept.sent, kept.emotion) == ("Why?", "So.", (), "")
    assert await conversations.turns(Selection(text="WHY so")) == [kept]
    await conversations.put([session()], [turn(1)])
    await ledger.put([usage()], [], [])
    assert [one.sent for one in await conversations.turns()] == [turn(1).sent, ()]
    await store.close()
    assert (tmp_path / "hub.db.0001.copy").exists()
