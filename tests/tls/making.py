"""Certificates for tests."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hub.tls.files import PairFiles
from hub.tls.pairs import CERTIFICATE_LASTS, Pair, new_authority, new_certificate

NOW = datetime.now(UTC)
NAMES = ("hub-test.local", "localhost", "127.0.0.1", "::1")


def pair_files(folder: Path) -> PairFiles:
    """Where a test keeps a pair."""
    return PairFiles(folder / "hub.pem", folder / "hub.key")


def write(files: PairFiles, pair: Pair) -> None:
    """As a program does that renews a certificate."""
    files.certificate.write_bytes(pair.certificate)
    files.key.write_bytes(pair.key)


def signed(authority: Pair, *, ends_in: timedelta = CERTIFICATE_LASTS) -> Pair:
    """A certificate for this machine."""
    return new_certificate(authority, NAMES, NOW - CERTIFICATE_LASTS + ends_in)


def authority() -> Pair:
    """A CA that was there before all that it signs."""
    return new_authority("hub-test.local", NOW - CERTIFICATE_LASTS)
