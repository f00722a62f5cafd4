"""What a certificate says of itself."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from hub.errors import CertificateError


@dataclass(frozen=True, slots=True)
class Facts:
    """A certificate. Times are in UTC."""

    names: tuple[str, ...]  # host names and addresses it is for
    issuer: str
    begins: datetime
    ends: datetime
    sha256: str  # of the whole, as browsers show it


def read_facts(pem: bytes) -> Facts:
    """Of the first certificate in ``pem``, which is the server's own.

    Raises:
        CertificateError: There is none.
    """
    try:
        first = x509.load_pem_x509_certificates(pem)[0]
        names = _names(first)
    except ValueError as error:
        raise CertificateError("there is no certificate in PEM in it") from error
    return Facts(
        names=names,
        issuer=first.issuer.rfc4514_string(),
        begins=first.not_valid_before_utc,
        ends=first.not_valid_after_utc,
        sha256=first.fingerprint(hashes.SHA256()).hex(":").upper(),
    )


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    dns = found.get_values_for_type(x509.DNSName)
    return (*dns, *map(str, found.get_values_for_type(x509.IPAddress)))
