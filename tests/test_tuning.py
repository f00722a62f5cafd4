"""The settings file of a running hub."""

import asyncio
import os
from pathlib import Path

import pytest

from hub.config import Settings, load_settings
from hub.config.origin import Source
from hub.engines.worker import Worker
from hub.errors import DataFolderError, SettingError
from hub.tuning import AtOnce, Tuning
from tests.settings_house import settings_file, text_of, worker

__all__ = ["worker"]

FILE = "# mine\n[session]\nidle_s = 20\n"


def spoil(file: Path) -> None:
    file.write_text("[session\n")


def linked(file: Path) -> Path:
    """Where what ``file`` is a link to from now on is."""
    real = file.with_name("real.toml")
    file.rename(real)
    file.symlink_to(real)
    real.chmod(0o640)
    return real


def rights_of(file: Path) -> tuple[bool, int]:
    return file.is_symlink(), file.stat().st_mode & 0o777


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return settings_file(tmp_path, monkeypatch, FILE)


async def test_a_change_is_in_the_file_and_waits_for_the_restart(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    standing = await tuning.change({"session.idle_s": 40}, ())
    assert text_of(file) == "# mine\n[session]\nidle_s = 40.0\n"
    assert (standing.in_use.session.idle_s, standing.wanted.session.idle_s) == (20, 40)
    assert standing.sources["session.idle_s"] == (Source.FILE, "")


async def test_some_act_at_once_and_the_others_do_not(file: Path, worker: Worker) -> None:
    applied: list[Settings] = []
    tuning = Tuning(load_settings(), worker, [AtOnce(frozenset({"llm.model", "log_level"}), applied.append)])
    standing = await tuning.change({"llm.model": "grok-5", "session.idle_s": 40}, ())
    assert [(one.llm.model, one.session.idle_s) for one in applied] == [("grok-5", 20)]
    assert (standing.in_use.llm.model, standing.in_use.session.idle_s) == ("grok-5", 20)
    await tuning.change({"session.greets": True}, ())
    assert len(applied) == 1
    await tuning.change({}, ["llm.model"])
    assert applied[-1].llm.model == Settings().llm.model


async def test_a_bad_value_leaves_the_file_as_it_was(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    with pytest.raises(SettingError):
        await tuning.change({"session.greets": True, "session.idle_s": 1_000}, ())
    assert text_of(file) == FILE


@pytest.mark.logs("cannot be kept beside their file")
async def test_a_disk_that_fails_in_the_middle_leaves_the_file_as_it_was(
    file: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    tuning = Tuning(load_settings(), worker)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DataFolderError):
        await tuning.change({"session.idle_s": 40}, ())
    assert text_of(file) == FILE
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_in_the_middle_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hub.storage.files import write_whole

    child = os.fork()
    if not child:
        monkeypatch.setattr(os, "fsync", lambda _handle: os._exit(9))
        write_whole(file, b"half")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert text_of(file) == FILE
    assert load_settings().session.idle_s == 20


async def test_the_file_s_rights_and_a_link_to_it_stay(file: Path, worker: Worker) -> None:
    real = linked(file)
    await Tuning(load_settings(), worker).change({"session.idle_s": 40}, ())
    assert rights_of(file) == (True, 0o640)
    assert "40" in text_of(real)


async def test_changes_at_the_same_time_are_all_kept(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    changes: list[dict[str, object]] = [
        {"session.idle_s": 41},
        {"session.greets": True},
        {"store.keep_days": 7},
    ]
    await asyncio.gather(*(tuning.change(change, ()) for change in changes))
    wanted = load_settings()
    assert (wanted.session.idle_s, wanted.session.greets, wanted.store.keep_days) == (41, True, 7)


async def test_a_file_that_somebody_spoilt_is_told_and_left_alone(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    spoil(file)
    standing = await tuning.standing()
    assert "cannot be read" in standing.problem
    assert standing.wanted.model_dump() == standing.in_use.model_dump()
    with pytest.raises(SettingError):
        await tuning.change({"session.idle_s": 40}, ())
    assert text_of(file) == "[session\n"


async def test_a_change_that_failed_half_way_can_be_asked_for_again(file: Path, worker: Worker) -> None:
    disk_full = [True]
    applied: list[str] = []

    def apply(settings: Settings) -> None:
        if disk_full[0]:
            raise DataFolderError("The disk is full.")
        applied.append(settings.llm.model)

    tuning = Tuning(load_settings(), worker, [AtOnce(frozenset({"llm.model"}), apply)])
    with pytest.raises(DataFolderError):
        await tuning.change({"llm.model": "grok-5"}, ())
    disk_full[0] = False
    assert (await tuning.standing()).in_use.llm.model != "grok-5"
    await tuning.change({"llm.model": "grok-5"}, ())
    assert applied == ["grok-5"]
