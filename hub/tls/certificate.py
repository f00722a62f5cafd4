"""The certificate both servers show. It is replaced while they run: files are looked at again and again."""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NoReturn

from hub.errors import CertificateError
from hub.tls.facts import Facts, read_facts
from hub.tls.files import PairFiles

log = logging.getLogger(__name__)

BEAT_S: Final = 10.0
"""Between two looks at the files, seconds: who renews a certificate does so weeks before it is needed."""

ENDS_SOON: Final = timedelta(days=14)
"""Before the end somebody is told: programs that renew do so 30 days before, so that this one has failed."""

OTHERS_KEY: Final = frozenset({"KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH", "NO_CERTIFICATE_ASSIGNED"})
"""OpenSSL's reasons when a certificate and a key are not of one pair; the first is for two of one kind."""

Run = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a blocking call elsewhere."""

_Stamp = tuple[tuple[int, ...] | None, ...]


def _now() -> datetime:
    return datetime.now(UTC)


class Certificate:
    """A certificate and its key, as servers want them.

    Attributes:
        context: For servers. What is loaded later counts for connections from then on; the others stay.
    """

    def __init__(self, files: PairFiles, now: Callable[[], datetime] = _now) -> None:
        self.files = files
        self._now = now
        self._stamp: _Stamp = ()
        self._changing = False
        self._told_end = False
        self._facts: Facts | None = None
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._newest = self.context

    def load(self) -> None:
        """Load the files for the first time. Blocking, as ``look`` is.

        Raises:
            CertificateError: They cannot be used.
        """
        self._stamp = self._files_now()
        self._facts = read_pair(self.files, self._now())
        _fill(self.context, self.files)
        # A context that is in use is never touched: between its certificate and its key there is a moment.
        self.context.sni_callback = self._choose
        log.info("TLS: %s; good until %s", ", ".join(self._facts.names), self._facts.ends.date())
        self._tell_end()

    def look(self) -> None:
        """Load the files again when they have changed, and have been at rest for a beat.

        What cannot be used is told once, and what was in use before stays.
        """
        stamp = self._files_now()
        if stamp != self._stamp:
            self._stamp, self._changing = stamp, True
        elif self._changing:
            self._changing = False
            self._renew()
        self._tell_end()

    async def keep(self, run: Run) -> NoReturn:
        """Look at every beat."""
        while True:
            await asyncio.sleep(BEAT_S)
            await run(self.look)

    def _renew(self) -> None:
        try:
            facts = read_pair(self.files, self._now())
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            _fill(context, self.files)
        except CertificateError as error:
            log.warning("the new TLS certificate is not used, the one before it still is: %s", error)
            return
        self._facts, self._newest, self._told_end = facts, context, False
        log.info("TLS has a new certificate: %s; good until %s", ", ".join(facts.names), facts.ends.date())

    def _choose(self, connection: ssl.SSLObject, _name: str | None, _context: ssl.SSLContext) -> None:
        """At the beginning of every connection: it gets the newest certificate."""
        connection.context = self._newest

    def _tell_end(self) -> None:
        if self._facts and not self._told_end and self._facts.ends - self._now() < ENDS_SOON:
            self._told_end = True
            log.warning("the TLS certificate ends on %s: renew it", self._facts.ends.date())

    def _files_now(self) -> _Stamp:
        return tuple(_stamp(file) for file in (self.files.certificate, self.files.key))


def read_pair(files: PairFiles, now: datetime) -> Facts:
    """What the certificate says; raises ``CertificateError`` when it is not good now, or cannot be read."""
    pem = _read(files.certificate)
    try:
        facts = read_facts(pem)
    except CertificateError as error:
        raise CertificateError(f"The TLS certificate {files.certificate} cannot be used: {error}.") from error
    if facts.ends <= now:
        raise CertificateError(
            f"The TLS certificate {files.certificate} ended on {facts.ends.date()}. Put a new one there; for "
            "one that the hub made, `python -m hub tls renew` does."
        )
    if facts.begins > now:
        raise CertificateError(
            f"The TLS certificate {files.certificate} is good from {facts.begins:%Y-%m-%d %H:%M} UTC only. "
            "Is this computer's clock right?"
        )
    return facts


def _fill(context: ssl.SSLContext, files: PairFiles) -> None:
    """Put the pair into ``context``; raises ``CertificateError`` when it is none."""
    if b"ENCRYPTED" in _read(files.key):  # nobody is there to type a password
        raise CertificateError(f"The TLS key {files.key} has a password. Give the hub one without.")
    try:
        context.load_cert_chain(files.certificate, files.key)
    except (ssl.SSLError, OSError) as error:
        if isinstance(error, ssl.SSLError) and error.reason in OTHERS_KEY:
            why = "the key is not that of the certificate"
        else:
            why = "one of the two is not in PEM, or of a kind that is not known"
        raise CertificateError(
            f"The TLS certificate {files.certificate} and the key {files.key} cannot be used together: {why}."
        ) from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CertificateError(
            f"{file} cannot be read: {error.strerror}. If tls.cert_file or tls.key_file names it, correct "
            "that, or let the hub read it; what the hub made, `python -m hub tls renew` makes again."
        ) from error


def _stamp(file: Path) -> tuple[int, ...] | None:
    """Another one means another content, or other rights to it: then what failed is tried again."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode, found.st_ctime_ns
