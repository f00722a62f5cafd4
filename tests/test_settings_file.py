"""The settings file as it was when the hub last worked with it, and the way back to that."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.config import load_settings
from hub.engines.worker import Worker
from hub.errors import DataFolderError
from hub.settings_file import PastSettings
from hub.tuning import Tuning

WORKS = "# mine\n[session]\nidle_s = 20\n"
REFUSED = "[server]\nhttp_port = 1\n"


def put(file: Path, text: str) -> None:
    file.write_text(text)


def text_of(file: Path) -> str:
    return file.read_text()


def remove(file: Path) -> None:
    file.unlink()


def rights_of_copies(folder: Path) -> dict[str, int]:
    return {one.name: one.stat().st_mode & 0o777 for one in folder.glob("config.*.toml")}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    file = tmp_path / "config.toml"
    file.write_text(WORKS)
    return file


@pytest.fixture
async def tuning(file: Path) -> AsyncIterator[Tuning]:
    worker = Worker("test")
    yield Tuning(load_settings(), worker)
    assert await worker.close()


async def test_what_the_hub_started_with_comes_back_and_what_was_refused_is_kept(
    file: Path, tuning: Tuning
) -> None:
    past = PastSettings(file)
    assert not past.differ()
    await tuning.keep_good()
    assert not past.differ()
    put(file, REFUSED)
    assert past.differ()
    past.restore()
    assert (text_of(file), text_of(past.refused)) == (WORKS, REFUSED)
    assert past.refused.name == "config.refused.toml"
    assert not past.differ()


async def test_only_the_owner_may_read_the_copies(file: Path, tuning: Tuning) -> None:
    await tuning.keep_good()
    PastSettings(file).restore()
    assert rights_of_copies(file.parent) == {"config.good.toml": 0o600, "config.refused.toml": 0o600}


async def test_what_waits_for_a_restart_is_not_kept_as_good(file: Path, tuning: Tuning) -> None:
    await tuning.keep_good()
    await tuning.change({"server.http_port": 1}, ())
    await tuning.change({"session.greets": True}, ())
    await tuning.keep_good()
    PastSettings(file).restore()
    assert text_of(file) == WORKS


async def test_a_choice_that_acts_already_is_kept_as_good_before_the_next_change(
    file: Path, tuning: Tuning
) -> None:
    await tuning.keep("stt.model", "whisper-small")
    await tuning.change({"server.http_port": 1}, ())
    PastSettings(file).restore()
    assert load_settings().stt.model == "whisper-small"
    assert load_settings().server.http_port == 8003


async def test_the_defaults_are_what_worked_where_there_was_no_file(file: Path, tuning: Tuning) -> None:
    remove(file)
    worker = Worker("test")
    await Tuning(load_settings(), worker).keep_good()
    await worker.close()
    put(file, REFUSED)
    PastSettings(file).restore()
    assert text_of(file) == ""


async def test_a_disk_that_fails_is_told_and_the_file_is_as_it_was(
    file: Path, tuning: Tuning, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tuning.keep_good()
    put(file, REFUSED)

    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(DataFolderError):
        PastSettings(file).restore()
    assert text_of(file) == REFUSED
