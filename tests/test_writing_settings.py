"""Changing single settings in config.toml, and who decides them."""

from pathlib import Path
from typing import Any

import pytest

from hub.config import load_settings
from hub.config.describing import Kind, all_facts, facts_by_name, names_of
from hub.config.origin import Origin, Source
from hub.config.writing import changed_text
from hub.errors import SettingError, SettingFixedError

FILE = """\
# The kitchen's hub
log_level = "INFO"  # more is noise

[session]  # talking
idle_s = 20  # the children are slow

# its mind
[llm]
model = "grok-4"
"""


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Origin:
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    return Origin(tmp_path / "config.toml")


def test_comments_and_order_stay(origin: Origin) -> None:
    text, settings = changed_text(FILE, origin, {"session.idle_s": 45, "log_level": "DEBUG"})
    assert text == FILE.replace("20 ", "45.0 ").replace('"INFO"', '"DEBUG"')
    assert (settings.session.idle_s, settings.log_level) == (45.0, "DEBUG")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("discovery.mdns", False),
        ("server.http_port", 9000),
        ("tts.speed", 1.5),
        ("stt.languages", ["en", "ru"]),
        ("tts.voices", {"de": "de_DE-thorsten-medium"}),
        ("tls.only", True),
        ("language", "zh"),
        ("llm.instructions", 'Say "yes".\nOr 不.'),
        ("enrolment.serial_keys", "/keys.csv"),
        ("llm.vision_price_in", 3.5),
    ],
)
@pytest.mark.parametrize("before", ["", FILE, 'llm = {model = "a"}\n', "llm.model = 'a'\r\n"])
def test_every_kind_of_value_is_written_and_set_back(
    origin: Origin, name: str, value: Any, before: str
) -> None:
    text, _ = changed_text(before, origin, {name: value})
    origin.file.write_text(text, encoding="utf-8", newline="")
    held: Any = load_settings()
    for part in name.split("."):
        held = getattr(held, part)
    plain = list(held) if isinstance(held, tuple) else held
    assert (str(plain) if isinstance(plain, Path) else plain) == value
    back, settings = changed_text(text, origin, {}, [name])
    assert name.rpartition(".")[2] + " =" not in back
    assert settings.model_dump() == changed_text(before, origin, {name: None})[1].model_dump()


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({"session.idle_s": 500}, "session.idle_s"),
        ({"server.http_port": "many"}, "server.http_port"),
        ({"stt.languages": ["english"]}, "stt.languages.0"),
        ({"tls.cert_file": "/hub.pem"}, "tls"),
        ({"llm.second.base_url": "http://127.0.0.1:1/v1"}, "llm.second"),
        ({"no.such": 1}, "no.such"),
        ({"llm.model": {"a": [1, None]}}, "llm.model"),
    ],
)
def test_a_bad_value_is_named_and_nothing_comes_of_it(origin: Origin, values: dict[str, Any], at: str) -> None:
    with pytest.raises(SettingError) as caught:
        changed_text(FILE, origin, values)
    assert [flaw[0] for flaw in caught.value.flaws] == [at]


def test_settings_that_go_together_are_changed_together(origin: Origin) -> None:
    values = {"llm.second.base_url": "http://127.0.0.1:11434/v1", "llm.second.model": "llama"}
    text, settings = changed_text(FILE, origin, values)
    assert text.startswith(FILE)
    assert settings.llm.second.given


@pytest.mark.parametrize("name", ["llm.api_key", "stt.api_key", "llm.second.api_key", "data_dir"])
def test_secrets_and_the_folder_are_never_written(origin: Origin, name: str) -> None:
    with pytest.raises(SettingFixedError):
        changed_text(FILE, origin, {name: "sk-secret"})


@pytest.mark.parametrize(
    ("variable", "value", "name"),
    [
        ("HUB_LLM__MODEL", "grok-5", "llm.model"),
        ("hub_llm__second__model", "llama", "llm.second.model"),
        ("HUB_SESSION", '{"idle_s": 50}', "session.idle_s"),
    ],
)
def test_what_the_environment_decides_says_which_variable(
    origin: Origin, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, name: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert origin.source(name, {}) == (Source.ENVIRONMENT, variable)
    with pytest.raises(SettingFixedError, match=variable):
        changed_text(FILE, origin, {name: None})


def test_the_command_line_decides_over_all(origin: Origin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_SERVER__HTTP_PORT", "1")
    started = load_settings(overrides={"server": {"http_port": 8004}})
    assert started.origin.source("server.http_port", {}) == (Source.COMMAND_LINE, "")
    assert started.origin.source("server.ws_port", {"server": {"ws_port": 1}}) == (Source.FILE, "")
    assert started.origin.source("server.host", {"server": {"ws_port": 1}}) == (Source.DEFAULT, "")
    with pytest.raises(SettingFixedError, match="option"):
        changed_text("", started.origin, {"server.http_port": 8005})


def test_another_file_is_the_one_that_is_changed(tmp_path: Path, origin: Origin) -> None:
    other = tmp_path / "other.toml"
    other.write_text("")
    assert load_settings(other).origin.file == other
    assert load_settings().origin.file == origin.file


def test_each_setting_tells_its_kind_its_bounds_and_its_reason() -> None:
    facts = facts_by_name()
    assert list(names_of()) == list(facts) == [one.name for one in all_facts()]
    assert all(one.description for one in all_facts())
    assert facts["server.http_port"].kind is Kind.WHOLE
    assert (facts["session.idle_s"].least, facts["session.idle_s"].below) == (5, 120)
    assert facts["llm.vision_price_in"].optional
    assert facts["language"].choices == ("auto", "en", "ru", "zh")
    assert (facts["tls.cert_file"].kind, facts["tts.voices"].kind) == (Kind.PATH, Kind.MAP)
    assert {one.name for one in all_facts() if one.secret} == {
        "llm.api_key", "llm.second.api_key", "stt.api_key", "tts.api_key",
    }  # fmt: skip


def test_the_key_of_xai_s_own_tools_goes_to_xai_only(origin: Origin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XAI_API_KEY", "xai-theirs")
    assert load_settings().llm.api_key is not None
    assert load_settings(overrides={"llm": {"base_url": "http://127.0.0.1:11434/v1"}}).llm.api_key is None
