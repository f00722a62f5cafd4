"""The certificate of servers that run: shown, replaced, refused."""

import asyncio
import errno
import ssl
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from hub.errors import CertificateError
from hub.tls.certificate import BEAT_S, Certificate
from hub.tls.facts import read_facts
from hub.tls.files import PairFiles
from hub.tls.pairs import Pair, new_authority
from tests.fakes.virtual_time import run_virtual
from tests.tls.making import NOW, authority, pair_files, signed, write


@pytest.fixture(scope="module")
def ca() -> Pair:
    return authority()


@pytest.fixture
def files(tmp_path: Path, ca: Pair) -> PairFiles:
    made = pair_files(tmp_path)
    write(made, signed(ca))
    return made


def loaded(files: PairFiles) -> Certificate:
    certificate = Certificate(files)
    certificate.load()
    return certificate


def shown(certificate: Certificate, ca: Pair, name: str | None = "localhost") -> str:
    """The SHA-256 of what a client is shown that trusts only ``ca``; a handshake in memory."""
    trust = ssl.create_default_context(cadata=ca.certificate.decode())
    trust.check_hostname = name is not None
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = certificate.context.wrap_bio(to_server, to_client, server_side=True)
    client = trust.wrap_bio(to_client, to_server, server_hostname=name)
    for _ in range(4):
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
    der = client.getpeercert(binary_form=True)
    assert der is not None
    return read_facts(ssl.DER_cert_to_PEM_cert(der).encode()).sha256


def sha256_of(files: PairFiles) -> str:
    return read_facts(files.certificate.read_bytes()).sha256


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", None])  # the last two say no name at all
def test_a_new_certificate_is_shown_once_its_files_have_been_at_rest_for_a_beat(
    files: PairFiles, ca: Pair, name: str | None
) -> None:
    certificate = loaded(files)
    first = shown(certificate, ca, name)
    assert first == sha256_of(files)
    write(files, signed(ca))
    certificate.look()
    assert shown(certificate, ca, name) == first
    certificate.look()
    assert shown(certificate, ca, name) == sha256_of(files) != first


@pytest.mark.logs("not used")
def test_what_cannot_be_used_is_told_once_and_the_one_before_stays(
    files: PairFiles, ca: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    certificate = loaded(files)
    first = shown(certificate, ca)
    files.key.write_bytes(signed(ca).key)  # as when somebody forgets the other half
    for _ in range(10):
        certificate.look()
    assert shown(certificate, ca) == first
    assert [record.levelname for record in caplog.records].count("WARNING") == 1
    files.certificate.unlink()
    for _ in range(10):
        certificate.look()
    assert shown(certificate, ca) == first
    assert [record.levelname for record in caplog.records].count("WARNING") == 2
    write(files, signed(ca))
    for _ in range(2):
        certificate.look()
    assert shown(certificate, ca) == sha256_of(files) != first


@pytest.mark.logs("not used")
@pytest.mark.skipif(sys.platform == "win32", reason="a file has no such rights there")
def test_what_was_not_to_be_read_is_tried_again_once_it_has_other_rights(
    files: PairFiles, ca: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may read everything, as in a container, is not kept from it by rights: here they are looked at."""

    def read(file: Path) -> bytes:
        if not file.stat().st_mode & stat.S_IRUSR:
            raise PermissionError(errno.EACCES, "Permission denied")
        with file.open("rb") as opened:
            return opened.read()

    monkeypatch.setattr(Path, "read_bytes", read)
    certificate = loaded(files)
    first = shown(certificate, ca)
    write(files, signed(ca))
    files.key.chmod(0o200)
    for _ in range(3):
        certificate.look()
    assert shown(certificate, ca) == first
    files.key.chmod(0o600)
    for _ in range(2):
        certificate.look()
    assert shown(certificate, ca) == sha256_of(files) != first


def test_a_pair_that_is_half_replaced_is_waited_for(files: PairFiles, ca: Pair) -> None:
    """No warning in between: the two files are never written in one step."""
    certificate = loaded(files)
    new = signed(ca)
    files.key.write_bytes(new.key)
    certificate.look()
    files.certificate.write_bytes(new.certificate)
    certificate.look()
    certificate.look()
    assert shown(certificate, ca) == sha256_of(files)


def test_a_name_that_leads_to_another_file_is_a_change(files: PairFiles, ca: Pair, tmp_path: Path) -> None:
    """As certbot does it."""
    link = PairFiles(tmp_path / "live.pem", tmp_path / "live.key")
    for there, at in ((link.certificate, files.certificate), (link.key, files.key)):
        there.symlink_to(at)
    certificate = loaded(link)
    renewed = PairFiles(tmp_path / "2.pem", tmp_path / "2.key")
    write(renewed, signed(ca))
    for there, at in ((link.certificate, renewed.certificate), (link.key, renewed.key)):
        there.unlink()
        there.symlink_to(at)
    certificate.look()
    certificate.look()
    assert shown(certificate, ca) == sha256_of(renewed)


def test_it_looks_at_every_beat(files: PairFiles, ca: Pair) -> None:
    certificate = loaded(files)

    async def scene() -> None:
        async def run(call: object) -> None:
            assert call == certificate.look
            certificate.look()

        keeping = asyncio.create_task(certificate.keep(run))
        await asyncio.sleep(BEAT_S / 2)
        write(files, signed(ca))
        await asyncio.sleep(2 * BEAT_S)
        assert shown(certificate, ca) == sha256_of(files)
        keeping.cancel()
        await asyncio.wait({keeping})

    run_virtual(scene())


@pytest.mark.parametrize(
    ("ends_in", "told"), [(timedelta(days=13), True), (timedelta(days=15), False), (timedelta(days=300), False)]
)
@pytest.mark.logs("ends on")
def test_an_end_that_is_near_is_told_once(
    files: PairFiles, ca: Pair, caplog: pytest.LogCaptureFixture, *, ends_in: timedelta, told: bool
) -> None:
    write(files, signed(ca, ends_in=ends_in))
    certificate = loaded(files)
    for _ in range(3):
        certificate.look()
    assert any("ends on" in record.getMessage() for record in caplog.records) is told
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == told


def let_it_end(files: PairFiles, ca: Pair) -> None:
    write(files, signed(ca, ends_in=timedelta(seconds=-5)))


def lock_key(files: PairFiles, ca: Pair) -> None:
    key = load_pem_private_key(files.key.read_bytes(), password=None)
    files.key.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    )


def another_kind_of_key(files: PairFiles, _: Pair) -> None:
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    files.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (let_it_end, "ended on"),
        (another_kind_of_key, "not that of the certificate"),
        (lambda f, ca: f.key.write_bytes(signed(ca).key), "not that of the certificate"),
        (lambda f, ca: f.key.write_text("no key"), "PEM"),
        (
            lambda f, ca: f.key.unlink(),
            r"hub\.key cannot be read: .*[^.]\. If tls.cert_file.*tls renew` makes again\.$",
        ),
        (lambda f, ca: f.certificate.unlink(), r"hub\.pem cannot be read: .*tls renew` makes again\.$"),
        (lambda f, ca: f.certificate.write_bytes(f.key.read_bytes()), "no certificate in PEM"),
        (lock_key, "password"),
    ],
)
def test_what_is_wrong_at_the_start_is_told(files: PairFiles, ca: Pair, fault: object, says: str) -> None:
    assert callable(fault)
    fault(files, ca)
    with pytest.raises(CertificateError, match=says):
        loaded(files)


def test_one_from_the_future_is_told_with_the_clock(files: PairFiles) -> None:
    with pytest.raises(CertificateError, match="clock"):
        Certificate(files, now=lambda: datetime(2020, 1, 1, tzinfo=UTC)).load()


def test_whom_another_ca_signed_is_not_believed(files: PairFiles) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        shown(loaded(files), new_authority("another", NOW))
