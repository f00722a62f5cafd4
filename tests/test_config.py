from pathlib import Path
from typing import Any

import pytest

from hub.config import load_settings
from hub.config.ports import OWN_CERTIFICATE
from hub.config.settings import load_settings_beside_file
from hub.errors import SettingError
from hub.languages import HEARD


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))


def test_the_defaults_are_what_devices_and_people_expect() -> None:
    settings = load_settings()
    assert settings.server.http_port == 8003
    assert settings.server.ws_port == 8000
    assert settings.llm.base_url == "https://api.x.ai/v1"
    assert settings.audio.lead_ms == 300


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text(
        '[llm]\nmodel = "file"\nbase_url = "http://file/v1"\nmax_tokens = 50\n'
    )
    monkeypatch.setenv("HUB_LLM__MODEL", "environment")
    monkeypatch.setenv("HUB_LLM__BASE_URL", "http://environment/v1")
    llm = load_settings(overrides={"llm": {"model": "command line"}}).llm
    assert (llm.model, llm.base_url, llm.max_tokens) == ("command line", "http://environment/v1", 50)


def test_a_named_file_is_read_and_a_missing_one_is_said(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text("[server]\nhttp_port = 1234\n")
    assert load_settings(file).server.http_port == 1234
    with pytest.raises(SettingError, match="does not exist"):
        load_settings(tmp_path / "no.toml")


def test_the_service_s_own_key_variable_counts_after_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XAI_API_KEY", "theirs")
    key = load_settings().llm.api_key
    assert key is not None
    assert key.get_secret_value() == "theirs"
    monkeypatch.setenv("HUB_LLM__API_KEY", "ours")
    key = load_settings().llm.api_key
    assert key is not None
    assert key.get_secret_value() == "ours"


@pytest.mark.parametrize(
    ("overrides", "name"),
    [
        ({"server": {"http_port": 70_000}}, "server.http_port"),
        ({"server": {"http_port": "many"}}, "server.http_port"),
        ({"server": {"host": "127.0.0.1,,::1"}}, "server.host"),
        ({"server": {"host": ""}}, "server.host"),
        ({"server": {"trusted_proxies": ["nginx"]}}, "server.trusted_proxies"),
        ({"server": {"ws_url": "wss://hub.example/xiaozhi/v1/"}}, "server.ws_url"),  # a device wants the port
        ({"server": {"ws_url": "wss://[::1]:443/xiaozhi/v1/"}}, "server.ws_url"),  # and no other colon
        ({"server": {"ota_url": "hub.example"}}, "server.ota_url"),
        ({"tls": {"cert_file": "hub.pem"}}, "tls"),
        ({"llm": {"base_url": "ftp://x"}}, "llm.base_url"),
        ({"llm": {"no_such": 1}}, "llm.no_such"),
        ({"llm": {"monthly_cap": -1}}, "llm.monthly_cap"),
        ({"llm": {"currency": "money"}}, "llm.currency"),
        ({"llm": {"second": {"base_url": "http://ollama:11434/v1"}}}, "llm.second"),  # which model there?
        ({"llm": {"second": {"base_url": "ollama", "model": "x"}}}, "llm.second.base_url"),
        ({"discovery": {"name": "Not A Name"}}, "discovery.name"),
        ({"stt": {"languages": ["english"]}}, "stt.languages.0"),
    ],
)
def test_a_bad_value_is_named(overrides: dict[str, Any], name: str) -> None:
    with pytest.raises(SettingError, match=name):
        load_settings(overrides=overrides)


def test_a_secret_is_never_in_a_message_or_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_LLM__API_KEY", "sk-very-secret")
    assert "sk-very-secret" not in repr(load_settings())
    with pytest.raises(SettingError) as caught:
        load_settings(overrides={"llm": {"api_key": {"sk-very-secret": 1}}})
    assert "sk-very-secret" not in str(caught.value)


@pytest.mark.parametrize("content", ["[llm", "llm = 3", "\xff"])
def test_a_file_that_is_no_settings_file_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(SettingError):
        load_settings(file)


def test_a_language_nobody_can_hear_is_told() -> None:
    with pytest.raises(SettingError, match="cn is not the code of a language"):
        load_settings(overrides={"stt": {"languages": ["en", "cn"]}})


def test_all_languages_that_whisper_hears_are_known() -> None:
    from faster_whisper.tokenizer import _LANGUAGE_CODES

    assert set(_LANGUAGE_CODES) == HEARD


@pytest.mark.parametrize(
    ("host", "hosts"),
    [
        ("127.0.0.1", ("127.0.0.1",)),
        ("::", ("::", "0.0.0.0")),  # noqa: S104 - not listened on
        ("192.0.2.1, ::1,192.0.2.1", ("192.0.2.1", "::1")),
    ],
)
def test_a_host_is_one_address_or_several(host: str, hosts: tuple[str, ...]) -> None:
    assert load_settings(overrides={"server": {"host": host}}).server.hosts == hosts


def test_trusted_proxies_are_addresses_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_SERVER__TRUSTED_PROXIES", '["127.0.0.1", "fd00::/64"]')
    assert [str(network) for network in load_settings().server.trusted_proxies] == ["127.0.0.1/32", "fd00::/64"]


def test_a_second_service_is_named_in_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load_settings().llm.second.given
    monkeypatch.setenv("HUB_LLM__SECOND__BASE_URL", "http://127.0.0.1:11434/v1")
    monkeypatch.setenv("HUB_LLM__SECOND__MODEL", "llama3.2")
    second = load_settings(overrides={"llm": {"monthly_cap": 5}}).llm.second
    assert (second.given, second.model, second.api_key) == (True, "llama3.2", None)


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"server": {"http_port": 8000}}, "server.ws_port, too: each needs a port of its own"),
        ({"server": {"http_port": 9, "ws_port": 9}}, "setting server.http_port is not acceptable"),
        ({"tls": {"https_port": 8444}}, "wss_port, too"),
        ({"server": {"host": "kitchen..home"}}, "kitchen..home is neither an IP address nor a computer's name"),
        ({"server": {"host": "0.0.0.0, 300.1.1.1"}}, "300.1.1.1 is neither"),
        ({"server": {"host": "-a.home"}}, "neither"),
    ],
)
def test_listening_that_cannot_work_is_refused_with_why(overrides: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingError, match=said):
        load_settings(overrides=overrides)


def test_each_of_the_ports_that_are_equal_is_named() -> None:
    tls = {"cert_file": "/c.pem", "key_file": "/c.key", "wss_port": 8443}
    with pytest.raises(SettingError) as caught:
        load_settings(overrides={"server": {"http_port": 8443}, "tls": tls})
    names = ("server.http_port", "tls.https_port", "tls.wss_port")
    assert tuple(name for name, _ in caught.value.flaws) == names
    assert caught.value.flaws[1][1].startswith("it is server.http_port and tls.wss_port, too")


@pytest.mark.parametrize("made", [True, False])
def test_ports_for_tls_are_compared_where_the_hub_made_a_certificate(tmp_path: Path, made: bool) -> None:
    overrides = {"data_dir": tmp_path, "server": {"http_port": 8443}}
    if not made:
        assert load_settings(overrides=overrides).server.http_port == 8443
        return
    (tmp_path / OWN_CERTIFICATE).parent.mkdir()
    (tmp_path / OWN_CERTIFICATE).touch()
    with pytest.raises(SettingError, match=r"tls\.https_port, too"):
        load_settings(overrides=overrides)


def test_beside_a_file_that_cannot_be_used_its_data_folder_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUB_DATA_DIR", raising=False)
    config = tmp_path / "mine.toml"
    config.write_text(f"data_dir = '{tmp_path / 'here'}'\nlog_level = 'LOUD'\n")
    beside = load_settings_beside_file(config, {"server": {"http_port": 9}})
    assert (beside.data_dir, beside.log_level, beside.server.http_port) == (tmp_path / "here", "INFO", 9)
    assert beside.origin.file == config
    config.write_text("no toml")
    assert load_settings_beside_file(config, {"data_dir": tmp_path}).data_dir == tmp_path


def test_what_is_wrong_without_the_file_is_wrong_beside_it(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="does not exist"):
        load_settings_beside_file(tmp_path / "none.toml")
    with pytest.raises(SettingError, match="log_level"):
        load_settings_beside_file(overrides={"data_dir": tmp_path, "log_level": "LOUD"})


def test_free_ports_and_every_kind_of_address_are_taken() -> None:
    server = {"http_port": 0, "ws_port": 0, "host": "127.0.0.1, ::1, fe80::1%eth0, localhost, my_pc.home"}
    tls = {"https_port": 0, "wss_port": 0}
    assert len(load_settings(overrides={"server": server, "tls": tls}).server.hosts) == 5
