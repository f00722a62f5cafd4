"""``python -m hub tls``: what it makes, and what it says."""

import stat
from collections.abc import Callable
from pathlib import Path

import ifaddr
import pytest

from hub.__main__ import main
from hub.commands.tls import wanted_names
from hub.config import load_settings
from hub.config.network import ANY_IPV4
from hub.tls.facts import read_facts
from hub.tls.files import authority_files, own_files

Told = tuple[int, str, str]


@pytest.fixture
def tls(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Told]:
    def run(action: str) -> Told:
        status = main(["tls", action, "--data-dir", str(tmp_path)])
        return (status, *capsys.readouterr())

    return run


def test_a_ca_and_a_certificate_are_made_and_keys_are_their_owner_s(
    tls: Callable[..., Told], tmp_path: Path
) -> None:
    status, out, err = tls("create")
    assert (status, err) == (0, "")
    own, ca = own_files(tmp_path), authority_files(tmp_path)
    assert str(ca.certificate) in out
    assert "8443" in out
    for key in (own.key, ca.key):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert "PRIVATE KEY" in key.read_text()
    assert stat.S_IMODE(ca.key.parent.stat().st_mode) == 0o700
    assert "PRIVATE" not in own.certificate.read_text() + ca.certificate.read_text() + out


def test_a_second_ca_is_not_made_by_accident(tls: Callable[..., Told], tmp_path: Path) -> None:
    tls("create")
    before = authority_files(tmp_path).key.read_bytes()
    status, _, err = tls("create")
    assert status == 2
    assert "tls renew" in err
    assert authority_files(tmp_path).key.read_bytes() == before


def test_renewing_makes_another_certificate_with_the_same_ca(tls: Callable[..., Told], tmp_path: Path) -> None:
    tls("create")
    own, ca = own_files(tmp_path), authority_files(tmp_path)
    first, authority = own.certificate.read_bytes(), ca.certificate.read_bytes()
    assert tls("renew")[0] == 0
    assert own.certificate.read_bytes() != first
    assert ca.certificate.read_bytes() == authority
    status, out, _ = tls("show")
    assert status == 0
    for file in (own, ca):
        assert read_facts(file.certificate.read_bytes()).sha256 in out


@pytest.mark.parametrize(("action", "says"), [("renew", "no local CA"), ("show", "tls create")])
def test_without_anything_made_it_says_what_to_do(tls: Callable[..., Told], action: str, says: str) -> None:
    status, out, err = tls(action)
    assert (status, out) == (2, "")
    assert says in err


def test_a_local_ca_that_is_damaged_is_named(tls: Callable[..., Told], tmp_path: Path) -> None:
    tls("create")
    file = authority_files(tmp_path).certificate
    file.write_text("no certificate")
    status, _, err = tls("show")
    assert status == 2
    assert f"The local CA {file} cannot be read: there is no certificate in PEM in it." in err


def test_a_certificate_of_the_user_s_own_stays_the_one_in_use(
    tls: Callable[..., Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_TLS__CERT_FILE", str(tmp_path / "mine.pem"))
    monkeypatch.setenv("HUB_TLS__KEY_FILE", str(tmp_path / "mine.key"))
    status, out, _ = tls("create")
    assert status == 0
    assert f"tls.cert_file names {tmp_path / 'mine.pem'}" in out
    assert "mine.pem cannot be read" in tls("show")[2]
    monkeypatch.delenv("HUB_TLS__KEY_FILE")
    assert "go together" in tls("show")[2]


def test_the_certificate_is_for_every_name_and_address_of_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    lan = [
        ifaddr.IP(address, 24, "eth")
        for address in ("192.0.2.10", "127.0.0.1", ("fd00::2", 0, 0), ("fe80::1", 0, 2))
    ]
    monkeypatch.setattr("ifaddr.get_adapters", lambda: [ifaddr.Adapter("eth", "eth", lan)])

    def names(host: str) -> tuple[str, ...]:
        server = {"host": host, "names": ["hub.example"]}
        return wanted_names(load_settings(overrides={"server": server}))

    everywhere = ("localhost", "127.0.0.1", "::1")
    assert names(ANY_IPV4) == ("xiaozhi-hub.local", "hub.example", "192.0.2.10", *everywhere)
    assert names("::") == ("xiaozhi-hub.local", "hub.example", "192.0.2.10", "fd00::2", *everywhere)
    assert names("192.0.2.11, fe80::1%eth0") == (
        "xiaozhi-hub.local", "hub.example", "192.0.2.11", "fe80::1", *everywhere,
    )  # fmt: skip
