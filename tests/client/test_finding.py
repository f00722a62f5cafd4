"""What a person gives to say where a hub is, and who may see it."""

from pathlib import Path

import pytest

from hub.client.address import hub_url
from hub.client.token_file import LONGEST_FILE, token_in
from hub.client.trust import trusting
from hub.errors import CertificateError, SettingError


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("192.168.1.5", "http://192.168.1.5:8003"),
        (" xiaozhi-hub.local ", "http://xiaozhi-hub.local:8003"),
        ("192.168.1.5:9000", "http://192.168.1.5:9000"),
        ("http://192.168.1.20:8003/xiaozhi/ota/", "http://192.168.1.20:8003"),
        ("HTTPS://Hub.Example", "https://hub.example"),
        ("https://hub.example:8443/api/v1", "https://hub.example:8443"),
        ("[fe80::1]", "http://[fe80::1]:8003"),
        ("[fe80::1]:80", "http://[fe80::1]:80"),
    ],
)
def test_an_address_is_understood_as_people_write_it(text: str, url: str) -> None:
    assert hub_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "http://",
        "ftp://hub",
        "a b",
        "hub:port",
        "hub:99999",
        "http://user:secret@hub",
        "http://[",
        "/x",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(SettingError) as refused:
        hub_url(text)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("raw", [b"xzh_1", b"xzh_1\n", b"  xzh_1\r\n\n"])
def test_a_token_is_read_without_what_is_around_it(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "token").write_bytes(raw)
    assert token_in(tmp_path / "token") == "xzh_1"


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"two words", b"a\nb", b"\xff\xfe", "жетон".encode(), b"x" * (LONGEST_FILE + 1)]
)
def test_a_file_without_one_token_is_refused_and_not_shown(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "token").write_bytes(raw)
    with pytest.raises(SettingError, match="does not hold one token") as refused:
        token_in(tmp_path / "token")
    assert "two words" not in str(refused.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read"):
        token_in(tmp_path / "none")
    with pytest.raises(CertificateError, match="cannot be used"):
        trusting(tmp_path / "none")


def test_a_ca_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nonsense")
    with pytest.raises(CertificateError):
        trusting(tmp_path / "ca.pem")
