"""Choices of older hubs go into the settings file, once."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import pytest

from hub.choices_file import CHOICES_FILE_NAME, take_over_choices
from hub.commands import serve
from hub.config import Settings, load_settings
from ui.__main__ import _load_hub

OLD_FILE = {"stt": {"model": "whisper-small"}, "tts": {"voices": {"ru": "ru_RU-irina-medium"}}}
FILE = '# mine\n[stt]\nmodel = "whisper-base"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    return tmp_path


def chosen(folder: Path, content: Any, at: float = 2_000.0) -> Path:
    """An old file of choices that was last written ``at``."""
    file = folder / CHOICES_FILE_NAME
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    os.utime(file, (at, at))
    return file


def written(folder: Path, text: str, at: float = 1_000.0) -> Path:
    file = folder / "config.toml"
    file.write_text(text)
    os.utime(file, (at, at))
    return file


def taken(settings: Settings) -> tuple[str, dict[str, str]]:
    return settings.stt.model, dict(settings.tts.voices)


WHOLE = ("whisper-small", {"ru": "ru_RU-irina-medium"})


def test_they_are_in_the_settings_file_then_and_their_own_is_gone(folder: Path) -> None:
    file = chosen(folder, OLD_FILE)
    assert taken(take_over_choices(load_settings())) == WHOLE
    assert taken(load_settings()) == WHOLE
    assert not file.exists()


@pytest.mark.parametrize(("at", "model"), [(1_000.0, "whisper-small"), (3_000.0, "whisper-base")])
def test_of_two_values_the_one_in_the_file_that_was_written_last_holds(
    folder: Path, at: float, model: str
) -> None:
    chosen(folder, OLD_FILE, at=2_000.0)
    written(folder, FILE, at=at)
    settings = take_over_choices(load_settings())
    assert taken(settings) == taken(load_settings()) == (model, WHOLE[1])
    assert "# mine" in (folder / "config.toml").read_text()


@pytest.mark.logs("not taken over")
def test_what_the_environment_decides_is_left_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(folder, OLD_FILE)
    monkeypatch.setenv("HUB_STT__MODEL", "whisper-tiny")
    assert taken(take_over_choices(load_settings())) == ("whisper-tiny", WHOLE[1])


@pytest.mark.logs("not taken over")
def test_one_that_is_not_acceptable_keeps_no_other_back(folder: Path) -> None:
    file = chosen(folder, {"nonsense": 1, **OLD_FILE, "log_level": "LOUD"})
    assert taken(take_over_choices(load_settings())) == WHOLE
    assert not file.exists()


@pytest.mark.logs("put aside")
@pytest.mark.parametrize("content", ["{", "[]", "\x00", "[" * 100_000])
def test_a_broken_file_is_put_aside_and_hinders_no_start(folder: Path, content: str) -> None:
    file = chosen(folder, content)
    before = load_settings()
    assert take_over_choices(before) is before
    assert [path.name for path in folder.iterdir()] == [f"{file.name}.broken"]


@pytest.mark.logs("cannot be written")
def test_in_a_folder_that_cannot_be_written_they_hold_and_are_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: Any) -> NoReturn:
        raise OSError(30, "Read-only file system")

    file = chosen(folder, OLD_FILE)
    with monkeypatch.context() as reading:
        reading.setattr(tempfile, "mkstemp", refuse)
        assert taken(take_over_choices(load_settings())) == WHOLE
    assert file.exists()
    take_over_choices(load_settings())
    assert taken(load_settings()) == WHOLE
    assert not file.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_before_the_old_file_is_gone_loses_no_choice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = chosen(folder, OLD_FILE)
    child = os.fork()
    if not child:
        monkeypatch.setattr(Path, "unlink", lambda *_args, **_more: os._exit(9))
        take_over_choices(load_settings())
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert file.exists()
    assert taken(load_settings()) == WHOLE
    assert taken(take_over_choices(load_settings())) == WHOLE
    assert not file.exists()


class Started(Exception):  # noqa: N818 - it is no error
    """A hub was made; ``settings`` are those it was handed."""

    def __init__(self, settings: Settings, **_: Any) -> None:
        super().__init__()
        self.settings = settings


def stopped_at_once(settings: Settings, **more: Any) -> NoReturn:
    raise Started(settings, **more)


async def test_a_hub_without_a_window_starts_with_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(folder, OLD_FILE)
    monkeypatch.setattr(serve, "Hub", stopped_at_once)
    monkeypatch.setattr(serve, "configure_logging", lambda _: None)
    monkeypatch.setattr(serve, "_on_signals", lambda _: None)
    with pytest.raises(Started) as started:
        await serve.run(load_settings())
    assert taken(started.value.settings) == WHOLE


def test_the_hub_of_a_window_starts_with_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(folder, OLD_FILE)
    monkeypatch.setattr("hub.app.Hub", stopped_at_once)
    monkeypatch.setattr(serve, "configure_logging", lambda _: None)
    with pytest.raises(Started) as started:
        _load_hub(load_settings())(load_settings())
    assert taken(started.value.settings) == WHOLE
