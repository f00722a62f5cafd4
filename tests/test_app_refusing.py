"""What a hub cannot start or go on with: it is told in words, and left as it was."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hub.app import Hub
from hub.errors import (
    DamagedFileError,
    DataFolderError,
    DiskFullError,
    FolderInUseError,
    NewerFileError,
    PortInUseError,
)
from hub.events import (
    EngineKind,
    EngineState,
)
from tests.whole_hub import hub, settings_for, without_speech

__all__ = ["hub", "without_speech"]

pytestmark = [pytest.mark.loads_engines, pytest.mark.usefixtures("without_speech")]


async def test_two_hubs_do_not_share_a_folder(hub: Hub, tmp_path: Path) -> None:
    await hub.start()
    other = Hub(settings_for(tmp_path))
    with pytest.raises(FolderInUseError, match=str(tmp_path)):
        await other.start()
    await other.stop()


@pytest.mark.parametrize("name", ["hub.db", "devices.json"])
async def test_a_file_of_a_newer_hub_is_told_and_left(tmp_path: Path, name: str) -> None:
    if name == "hub.db":
        with closing(sqlite3.connect(tmp_path / name)) as newer:
            newer.execute("CREATE TABLE alembic_version AS SELECT '9999' AS version_num")
            newer.commit()
    else:
        (tmp_path / name).write_text('{"version": 99, "devices": {}}')
    before = (tmp_path / name).read_bytes()
    hub = Hub(settings_for(tmp_path))
    with pytest.raises(NewerFileError, match=name):
        await hub.start()
    await hub.stop()
    assert (tmp_path / name).read_bytes() == before


async def test_a_damaged_secrets_file_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text('{"llm-api-key": "sk-1"')
    hub = Hub(settings_for(tmp_path))
    with pytest.raises(DamagedFileError, match=r"secrets\.json is damaged.*move it away"):
        await hub.start()
    await hub.stop()
    assert (tmp_path / "secrets.json").read_text() == '{"llm-api-key": "sk-1"'


async def test_what_is_in_use_is_told_and_nothing_is_left_open(hub: Hub, tmp_path: Path) -> None:
    await hub.start()
    taken = int(hub.snapshot().ota_url.split(":")[2].split("/")[0])
    other = Hub(settings_for(tmp_path / "other", http_port=taken))
    with pytest.raises(PortInUseError):
        await other.start()
    await other.stop()


async def test_a_key_that_does_not_fit_on_the_disk_is_told_and_the_one_in_use_stays(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hub.start()
    await hub.set_llm_key("sk-1")
    monkeypatch.setattr("hub.secrets.os.fsync", full_disk)
    with pytest.raises(DiskFullError, match=str(tmp_path)):
        await hub.set_llm_key("sk-2")
    assert "sk-1" in (tmp_path / "secrets.json").read_text()
    status = next(engine for engine in hub.snapshot().engines if engine.kind is EngineKind.LLM)
    assert status.state is EngineState.READY


async def test_a_data_folder_on_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.data_folder.tempfile.TemporaryFile", full_disk)
    hub = Hub(settings_for(tmp_path))
    with pytest.raises(DiskFullError, match="free some space"):
        await hub.start()
    await hub.stop()


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_data_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    hub = Hub(settings_for(tmp_path / "file" / "folder"))
    with pytest.raises(DataFolderError, match="--data-dir"):
        await hub.start()
    await hub.stop()
