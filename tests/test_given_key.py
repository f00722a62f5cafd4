"""A key that the environment or the settings file gives goes to the service that it was given for."""

from pathlib import Path
from typing import Any

import pytest

from hub.config import DEFAULT_LLM_URL, load_settings
from hub.errors import DataFolderError
from hub.given_key import FILE_NAME, GivenKey

FIRST = "https://first.example/v1"
OTHER = "https://other.example/v1"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HUB_LLM__API_KEY", "sk-given")
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    return tmp_path


def started(folder: Path, base_url: str = "", **overrides: Any) -> GivenKey:
    """The key of a hub that is started with this address in its settings file."""
    if base_url:
        (folder / "config.toml").write_text(f'[llm]\nbase_url = "{base_url}"\nmodel = "m"\n')
    settings = load_settings(folder / "config.toml" if base_url else None, overrides)
    llm = settings.llm
    return GivenKey(llm.api_key, "llm.base_url", llm.base_url, settings.origin, settings.data_dir)


def sent(key: GivenKey, base_url: str) -> str:
    found = key.of(base_url)
    return found.get_secret_value() if found else ""


def test_it_belongs_to_the_service_of_the_start(folder: Path) -> None:
    key = started(folder, FIRST)
    assert [sent(key, url) for url in (FIRST, "https://first.example/v2", OTHER, DEFAULT_LLM_URL)] == [
        "sk-given", "sk-given", "", "",
    ]  # fmt: skip


def test_it_is_not_sent_where_all_on_the_way_can_read_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = started(folder, FIRST)
    assert sent(key, "http://first.example/v1") == ""
    monkeypatch.setenv("XAI_API_KEY", "xai-1")
    assert (sent(key, DEFAULT_LLM_URL), sent(key, "http://api.x.ai/v1")) == ("xai-1", "")


def test_another_service_that_was_chosen_is_not_sent_it_after_a_restart_either(folder: Path) -> None:
    started(folder, FIRST).stay()
    again = started(folder, OTHER)
    assert (sent(again, OTHER), sent(again, FIRST)) == ("", "sk-given")
    assert b"sk-given" not in (folder / FILE_NAME).read_bytes()
    again.stay()
    assert sent(started(folder, OTHER), OTHER) == ""
    assert sent(started(folder, FIRST), FIRST) == "sk-given"


def test_a_new_key_in_the_environment_is_for_the_service_that_is_there_now(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(folder, FIRST).stay()
    monkeypatch.setenv("HUB_LLM__API_KEY", "sk-for-the-other")
    assert sent(started(folder, OTHER), OTHER) == "sk-for-the-other"


def test_an_address_beside_it_in_the_environment_says_whose_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(folder, FIRST).stay()
    monkeypatch.setenv("HUB_LLM__BASE_URL", OTHER)
    assert sent(started(folder), OTHER) == "sk-given"


def test_xai_s_own_variable_is_grok_s_whoever_thinks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUB_LLM__API_KEY")
    monkeypatch.setenv("XAI_API_KEY", "xai-1")
    grok = started(folder)
    assert (sent(grok, DEFAULT_LLM_URL), sent(grok, OTHER)) == ("xai-1", "")
    other = started(folder, OTHER)
    assert (sent(other, DEFAULT_LLM_URL), sent(other, OTHER)) == ("xai-1", "")


def test_one_in_the_settings_file_stays_with_the_address_beside_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUB_LLM__API_KEY")
    file = folder / "config.toml"
    file.write_text(f'[llm]\nbase_url = "{FIRST}"\nmodel = "m"\napi_key = "sk-written"\n')
    key = started(folder)
    assert sent(key, FIRST) == "sk-written"
    key.stay()
    file.write_text(file.read_text().replace(FIRST, OTHER))
    assert sent(started(folder), OTHER) == ""


@pytest.mark.logs("cannot be read")
@pytest.mark.parametrize("content", ["{", "[]", '{"a": 1}', "\x00"])
def test_a_broken_note_is_told_and_the_hub_goes_on(folder: Path, content: str) -> None:
    (folder / FILE_NAME).write_text(content)
    assert sent(started(folder, FIRST), FIRST) == "sk-given"


def test_what_cannot_be_noted_is_told(folder: Path) -> None:
    key = started(folder, FIRST, data_dir=folder / "not there")
    with pytest.raises(DataFolderError):
        key.stay()
