"""Which files hold the certificate, and where those are that the hub makes itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.config import Settings
from hub.config.ports import OWN_CERTIFICATE

AUTHORITY: Final = "ca"
"""Folder of the local CA, by itself: it may be carried elsewhere, and is needed for a new certificate only."""


@dataclass(frozen=True, slots=True)
class PairFiles:
    """A certificate and its private key, both in PEM."""

    certificate: Path
    key: Path


def own_files(data_dir: Path) -> PairFiles:
    """Where the hub puts a certificate that its local CA signs."""
    certificate = data_dir / OWN_CERTIFICATE
    return PairFiles(certificate, certificate.with_suffix(".key"))


def authority_files(data_dir: Path) -> PairFiles:
    """Where the hub puts its local CA."""
    folder = (data_dir / OWN_CERTIFICATE).parent / AUTHORITY
    return PairFiles(folder / "ca.pem", folder / "ca.key")


def files_in_use(settings: Settings) -> PairFiles | None:
    """What the settings name, else what the hub made; None when there is neither. Blocking."""
    tls = settings.tls
    if tls.cert_file is not None and tls.key_file is not None:
        return PairFiles(tls.cert_file, tls.key_file)
    own = own_files(settings.data_dir)
    return own if own.certificate.exists() else None
