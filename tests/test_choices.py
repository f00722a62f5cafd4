"""What a person chooses in the window is in the settings file, and holds after a restart."""

import os
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import aiohttp
import pytest

from hub.app import Hub
from hub.config import load_settings
from hub.config.origin import Source
from hub.engines.worker import Worker
from hub.errors import DataFolderError, SettingFixedError
from hub.tuning import Tuning
from tests.settings_house import settings_file, text_of, worker
from tests.ui.real_hub import real_hub

__all__ = ["real_hub", "worker"]

FILE = """# mine
[stt]
model = "whisper-base"  # enough for us

[tts.voices]
# the children's
ru = "ru_RU-dmitri-medium"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return settings_file(tmp_path, monkeypatch, FILE)


def write(file: Path, text: str) -> None:
    file.write_text(text)


async def test_a_choice_holds_over_what_was_written_by_hand_before(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    await tuning.keep("stt.model", "whisper-small")
    await tuning.keep("tts.voices.ru", "ru_RU-irina-medium")
    await tuning.keep("tts.voices.de", "de_DE-thorsten-medium")
    settings = load_settings()
    assert settings.stt.local_model == "whisper-small"
    assert settings.tts.voices == {"ru": "ru_RU-irina-medium", "de": "de_DE-thorsten-medium"}
    for comment in ("# mine", "# enough for us", "# the children's"):
        assert comment in text_of(file)


async def test_what_was_chosen_acts_already_and_waits_for_no_restart(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    await tuning.keep("stt.model", "whisper-small")
    await tuning.keep("tts.voices.de", "de_DE-thorsten-medium")
    standing = await tuning.standing()
    assert standing.in_use.stt.model == standing.wanted.stt.model == "whisper-small"
    assert standing.in_use.tts.voices == standing.wanted.tts.voices
    assert standing.sources["stt.model"] == (Source.FILE, "")


async def test_what_is_written_by_hand_while_the_hub_runs_stays(file: Path, worker: Worker) -> None:
    tuning = Tuning(load_settings(), worker)
    write(file, FILE + '\n[llm]\nmodel = "grok-5"\n')
    await tuning.keep("stt.model", "whisper-small")
    settings = load_settings()
    assert (settings.stt.model, settings.llm.model) == ("whisper-small", "grok-5")
    assert (await tuning.standing()).in_use.llm.model != "grok-5"


async def test_what_is_written_by_hand_after_a_choice_holds_after_the_restart(
    file: Path, worker: Worker
) -> None:
    await Tuning(load_settings(), worker).keep("stt.model", "whisper-small")
    write(file, text_of(file).replace("whisper-small", "whisper-medium"))
    assert load_settings().stt.model == "whisper-medium"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (("HUB_STT__MODEL", "whisper-tiny"), "stt.model"),
        (("HUB_STT", '{"model": "whisper-tiny"}'), "stt.model"),
        (("HUB_TTS__VOICE", "en_US-amy-medium"), "tts.voice"),
        (("HUB_TTS__VOICES__RU", "ru_RU-irina-medium"), "tts.voices.ru"),
        (("HUB_TTS__VOICES", '{"ru": "ru_RU-irina-medium"}'), "tts.voices.ru"),
    ],
)
async def test_what_the_environment_decides_cannot_be_chosen(
    file: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch, given: tuple[str, str], name: str
) -> None:
    monkeypatch.setenv(*given)
    settings = load_settings()
    assert settings.origin.outranking(name) == (Source.ENVIRONMENT, given[0])
    with pytest.raises(SettingFixedError, match=given[0]):
        await Tuning(settings, worker).keep(name, "another")
    assert text_of(file) == FILE


async def test_the_environment_s_voice_of_one_language_leaves_the_others_free(
    file: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_TTS__VOICES__RU", "ru_RU-irina-medium")
    tuning = Tuning(load_settings(), worker)
    await tuning.keep("tts.voices.de", "de_DE-thorsten-medium")
    assert load_settings().tts.voices == {"ru": "ru_RU-irina-medium", "de": "de_DE-thorsten-medium"}
    assert "irina" not in text_of(file)
    assert (await tuning.standing()).sources["tts.voices"] == (Source.ENVIRONMENT, "HUB_TTS__VOICES__RU")


async def test_what_the_command_line_decides_cannot_be_chosen(file: Path, worker: Worker) -> None:
    settings = load_settings(overrides={"stt": {"model": "whisper-tiny"}})
    with pytest.raises(SettingFixedError, match="started with"):
        await Tuning(settings, worker).keep("stt.model", "whisper-small")
    assert text_of(file) == FILE


async def test_choices_are_in_the_file_that_was_named(file: Path, worker: Worker, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other.toml"
    elsewhere.write_text("# ours\n")
    await Tuning(load_settings(elsewhere), worker).keep("stt.model", "whisper-small")
    assert load_settings(elsewhere).stt.model == "whisper-small"
    assert text_of(file) == FILE


@pytest.mark.logs("the settings in use cannot be kept")
async def test_a_choice_in_a_folder_that_cannot_be_written_is_told(
    file: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: Any) -> NoReturn:
        raise OSError(30, "Read-only file system")

    tuning = Tuning(load_settings(), worker)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(DataFolderError, match="Read-only file system"):
        await tuning.keep("stt.model", "whisper-small")
    assert text_of(file) == FILE


async def test_a_choice_beside_a_spoilt_file_is_told_and_the_file_left_alone(
    file: Path, worker: Worker
) -> None:
    tuning = Tuning(load_settings(), worker)
    write(file, "[stt\n")
    with pytest.raises(DataFolderError, match=r"config\.toml is as it was"):
        await tuning.keep("stt.model", "whisper-small")
    assert text_of(file) == "[stt\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_as_a_choice_is_written_leaves_the_one_before(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hub.config.writing import changed_text
    from hub.settings_file import write_settings

    text, chosen = changed_text(FILE, load_settings().origin, {"stt.model": "whisper-small"})
    child = os.fork()
    if not child:
        monkeypatch.setattr(os, "fsync", lambda _handle: os._exit(9))
        write_settings(file, text)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert load_settings().stt.model == "whisper-base"
    write_settings(file, text)
    assert load_settings().stt.model == chosen.stt.model == "whisper-small"


async def test_what_is_chosen_on_a_running_hub_is_what_its_next_start_has(real_hub: Hub) -> None:
    door = real_hub.api()
    assert door is not None
    origin = real_hub.settings.origin
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {door.token}"}) as client:
        for path, body in (
            ("engines/stt", {"model": "whisper-base"}),
            ("engines/tts", {"voice": "en_US-joe-medium", "language": "fr"}),
        ):
            async with client.put(f"{door.url}/api/v1/{path}", json=body) as answer:
                assert answer.status == 200, await answer.text()
        async with client.get(f"{door.url}/api/v1/settings") as answer:
            assert (await answer.json())["waiting"] == []
    settings = load_settings(overrides=dict(origin.overrides))
    assert (settings.stt.model, settings.tts.voices) == ("whisper-base", {"fr": "en_US-joe-medium"})
