import dataclasses
import ipaddress
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store

from hub.errors import CertificateError
from hub.tls.facts import read_facts
from hub.tls.pairs import AUTHORITY_LASTS, CERTIFICATE_LASTS, Pair, new_authority, new_certificate
from tests.tls.making import NAMES, NOW


@pytest.fixture(scope="module")
def ca() -> Pair:
    return new_authority("hub-test.local", NOW)


@pytest.mark.parametrize("name", NAMES)
def test_who_trusts_the_ca_accepts_the_hub_under_each_of_its_names(ca: Pair, name: str) -> None:
    made = x509.load_pem_x509_certificate(new_certificate(ca, NAMES, NOW).certificate)
    store = Store([x509.load_pem_x509_certificate(ca.certificate)])
    try:
        subject: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        subject = x509.DNSName(name)
    assert isinstance(subject, x509.DNSName | x509.IPAddress)
    chain = PolicyBuilder().store(store).time(NOW).build_server_verifier(subject).verify(made, [])
    assert len(chain) == 2


def test_a_certificate_says_for_whom_and_how_long_it_is(ca: Pair) -> None:
    facts = read_facts(new_certificate(ca, NAMES, NOW).certificate)
    assert facts.names == NAMES
    assert facts.issuer == "CN=Xiaozhi Hub CA hub-test.local"
    assert facts.begins < NOW
    assert abs(facts.ends - NOW - CERTIFICATE_LASTS) < timedelta(seconds=2)
    assert facts.ends - facts.begins <= timedelta(days=825)


def test_no_certificate_outlives_its_ca(ca: Pair) -> None:
    late = NOW + AUTHORITY_LASTS - timedelta(days=10)
    assert read_facts(new_certificate(ca, NAMES, late).certificate).ends == read_facts(ca.certificate).ends
    with pytest.raises(CertificateError, match="no longer good"):
        new_certificate(ca, NAMES, NOW + AUTHORITY_LASTS)


def test_two_certificates_have_keys_of_their_own_and_none_is_shown(ca: Pair) -> None:
    one, other = (new_certificate(ca, NAMES, NOW) for _ in range(2))
    assert one.key != other.key
    assert "PRIVATE" not in repr(one)


def test_a_ca_with_a_damaged_or_another_s_key_is_told(ca: Pair) -> None:
    with pytest.raises(CertificateError, match="damaged"):
        new_certificate(dataclasses.replace(ca, key=b"-----BEGIN"), NAMES, NOW)
    with pytest.raises(CertificateError, match="another's"):
        new_certificate(dataclasses.replace(ca, key=new_authority("x", NOW).key), NAMES, NOW)


def test_what_is_no_certificate_is_told() -> None:
    with pytest.raises(CertificateError, match="PEM"):
        read_facts(b"hello")
