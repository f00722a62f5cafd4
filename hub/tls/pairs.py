"""Making certificates: a local CA, and what it signs for the hub. Values only: others keep them."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hub.errors import CertificateError

AUTHORITY_LASTS: Final = timedelta(days=3_650)
"""Ten years: it is put by hand into every computer and telephone."""

CERTIFICATE_LASTS: Final = timedelta(days=800)
"""Apple's systems accept 825 days at most, from a private CA, too."""

CLOCKS_DIFFER: Final = timedelta(days=1)
"""It is good from this long before: a device's clock may be behind."""

MAX_NAME: Final = 64
"""Letters in a common name (RFC 5280, appendix A)."""

CURVE: Final = ec.SECP256R1()
"""What every client knows."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and its private key, both in PEM."""

    certificate: bytes
    key: bytes = field(repr=False)


def new_authority(name: str, now: datetime) -> Pair:
    """A CA that may sign certificates for servers, and no further CA."""
    key = ec.generate_private_key(CURVE)
    subject = _name(f"Xiaozhi Hub CA {name}")
    usage = _usage(signs_certificates=True)
    built = (
        _begun(subject, subject, key.public_key(), now, now + AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _pair(built, key)


def new_certificate(authority: Pair, names: Sequence[str], now: datetime) -> Pair:
    """A server's certificate for ``names``: host names and IP addresses, the first one first.

    It does not outlive the CA.

    Raises:
        CertificateError: The CA cannot be used.
    """
    signer, signer_key = _opened(authority)
    if signer.not_valid_after_utc <= now:
        raise CertificateError("The local CA is no longer good: move its folder away, and make another.")
    key = ec.generate_private_key(CURVE)
    until = min(now + CERTIFICATE_LASTS, signer.not_valid_after_utc)
    built = (
        _begun(_name(names[0]), signer.subject, key.public_key(), now, until)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer_key.public_key()), critical=False
        )
        .sign(signer_key, hashes.SHA256())
    )
    return _pair(built, key)


def _opened(authority: Pair) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    try:
        certificate = x509.load_pem_x509_certificate(authority.certificate)
        key = load_pem_private_key(authority.key, password=None)
    except (ValueError, TypeError) as error:
        raise CertificateError("The local CA's files are damaged: bring them back from a copy.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise CertificateError("The local CA's key is another's: bring its files back from a copy.")
    return certificate, key


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCKS_DIFFER)
        .not_valid_after(until)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:MAX_NAME])])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pair(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Pair:
    return Pair(
        certificate.public_bytes(Encoding.PEM),
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
